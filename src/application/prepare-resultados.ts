import type { CommandOf } from '../domain/ciclo-command.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { type Refusal, refuse } from '../domain/refusal.js';
import type { Viewer } from './chat/feature.js';
import type { Office } from './office.js';
import { type DondeGuardar, guardaPaquete, SIN_PDF } from './paquete-guardar.js';
import { avisoDePersonales } from './paquete-personales.js';
import { paqueteDeResultados } from './paquete-resultados.js';
import { conjuntosDeResultados } from './paquete-resultados-datos.js';
import { hechosDeResultados } from './resultados-hechos.js';

interface Parts extends DondeGuardar {
  readonly office: Office;
}

/** The public package of the results (5.5). */
export interface PaquetesDeResultados {
  /** es-MX sentence on what may be personal data in it; empty when nothing looks so, and while no Acta is signed. */
  personales(ciclo: CicloAbierto, viewer: Viewer): Promise<string>;
  /** Makes the package before it is ordered: the record then holds the hash of the bytes that are published. */
  prepare(ciclo: CicloAbierto, viewer: Viewer): Promise<CommandOf<'preparar-resultados'> | Refusal>;
}

const UNSIGNED = refuse(
  'acta-por-suscribir',
  'El Acta todavía no está suscrita.',
  'Los resultados se publican cuando se completan sus firmas.',
);

/** See `PaquetesDeResultados`. */
export const paquetesDeResultados = (parts: Parts): PaquetesDeResultados => {
  const { office, archive } = parts;
  return {
    personales: async (ciclo, viewer) => {
      const facts = await hechosDeResultados(ciclo, viewer, office.institution);
      return facts === undefined ? '' : avisoDePersonales(conjuntosDeResultados(facts));
    },
    prepare: async (ciclo, viewer) => {
      const facts = await hechosDeResultados(ciclo, viewer, office.institution);
      if (facts === undefined) return UNSIGNED;
      const pdf = await archive.open(facts.pdf);
      if (pdf === undefined) return SIN_PDF;
      const cabeza = await office.head(ciclo.datos.id);
      const made = paqueteDeResultados(facts, { pdf, cabeza, fecha: viewer.today });
      const nombre = `Paquete público PAE ${ciclo.datos.pae} Resultados.zip`;
      return { type: 'preparar-resultados', numero: facts.numero, paquete: await guardaPaquete(parts, made, nombre) };
    },
  };
};
