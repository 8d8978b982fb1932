import { asunto } from '../../domain/asunto.js';
import { versionOf } from '../../domain/ciclo.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { sumaPonderaciones } from '../../domain/compromiso.js';
import { avisosDe } from '../../domain/compromiso-aviso.js';
import type { Reply } from '../chat.js';
import { counted } from '../counted.js';
import type { Card } from '../messenger.js';
import type { Entendido, LecturaCompromisos } from '../workbook/compromisos-read.js';
import { fechaLine, instrumentoLine } from './compromiso-textos.js';
import { paraQuien } from './compromisos-libro-datos.js';
import type { Typed, Viewer } from './feature.js';
import { type BotonLibro, type FilaLibro, type LibroAbierto, libroCard } from './libro.js';
import { beginning } from './long-text.js';
import { postName, signs } from './matter.js';

/** What is missing, or pointed out, of one ASM: the first of each; the commitment's own card shows them all. */
const MOST_NOTES = 3;

const notesOf = (
  ciclo: CicloAbierto,
  { asm, contenido, faltan, ajeno }: Entendido,
  viewer: Viewer,
): FilaLibro['avisos'] => {
  const texto = ciclo.asm[asm]?.texto;
  const advice =
    texto === undefined ? [] : avisosDe(contenido, { texto, paa: ciclo.datos.paaSiguiente, today: viewer.today });
  const more = faltan.length - MOST_NOTES;
  return [
    ...(ajeno ? ['Cambió en el sistema después de generarse este libro: si lo guarda, queda lo del libro.'] : []),
    ...faltan.slice(0, MOST_NOTES).map(({ where, text }) => `${where}: ${text}`),
    ...(more > 0 ? [`Y ${counted(more, 'dato más', 'datos más')} por llenar.`] : []),
    ...advice.slice(0, MOST_NOTES).map((aviso) => `◷ ${aviso.texto}`),
  ].map((note) => ({ texto: beginning(note, 300, 3) }));
};

const stateOf = ({ cambia, faltan }: Entendido): string =>
  [cambia ? 'con cambios' : 'sin cambios', faltan.length === 0 ? 'completo' : 'incompleto'].join(', ');

const rowOf = (ciclo: CicloAbierto, each: Entendido, viewer: Viewer): FilaLibro => {
  const { compromiso, plazo, instrumento, actividades } = each.contenido;
  return {
    titulo: `${each.asm}: ${stateOf(each)}`,
    texto: compromiso === '' ? 'Sin compromiso redactado.' : beginning(compromiso, 180, 3),
    detalle: [
      counted(actividades.length, 'actividad', 'actividades'),
      `suman ${sumaPonderaciones(actividades) / 100} %`,
      fechaLine(plazo),
      beginning(instrumentoLine(instrumento), 60, 1),
    ].join(' · '),
    avisos: notesOf(ciclo, each, viewer),
  };
};

const list = (asm: readonly string[]): string => (asm.length > 12 ? `${asm.slice(0, 12).join(', ')}…` : asm.join(', '));

const summaryOf = ({ problems, entendidos, enBlanco }: LecturaCompromisos): string => {
  if (problems.length > 0)
    return `${counted(problems.length, 'celda por corregir', 'celdas por corregir')}. Corrija el archivo y adjúntelo de nuevo; no se registró nada.`;
  const changed = entendidos.filter(({ cambia }) => cambia).length;
  const blank = enBlanco.length === 0 ? '' : ` En blanco, sin cambio: ${list(enBlanco)}.`;
  if (entendidos.length === 0) return `El libro viene en blanco.${blank}`;
  return changed === 0
    ? `El libro dice lo mismo que el sistema.${blank}`
    : `Se ${changed === 1 ? 'entendió 1 ASM con cambios' : `entendieron ${changed} ASM con cambios`}. Nada se registra hasta que lo confirme.${blank}`;
};

const button = (title: string, verb: string, datos: Typed, principal = false): BotonLibro => ({
  title,
  verb,
  principal,
  datos,
});

/** What this person can do with what was understood. */
const buttonsFor = (
  lectura: LecturaCompromisos,
  unidad: string,
  viewer: Viewer,
  datos: Typed,
): readonly BotonLibro[] => {
  const changed = lectura.entendidos.filter(({ cambia }) => cambia).length;
  const complete = lectura.entendidos.filter(({ faltan }) => faltan.length === 0).length;
  if (paraQuien(viewer, unidad) === 'secretaria')
    return changed === 0 ? [] : [button('Enviar contrapropuesta', 'libro.contraproponer', datos, true)];
  const present = complete === 1 ? 'Presentar el completo' : `Presentar los ${complete} completos`;
  return [
    ...(complete > 0 && signs(viewer, unidad) ? [button(present, 'libro.presentar', datos, true)] : []),
    ...(complete > 0 && !signs(viewer, unidad)
      ? [button('Guardar y avisar a mi titular', 'libro.avisar', datos, true)]
      : []),
    ...(changed > 0 ? [button('Guardar como borrador', 'libro.guardar', datos)] : []),
  ];
};

/** The card of a unit's workbook that was read: its mistakes by cell, or what was understood of each ASM. */
export const compromisosLibroCard = (
  libro: LibroAbierto,
  ciclo: CicloAbierto,
  lectura: LecturaCompromisos,
  notice?: Card['notice'],
): Reply => {
  const { turn, typed } = libro;
  const { viewer } = turn;
  const unidad = typed['unidad'] ?? '';
  const matter = asunto.compromisos(unidad);
  const datos = { unidad, asunto: matter, v: String(versionOf(ciclo, matter)) };
  const proposes = paraQuien(viewer, unidad) === 'secretaria' && lectura.entendidos.some(({ cambia }) => cambia);
  return libroCard(
    libro,
    {
      etiqueta: `Acción 3.1 · PAE ${ciclo.datos.pae}`,
      titulo: paraQuien(viewer, unidad) === 'unidad' ? 'Libro de compromisos' : 'Contrapropuesta en libro',
      destinatario: postName(viewer, unidad),
      resumen: summaryOf(lectura),
      problems: lectura.problems,
      filas: lectura.entendidos.map((each) => rowOf(ciclo, each, viewer)),
      botones: buttonsFor(lectura, unidad, viewer, datos),
      leer: { verb: 'libro.leer', datos: { unidad } },
      asunto: matter,
      ...(proposes && { observaciones: typed['observaciones'] ?? '' }),
    },
    notice,
  );
};
