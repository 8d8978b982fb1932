import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { type ClaseInstrumento, compromisoKey, INSTRUMENTOS, type Instrumento } from '../../domain/compromiso.js';
import { actoEn, instrumentoEn } from '../../domain/evidencia.js';
import { sameData } from '../../domain/evidencia-decide.js';
import { ACTOS, type ClaseActo, type Evidencia, MAX_DATO } from '../../domain/evidencia-state.js';
import { MAX_RAZON } from '../../domain/razon.js';
import { INSTRUMENTOS_EN_LISTA } from '../document-names.js';
import type { CicloOutcome } from '../office.js';
import { printable, singleLine } from '../printable-text.js';
import { lugarName } from './evidencia-lugares.js';
import { NOMBRES_ACTO } from './evidencia-textos.js';
import type { Feature, Press, Turn, Typed, View, Viewer } from './feature.js';
import { buttonData, holds, postName } from './matter.js';
import { seenOf } from './typed.js';

const ACTO = ['actoClase', 'actoNumero', 'actoFecha', 'actoInstancia'] as const;
/** What both parts of the form ask for, as their lists of what is missing name it. */
const PIDE = {
  acto: { actoClase: 'tipo', actoNumero: 'número o clave', actoFecha: 'fecha', actoInstancia: 'instancia' },
  instrumento: {
    instrumentoClase: 'tipo',
    instrumentoNombre: 'nombre',
    instrumentoVersion: 'versión',
    instrumentoFecha: 'fecha',
    instrumentoPagina: 'página o apartado',
    vigente: 'si está vigente',
    constancia: 'cómo se comprueba',
  },
} as const;
/** What tells that somebody wrote of the instrument: its kind and name come filled in from the commitment. */
const INSTRUMENTO = ['instrumentoVersion', 'instrumentoFecha', 'instrumentoPagina', 'constancia', 'vigente'] as const;

const found = (ciclo: CicloAbierto, id: string, viewer: Viewer): Evidencia | undefined =>
  ciclo.evidencias.find((each) => each.id === id && each.producto !== undefined && holds(viewer, each.unidad));

/** The instrument that the commitment is to change: what the form proposes. */
const targetOf = (ciclo: CicloAbierto, { asm, unidad }: Evidencia): Instrumento | undefined =>
  ciclo.compromisos[compromisoKey(asm, unidad)]?.versiones.findLast(({ de }) => de === 'unidad')?.contenido.instrumento;

const value = (typed: Typed, key: string, known: string, most: number = MAX_DATO): string =>
  (typed[key] ?? known).slice(0, most);

const actoData = (ciclo: CicloAbierto, evidencia: Evidencia, typed: Typed) => {
  const acto = actoEn(ciclo, evidencia);
  return {
    actoClase: value(typed, 'actoClase', acto?.clase ?? ''),
    actos: ACTOS.map((clase) => ({ title: NOMBRES_ACTO[clase], value: clase })),
    actoNumero: value(typed, 'actoNumero', acto?.numero ?? ''),
    actoFecha: value(typed, 'actoFecha', acto?.fecha ?? ''),
    actoInstancia: value(typed, 'actoInstancia', acto?.instancia ?? ''),
  };
};

const instrumentoData = (ciclo: CicloAbierto, evidencia: Evidencia, typed: Typed) => {
  const known = instrumentoEn(ciclo, evidencia);
  const target = targetOf(ciclo, evidencia);
  const clase = known?.clase ?? target?.clase ?? '';
  const named =
    target?.nombre || (target === undefined || target.clase === 'otro' ? '' : INSTRUMENTOS_EN_LISTA[target.clase]);
  return {
    instrumentoClase: value(typed, 'instrumentoClase', clase),
    instrumentos: INSTRUMENTOS.map((each) => ({ title: INSTRUMENTOS_EN_LISTA[each], value: each })),
    instrumentoNombre: value(typed, 'instrumentoNombre', known?.nombre ?? named),
    instrumentoVersion: value(typed, 'instrumentoVersion', known?.version ?? ''),
    instrumentoFecha: value(typed, 'instrumentoFecha', known?.fecha ?? ''),
    instrumentoPagina: value(typed, 'instrumentoPagina', known?.pagina ?? ''),
    vigente: value(typed, 'vigente', known === undefined ? '' : String(known.vigente)),
    constancia: value(typed, 'constancia', known?.constancia ?? '', MAX_RAZON),
  };
};

/** The form of the approving act and of the governing instrument (criteria B and C). */
const formalidadView: View = (ciclo, [id = ''], viewer, typed = {}) => {
  const evidencia = found(ciclo, id, viewer);
  if (evidencia?.producto === undefined) return undefined;
  return {
    template: 'formalidad',
    data: {
      ...buttonData(ciclo, asunto.producto(evidencia.asm, evidencia.unidad, evidencia.producto)),
      evidencia: id,
      etiqueta: `Acción 5.1 · PAE ${ciclo.datos.pae} · ${postName(viewer, evidencia.unidad)}`,
      producto: `${lugarName(ciclo, evidencia)}, versión ${evidencia.version}`,
      ...actoData(ciclo, evidencia, typed),
      ...instrumentoData(ciclo, evidencia, typed),
    },
  };
};

const written = (typed: Typed, key: string): string => singleLine(typed[key] ?? '');
const anyOf = (typed: Typed, keys: readonly string[]): boolean => keys.some((key) => (typed[key] ?? '').trim() !== '');
const claseActo = (text: string | undefined): ClaseActo => ACTOS.find((each) => each === text) ?? 'otro';
const claseInstrumento = (text: string | undefined): ClaseInstrumento =>
  INSTRUMENTOS.find((each) => each === text) ?? 'otro';

type Kept = 'kept' | 'nothing' | { readonly problem: string };

const keptOf = (outcome: CicloOutcome): Kept => {
  if (outcome.kind === 'refused') return { problem: `${outcome.refusal.why} ${outcome.refusal.next}` };
  return outcome.changed ? 'kept' : 'nothing';
};

/** All that is missing of a part that was begun, at once: on a phone each press costs a look at the whole form. */
const lacking = (typed: Typed, part: keyof typeof PIDE): Kept | undefined => {
  const missing = Object.entries(PIDE[part]).flatMap(([key, name]) => (anyOf(typed, [key]) ? [] : [name]));
  if (missing.length === 0) return undefined;
  const list = missing.join('; ');
  return { problem: `Del ${part} falta: ${list}. Complételo y guarde de nuevo; lo escrito se conserva.` };
};

/** The evidence that the form is of. */
interface De {
  readonly unidad: string;
  readonly evidencia: string;
}

/**
 * Whether that is what the form was filled with. A part that nobody touched is not given again: its criterion may have been
 * judged already, or it was recorded with a former version, and the other part would be lost with the refusal.
 */
const isKnown = ({ ciclo }: Turn, { evidencia }: De, part: 'acto' | 'instrumento', now: object): boolean => {
  const place = ciclo?.evidencias.find(({ id }) => id === evidencia);
  if (ciclo === undefined || place === undefined) return false;
  const known = part === 'acto' ? actoEn(ciclo, place) : instrumentoEn(ciclo, place);
  return sameData(known, now);
};

const keepActo = async (turn: Turn, typed: Typed, of: De): Promise<Kept> => {
  if (!anyOf(typed, ACTO)) return 'nothing';
  const missing = lacking(typed, 'acto');
  if (missing !== undefined) return missing;
  const acto = {
    clase: claseActo(typed['actoClase']),
    numero: written(typed, 'actoNumero'),
    fecha: written(typed, 'actoFecha'),
    instancia: written(typed, 'actoInstancia'),
  };
  if (isKnown(turn, of, 'acto', acto)) return 'nothing';
  const outcome = await turn.give({ type: 'registrar-acto', ...of, acto }, seenOf(typed));
  return keptOf(outcome);
};

const keepInstrumento = async (turn: Turn, typed: Typed, of: De): Promise<Kept> => {
  if (!anyOf(typed, INSTRUMENTO)) return 'nothing';
  const missing = lacking(typed, 'instrumento');
  if (missing !== undefined) return missing;
  if (typed['vigente'] !== 'true' && typed['vigente'] !== 'false')
    return { problem: 'Indique si el instrumento está vigente.' };
  const instrumento = {
    clase: claseInstrumento(typed['instrumentoClase']),
    nombre: written(typed, 'instrumentoNombre'),
    version: written(typed, 'instrumentoVersion'),
    fecha: written(typed, 'instrumentoFecha'),
    pagina: written(typed, 'instrumentoPagina'),
    vigente: typed['vigente'] === 'true',
    constancia: printable(typed['constancia'] ?? '').trim(),
  };
  if (isKnown(turn, of, 'instrumento', instrumento)) return 'nothing';
  const outcome = await turn.give({ type: 'registrar-instrumento', ...of, instrumento });
  return keptOf(outcome);
};

const doneLine = (acto: Kept, instrumento: Kept): string => {
  if (acto === 'kept' && instrumento === 'kept') return 'Se registraron el acto y el instrumento.';
  if (acto === 'kept') return 'Se registró el acto.';
  return instrumento === 'kept' ? 'Se registró el instrumento.' : 'No había datos nuevos que registrar.';
};

/** Each part is kept on its own: a mistake in one does not lose the other. */
const guardar: Press = async (turn, typed) => {
  const evidencia = turn.ciclo?.evidencias.find(({ id }) => id === typed['evidencia']);
  const of = { unidad: evidencia?.unidad ?? '', evidencia: typed['evidencia'] ?? '' };
  const acto = await keepActo(turn, typed, of);
  const instrumento = typeof acto === 'object' ? 'nothing' : await keepInstrumento(turn, typed, of);
  const failed = [acto, instrumento].find((each) => typeof each === 'object');
  if (failed !== undefined) {
    const before = acto === 'kept' ? 'El acto quedó registrado. ' : '';
    return turn.show(`formalidad.${of.evidencia}`, { tone: 'warning', text: `${before}${failed.problem}` }, typed);
  }
  return turn.show(typed['asunto'] ?? '', { tone: 'good', text: doneLine(acto, instrumento) });
};

/** The data that criteria B and C ask for, at any time after the evidence was filed. */
export const formalidadFeature: Feature = {
  views: { formalidad: formalidadView },
  presses: { 'formalidad.guardar': guardar },
};
