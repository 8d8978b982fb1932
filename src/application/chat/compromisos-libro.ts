import { asunto } from '../../domain/asunto.js';
import type { CicloCommand } from '../../domain/ciclo-command.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { estaResuelto, puedeProponerse } from '../../domain/compromiso.js';
import { compromisosVivos } from '../../domain/convenio-actual.js';
import type { Redaccion } from '../../domain/convenio-command.js';
import type { Refusal } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import { counted } from '../counted.js';
import { printable } from '../printable-text.js';
import type { Entendido, LecturaCompromisos } from '../workbook/compromisos-read.js';
import { type Mark, parseMark } from '../workbook/mark.js';
import { compromisosLibroCard } from './compromisos-libro-card.js';
import { lecturaDe, libroPara } from './compromisos-libro-datos.js';
import type { Destination, Feature, PendingFile, Press, Turn, Typed, Viewer } from './feature.js';
import { conLibro, entregar, esLibro, type LibroAbierto, type Libros } from './libro.js';
import { holds, isSecretaria, postName, readsAll } from './matter.js';
import { sinCiclo } from './sin-ciclo.js';
import { seenOf } from './typed.js';
import { warning } from './warning.js';

const unidadOf = (typed: Typed): string => typed['unidad'] ?? '';

/** Units whose workbook this viewer may fill in now. */
const unidadesDe = (ciclo: CicloAbierto, viewer: Viewer): readonly string[] => {
  const mine = compromisosVivos(ciclo).filter((each) =>
    holds(viewer, each.unidad) ? puedeProponerse(each) : isSecretaria(viewer) && !estaResuelto(each),
  );
  return [...new Set(mine.map(({ unidad }) => unidad))];
};

const destinations = (ciclo: CicloAbierto, viewer: Viewer, file: PendingFile): readonly Destination[] => {
  const mark = parseMark(file.marca);
  if (!esLibro(file) || (mark !== undefined && mark.kind !== 'compromisos')) return [];
  const offered = unidadesDe(ciclo, viewer).filter((unidad) => mark === undefined || mark.unidad === unidad);
  return offered.map((unidad) => ({
    title: `${holds(viewer, unidad) ? 'Compromisos' : 'Contrapropuesta'} de ${postName(viewer, unidad)} (libro de Excel)`,
    verb: 'libro.leer',
    data: { unidad },
    ...(mark && { likely: true as const }),
  }));
};

const foreign = (turn: Turn, typed: Typed, mark: Mark): string | undefined => {
  if (mark.kind !== 'compromisos') return 'El libro no es el de compromisos. Adjunte el que se toma de «compromisos».';
  if (mark.unidad !== unidadOf(typed))
    return `El libro es de ${postName(turn.viewer, mark.unidad)}. Tome el de su unidad en «compromisos» y adjúntelo de nuevo.`;
  return mark.ciclo === turn.ciclo?.datos.id
    ? undefined
    : 'El libro es de otro ciclo. Escriba «ciclo» para elegirlo y adjunte el archivo de nuevo.';
};

const FOREIGN: Reply = { text: 'Ese libro corresponde a otra unidad. Escriba «compromisos» para ver los suyos.' };

type Read = LibroAbierto & { readonly ciclo: CicloAbierto; readonly lectura: LecturaCompromisos };

/** A press about a workbook that was read against what stands now; with mistakes it only shows them. */
const leido = (libros: Libros, act: (read: Read) => Promise<Reply>): Press =>
  conLibro(libros, foreign, async (libro) => {
    const { turn, typed, workbook } = libro;
    const unidad = unidadOf(typed);
    if (turn.ciclo === undefined) return sinCiclo(turn.viewer);
    if (!(holds(turn.viewer, unidad) || isSecretaria(turn.viewer))) return FOREIGN;
    const lectura = lecturaDe(turn.ciclo, unidad, turn.viewer, workbook);
    const read = { ...libro, ciclo: turn.ciclo, lectura };
    return lectura.problems.length > 0 ? compromisosLibroCard(read, turn.ciclo, lectura) : act(read);
  });

const show = async (read: Read): Promise<Reply> => compromisosLibroCard(read, read.ciclo, read.lectura);

/** The file again, as what stands now makes it read, with why an order was refused. */
const refused = async ({ turn, typed, workbook, file }: Read, refusal: Refusal): Promise<Reply> => {
  const ciclo = (await turn.office.ciclo(turn.ciclo?.datos.id ?? '')) ?? turn.ciclo;
  if (ciclo === undefined) return sinCiclo(turn.viewer);
  const lectura = lecturaDe(ciclo, unidadOf(typed), turn.viewer, workbook);
  return compromisosLibroCard({ turn, typed, workbook, file }, ciclo, lectura, warning(refusal));
};

const done = ({ turn, typed }: Read, text: string): Promise<Reply> =>
  turn.show(asunto.compromisos(unidadOf(typed)), { tone: 'good', text });

const SAME = 'El libro dice lo mismo que el sistema: no se cambió nada.';

/** Gives one order, so that either all of it is recorded or nothing, and says what was done; refused, it shows the file again. */
const give = async (read: Read, command: CicloCommand, text: string): Promise<Reply> => {
  const outcome = await read.turn.give(command, seenOf(read.typed));
  return outcome.kind === 'refused' ? refused(read, outcome.refusal) : done(read, text);
};

const redacciones = (entendidos: readonly Entendido[]): readonly Redaccion[] =>
  entendidos.map(({ asm, pedido }) => ({ asm, contenido: pedido }));

const changed = ({ cambia }: Entendido): boolean => cambia;

const isComplete = ({ faltan }: Entendido): boolean => faltan.length === 0;

const guardar = async (read: Read): Promise<Reply> => {
  const all = read.lectura.entendidos.filter(changed);
  if (all.length === 0) return done(read, SAME);
  return give(
    read,
    { type: 'preparar-compromisos', unidad: unidadOf(read.typed), propuestas: redacciones(all) },
    `Se ${all.length === 1 ? 'guardó 1 borrador' : `guardaron ${all.length} borradores`} con lo que dice el libro.`,
  );
};

/** Hands over what is complete and keeps as drafts what the file changes of the rest. */
const handOver = async (
  read: Read,
  order: { readonly type: 'proponer-compromisos' } | { readonly type: 'preparar-compromisos'; readonly avisa: true },
  said: (complete: readonly Entendido[], rest: readonly Entendido[]) => string,
): Promise<Reply> => {
  const { entendidos } = read.lectura;
  const complete = entendidos.filter(isComplete);
  const rest = entendidos.filter((each) => !isComplete(each));
  if (complete.length === 0) return done(read, SAME);
  const command = {
    ...order,
    unidad: unidadOf(read.typed),
    propuestas: redacciones(complete),
    borradores: redacciones(rest.filter(changed)),
  };
  return give(read, command, said(complete, rest));
};

const presentar = (read: Read): Promise<Reply> =>
  handOver(read, { type: 'proponer-compromisos' }, ({ length }, rest) => {
    const kept = rest.length === 0 ? '' : ` Quedó en borrador lo incompleto: ${rest.map(({ asm }) => asm).join(', ')}.`;
    return `Se ${length === 1 ? 'presentó 1 compromiso' : `presentaron ${length} compromisos`}.${kept}`;
  });

/** The titular is told of what is complete. */
const avisar = (read: Read): Promise<Reply> =>
  handOver(
    read,
    { type: 'preparar-compromisos', avisa: true },
    ({ length }) =>
      `Se avisó a su titular que ${counted(length, 'compromiso está', 'compromisos están')} por presentar.`,
  );

/** SE words anew whatever the file changes, with the same observations (3.1). */
const contraproponer = async (read: Read): Promise<Reply> => {
  const all = read.lectura.entendidos.filter(changed);
  if (all.length === 0) return done(read, SAME);
  return give(
    read,
    {
      type: 'contraproponer-compromisos',
      unidad: unidadOf(read.typed),
      observaciones: printable(read.typed['observaciones'] ?? '').trim(),
      propuestas: redacciones(all),
    },
    `Se ${all.length === 1 ? 'envió 1 contrapropuesta' : `enviaron ${all.length} contrapropuestas`} a la unidad.`,
  );
};

const dar =
  (libros: Libros): Press =>
  (turn, typed) => {
    const unidad = unidadOf(typed);
    if (turn.ciclo === undefined) return Promise.resolve(sinCiclo(turn.viewer));
    if (!(holds(turn.viewer, unidad) || readsAll(turn.viewer))) return Promise.resolve(FOREIGN);
    const model = libroPara(turn.ciclo, unidad, turn.viewer, libros.institucion);
    return entregar(libros, turn, asunto.compromisos(unidad), model);
  };

/** A unit's commitments in a workbook: handed out filled in, and read back from what is dropped in the chat (3.1). */
export const compromisosLibroFeature = (libros: Libros): Feature => ({
  destinations,
  presses: {
    'libro.dar': dar(libros),
    'libro.leer': leido(libros, show),
    'libro.guardar': leido(libros, guardar),
    'libro.presentar': leido(libros, presentar),
    'libro.avisar': leido(libros, avisar),
    'libro.contraproponer': leido(libros, contraproponer),
  },
});
