import { createHash } from 'node:crypto';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import type { Convenio, IntegracionPaa } from '../domain/convenio.js';
import { convenioVigente } from '../domain/convenio-actual.js';
import { entryOf } from '../domain/entry.js';
import { actividadKey } from '../domain/paa.js';
import { canonicalJson } from './canonical.js';
import type { Viewer } from './chat/feature.js';
import { type HechosDelConvenio, hechosDelConvenio } from './convenio-hechos.js';
import type { Institution } from './institution.js';

/** Where an activity stands in the PAA: its key, or why it has none (3.3). */
export type EnPaa = Pick<IntegracionPaa, 'clave' | 'noAplica'>;

/** What the public package of a Convenio says: what the Convenio holds and, besides, where its activities stand in the PAA (4.2). */
export interface HechosDelPaquete extends Omit<HechosDelConvenio, 'clausulado' | 'cabeza'> {
  /** SHA-256 of the PDF that was signed. */
  readonly pdf: string;
  /** By `actividadKey`. */
  readonly paa: Readonly<Record<string, EnPaa>>;
}

/** Raised when the package is written otherwise: every package made before is then to be made again. */
const FORMATO = 1;

const paaOf = (ciclo: CicloAbierto, { asm }: HechosDelConvenio): Readonly<Record<string, EnPaa>> => {
  const keys = asm.flatMap((each) =>
    each.compromisos.flatMap(({ clave, contenido }) =>
      contenido.actividades.map(({ id }) => actividadKey(each.asm.id, clave, id)),
    ),
  );
  return Object.fromEntries(
    keys.flatMap((key) => {
      const found = entryOf(ciclo.paa, key);
      if (found === undefined) return [];
      const { acuse: _acuse, ...enPaa } = found;
      return [[key, enPaa] as const];
    }),
  );
};

/** The date on which all had signed: until then, there is nothing to publish. */
const fechaDe = ({ situacion }: Convenio): string | undefined =>
  situacion.estado === 'suscrito' ? situacion.fecha : undefined;

/** Gathers from the record what the package of the Convenio in force says now; undefined when none is signed by all. */
export const hechosDelPaquete = (
  ciclo: CicloAbierto,
  viewer: Viewer,
  institution: Pick<Institution, 'nombre' | 'lugar' | 'clausulado'>,
): HechosDelPaquete | undefined => {
  const vigente = convenioVigente(ciclo);
  const fecha = vigente && fechaDe(vigente);
  if (vigente === undefined || fecha === undefined) return undefined;
  const convenio = hechosDelConvenio(ciclo, vigente, { ...viewer, today: fecha }, institution, '');
  const { clausulado: _clausulado, cabeza: _cabeza, ...hechos } = convenio;
  return { ...hechos, pdf: vigente.documento.pdf.sha256, paa: paaOf(ciclo, convenio) };
};

/** SHA-256 of the facts: two packages of the same facts say the same. */
export const huellaDeHechos = (hechos: HechosDelPaquete): string =>
  createHash('sha256')
    .update(canonicalJson({ formato: FORMATO, hechos }))
    .digest('hex');
