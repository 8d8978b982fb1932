import type { CommandOf } from '../domain/ciclo-command.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { convenioVigente } from '../domain/convenio-actual.js';
import { type Refusal, refuse } from '../domain/refusal.js';
import type { Viewer } from './chat/feature.js';
import type { Office } from './office.js';
import { paqueteDelConvenio } from './paquete-convenio.js';
import { conjuntosDelConvenio } from './paquete-convenio-datos.js';
import { type DondeGuardar, guardaPaquete, SIN_PDF } from './paquete-guardar.js';
import { hechosDelPaquete, huellaDeHechos } from './paquete-hechos.js';
import { avisoDePersonales } from './paquete-personales.js';

interface Parts extends DondeGuardar {
  readonly office: Office;
}

/** What a package made now would be. */
export interface PaqueteAhora {
  /** SHA-256 of what it would say. */
  readonly hechos: string;
  /** es-MX sentence on what may be personal data in it; empty when nothing looks so. */
  readonly personales: string;
}

/** The public package of the Convenio in force (4.2). */
export interface PaquetesPublicos {
  /** What a package made now would be; undefined while no Convenio is signed by all. */
  ahora(ciclo: CicloAbierto, viewer: Viewer): Promise<PaqueteAhora | undefined>;
  /** Makes the package before it is ordered: the record then holds the hash of the bytes that are published. */
  prepare(ciclo: CicloAbierto, viewer: Viewer): Promise<CommandOf<'preparar-publicacion'> | Refusal>;
}

const UNSIGNED = refuse(
  'convenio-por-suscribir',
  'El Convenio todavía no está suscrito.',
  'Se publica cuando se completan las firmas.',
);

/** See `PaquetesPublicos`. */
export const paquetesPublicos = (parts: Parts): PaquetesPublicos => {
  const { office, archive } = parts;
  const factsOf = (ciclo: CicloAbierto, viewer: Viewer) => hechosDelPaquete(ciclo, viewer, office.institution);
  return {
    ahora: async (ciclo, viewer) => {
      const facts = factsOf(ciclo, viewer);
      return facts && { hechos: huellaDeHechos(facts), personales: avisoDePersonales(conjuntosDelConvenio(facts)) };
    },
    prepare: async (ciclo, viewer) => {
      const facts = factsOf(ciclo, viewer);
      const vigente = convenioVigente(ciclo);
      if (facts === undefined || vigente === undefined) return UNSIGNED;
      const pdf = await archive.open(facts.pdf);
      if (pdf === undefined) return SIN_PDF;
      const cabeza = await office.head(ciclo.datos.id);
      const nombre = `Paquete público PAE ${ciclo.datos.pae} Convenio versión ${vigente.numero}.zip`;
      const made = paqueteDelConvenio(facts, { pdf, cabeza, fecha: viewer.today });
      const paquete = await guardaPaquete(parts, made, nombre);
      return { type: 'preparar-publicacion', numero: vigente.numero, hechos: huellaDeHechos(facts), paquete };
    },
  };
};
