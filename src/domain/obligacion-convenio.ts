import { actaSuscrita } from './acta-actual.js';
import type { AsmId } from './asm.js';
import { asunto } from './asunto.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Compromiso, puedeProponerse } from './compromiso.js';
import { type Convenio, mismasPartes, negativasVivas, porFirmar } from './convenio.js';
import { compromisosVivos, convenioEnFirma, convenioVigente, partesDe } from './convenio-actual.js';
import { faltanPorAcordar } from './convenio-integrar.js';
import { porDistribuir } from './distribucion.js';
import type { ClavePuesto } from './identity.js';
import type { Obligacion } from './obligacion.js';
import { sinIntegrar } from './paa.js';
import type { Plazo } from './plazo.js';
import { posturaKey, ultimaVersion } from './postura.js';
import { porPublicar } from './publicacion.js';

const rejected = (ciclo: CicloAbierto, { asm, unidad }: Compromiso): boolean => {
  const postura = ciclo.posturas[posturaKey(asm, unidad)];
  return postura !== undefined && ultimaVersion(postura)?.contenido.sentido === 'rechazada';
};

interface Pedido {
  readonly unidad: ClavePuesto;
  readonly asm: AsmId;
  readonly plazo: Plazo;
}

/** One request per unit and due date, however many ASM. */
const asked = (pedidos: readonly Pedido[]): readonly Obligacion[] => {
  const groups = new Map<string, readonly Pedido[]>();
  for (const each of pedidos) {
    const key = `${each.plazo.vence}|${each.unidad}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([, group]) =>
      group.slice(0, 1).map(({ unidad, plazo }) => ({
        clase: 'proponer-compromisos',
        accion: '3.1',
        puesto: unidad,
        asunto: asunto.compromisos(unidad),
        asm: group.map(({ asm }) => asm),
        plazo,
      })),
    );
};

/** What SE owes on the commitments of each unit that are in some state. */
const ofSecretaria = (
  found: readonly Compromiso[],
  clase: 'revisar-compromisos' | 'seguir-sin-compromiso',
  se: ClavePuesto,
): readonly Obligacion[] =>
  [...new Set(found.map(({ unidad }) => unidad))].map((unidad) => ({
    clase,
    accion: '3.1',
    puesto: se,
    asunto: asunto.compromisos(unidad),
    asm: found.filter((each) => each.unidad === unidad).map(({ asm }) => asm),
  }));

/** What is owed on the commitments (3.1). */
export const ofCompromisos = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => {
  const live = compromisosVivos(ciclo).filter((each) => !rejected(ciclo, each));
  const pending = live.flatMap(({ asm, unidad, situacion }) =>
    situacion.estado === 'solicitado' || situacion.estado === 'devuelto'
      ? [{ asm, unidad, plazo: situacion.plazo }]
      : [],
  );
  const of = (estado: Compromiso['situacion']['estado']) => live.filter(({ situacion }) => situacion.estado === estado);
  return [
    ...asked(pending),
    ...ofSecretaria(of('propuesto'), 'revisar-compromisos', se),
    ...ofSecretaria(of('sin-respuesta').filter(puedeProponerse), 'seguir-sin-compromiso', se),
  ];
};

const ofFirma = (convenio: Convenio, plazo: Plazo, se: ClavePuesto): readonly Obligacion[] => {
  const base = { accion: '3.2', asunto: asunto.convenio(convenio.numero), asm: [] } as const;
  const refused = negativasVivas(convenio);
  const signers = porFirmar(convenio).filter(({ puesto }) => !refused.some((each) => each.puesto === puesto));
  return [
    ...signers.map(({ puesto }) => ({ ...base, clase: 'firmar-convenio' as const, puesto, plazo })),
    ...(refused.length === 0 ? [] : [{ ...base, clase: 'resolver-negativa' as const, puesto: se }]),
    ...((porFirmar(convenio).length === 0 || convenio.regla === 'autografa') && convenio.escaneos.length === 0
      ? [{ ...base, clase: 'adjuntar-firmado' as const, puesto: se }]
      : []),
  ];
};

const toIntegrate = (ciclo: CicloAbierto): boolean => {
  const partes = partesDe(ciclo);
  return (
    actaSuscrita(ciclo) === undefined &&
    partes.length > 0 &&
    faltanPorAcordar(ciclo).length === 0 &&
    !mismasPartes(partes, convenioVigente(ciclo)?.partes ?? [])
  );
};

/** What is owed on the Convenio and its signatures (3.2). */
export const ofConvenio = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => {
  const open = convenioEnFirma(ciclo);
  if (open?.situacion.estado === 'en-firma') return ofFirma(open, open.situacion.plazo, se);
  return toIntegrate(ciclo)
    ? [{ clase: 'integrar-convenio', accion: '3.2', puesto: se, asunto: asunto.convenios, asm: [] }]
    : [];
};

const ofCopias = (ciclo: CicloAbierto): readonly Obligacion[] => {
  const vigente = convenioVigente(ciclo);
  return Object.entries(vigente?.copias ?? {}).flatMap(([puesto, { acuse }]): readonly Obligacion[] =>
    acuse.estado === 'pendiente' && vigente !== undefined
      ? [
          {
            clase: 'acusar-copia',
            accion: '4.1',
            puesto,
            asunto: asunto.copia(vigente.numero, puesto),
            asm: [],
            plazo: acuse.plazo,
          },
        ]
      : [],
  );
};

/** What is owed once the Convenio is signed by all (3.3, 4.1, 4.2). */
export const ofDifusion = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => {
  const vigente = convenioVigente(ciclo);
  if (vigente?.situacion.estado !== 'suscrito') return [];
  const base = { puesto: se, asm: [] } as const;
  const left = sinIntegrar(ciclo);
  const open = porPublicar(ciclo);
  return [
    ...(left.length === 0
      ? []
      : [
          {
            ...base,
            clase: 'integrar-en-paa',
            accion: '3.3',
            asunto: asunto.paa,
            asm: [...new Set(left.map(({ asm }) => asm))],
            plazo: vigente.situacion.paa,
          } as const,
        ]),
    ...(porDistribuir(ciclo) === undefined
      ? []
      : [{ ...base, clase: 'distribuir-convenio', accion: '4.1', asunto: asunto.distribucion } as const]),
    ...ofCopias(ciclo),
    ...(open === undefined
      ? []
      : [
          {
            ...base,
            clase: 'publicar-convenio',
            accion: '4.2',
            asunto: asunto.publicacion,
            plazo: open.publicacion.aviso,
          } as const,
        ]),
  ];
};
