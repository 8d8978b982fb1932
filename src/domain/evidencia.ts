import type { AsmId } from './asm.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { EvidenciaEvent, LugarEvidencia } from './evidencia-event.js';
import type { ActoAprobacion, Evidencia, InstrumentoVigente } from './evidencia-state.js';
import type { ClavePuesto } from './identity.js';
import { acuseOf, type Provenance } from './provenance.js';

type Indice = ReadonlyMap<string, readonly Evidencia[]>;

const lugarKey = ({ asm, unidad, producto = '' }: LugarEvidencia): string => `${asm}|${unidad}|${producto}`;

/** By place and by ASM and unit, for every list of evidence that is alive: a list is never changed, a new one takes its place. */
const INDICES = new WeakMap<readonly Evidencia[], Indice>();

const indexed = (evidencias: readonly Evidencia[]): Indice => {
  const index = new Map<string, Evidencia[]>();
  for (const each of evidencias)
    for (const key of [lugarKey(each), `${each.asm}|${each.unidad}`]) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [each]);
      else known.push(each);
    }
  return index;
};

const found = ({ evidencias }: CicloAbierto, key: string): readonly Evidencia[] => {
  const index = INDICES.get(evidencias) ?? indexed(evidencias);
  INDICES.set(evidencias, index);
  return index.get(key) ?? [];
};

/** Evidence that a unit filed on an ASM, or on one product of its commitment, the oldest first. */
export const evidenciasDe = (
  ciclo: CicloAbierto,
  asm: AsmId,
  unidad: ClavePuesto,
  producto?: string,
): readonly Evidencia[] =>
  found(ciclo, producto === undefined ? `${asm}|${unidad}` : lugarKey({ asm, unidad, producto }));

/** Every version filed in one place, the oldest first. Without product, what was filed on the ASM as a whole. */
export const versionesEn = (ciclo: CicloAbierto, lugar: LugarEvidencia): readonly Evidencia[] =>
  found(ciclo, lugarKey(lugar));

/** The newest version of a product; undefined while nothing was filed on it. */
export const ultimaEvidencia = (
  ciclo: CicloAbierto,
  asm: AsmId,
  unidad: ClavePuesto,
  producto: string,
): Evidencia | undefined => evidenciasDe(ciclo, asm, unidad, producto).at(-1);

/** The newest version of a product that SE accepted; undefined while it accepted none. */
export const evidenciaAceptada = (
  ciclo: CicloAbierto,
  asm: AsmId,
  unidad: ClavePuesto,
  producto: string,
): Evidencia | undefined =>
  evidenciasDe(ciclo, asm, unidad, producto).findLast(({ revision }) => revision?.estado === 'aceptada');

/** The act that was recorded last in a place, on whichever version (criterion B). */
export const actoEn = (ciclo: CicloAbierto, lugar: LugarEvidencia): ActoAprobacion | undefined =>
  versionesEn(ciclo, lugar).findLast(({ acto }) => acto !== undefined)?.acto;

/** The instrument that was recorded last in a place, on whichever version (criterion C). */
export const instrumentoEn = (ciclo: CicloAbierto, lugar: LugarEvidencia): InstrumentoVigente | undefined =>
  versionesEn(ciclo, lugar).findLast(({ instrumento }) => instrumento !== undefined)?.instrumento;

type Change = Exclude<EvidenciaEvent, { readonly type: 'evidencia-archivada' }>;

const changed = (now: Evidencia, event: Change, provenance: Provenance): Evidencia => {
  switch (event.type) {
    case 'acto-registrado':
      return { ...now, acto: event.acto };
    case 'instrumento-registrado':
      return { ...now, instrumento: event.instrumento };
    case 'evidencia-aceptada':
      return { ...now, revision: { estado: 'aceptada', acuse: acuseOf(provenance) } };
    case 'evidencia-devuelta': {
      const { observaciones, plazo } = event;
      return { ...now, revision: { estado: 'devuelta', observaciones, plazo, acuse: acuseOf(provenance) } };
    }
  }
};

/** Folds the events of 5.1. Throws on an event about evidence that was never filed: the record is broken. */
export const evolveEvidencia = (ciclo: CicloAbierto, event: EvidenciaEvent, provenance: Provenance): CicloAbierto => {
  const { evidencias } = ciclo;
  if (event.type === 'evidencia-archivada') {
    const { type: _type, ...filed } = event;
    const evidencia = { ...filed, persona: acuseOf(provenance).persona, at: provenance.at };
    return { ...ciclo, evidencias: [...evidencias, evidencia] };
  }
  if (!evidencias.some(({ id }) => id === event.evidencia))
    throw new Error(`event on unknown evidence ${event.evidencia}`);
  return {
    ...ciclo,
    evidencias: evidencias.map((each) => (each.id === event.evidencia ? changed(each, event, provenance) : each)),
  };
};
