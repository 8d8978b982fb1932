import { asunto } from '../../domain/asunto.js';
import { versionOf } from '../../domain/ciclo.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { IntegracionPaa } from '../../domain/convenio.js';
import { entryOf } from '../../domain/entry.js';
import { actividadesConvenidas, actividadKey } from '../../domain/paa.js';
import type { Reply } from '../chat.js';
import { counted } from '../counted.js';
import type { Card } from '../messenger.js';
import { type Mark, parseMark } from '../workbook/mark.js';
import { type LecturaPaa, leerPaa } from '../workbook/paa-read.js';
import { type ActividadEnLibro, libroDelPaa, referenciaDe } from '../workbook/paa-sheet.js';
import type { Destination, Feature, PendingFile, Press, Turn, Viewer } from './feature.js';
import { conLibro, entregar, esLibro, type FilaLibro, type LibroAbierto, type Libros, libroCard } from './libro.js';
import { beginning } from './long-text.js';
import { isOf, postName, readsAll } from './matter.js';
import { seenOf } from './typed.js';
import { warning } from './warning.js';

const prepares = (viewer: Viewer): boolean => isOf(viewer, 'secretaria-ejecutiva', 'uippe');

const enLibro = (ciclo: CicloAbierto, viewer: Viewer): readonly ActividadEnLibro[] =>
  actividadesConvenidas(ciclo).map((convenida) => ({
    convenida,
    nombreUnidad: postName(viewer, convenida.unidad),
    integracion: entryOf(ciclo.paa, referenciaDe(convenida)),
  }));

const NOT_YET: Reply = { text: 'El Convenio todavía no está suscrito; la integración en el PAA viene después.' };
const BEYOND: Reply = {
  text: 'La integración en el PAA corresponde a la Secretaría Ejecutiva y a su área de planeación.',
};

const dar =
  (libros: Libros): Press =>
  async (turn) => {
    const { ciclo, viewer } = turn;
    if (!readsAll(viewer)) return BEYOND;
    const rows = ciclo === undefined ? [] : enLibro(ciclo, viewer);
    if (ciclo === undefined || rows.length === 0) return NOT_YET;
    const model = libroDelPaa(ciclo.datos, rows, { hoy: viewer.today, institucion: libros.institucion });
    return entregar(libros, turn, asunto.paa, model);
  };

const destinations = (ciclo: CicloAbierto, viewer: Viewer, file: PendingFile): readonly Destination[] => {
  const mark = parseMark(file.marca);
  const offered = prepares(viewer) && esLibro(file) && (mark === undefined || mark.kind === 'paa');
  return offered && actividadesConvenidas(ciclo).length > 0
    ? [
        {
          title: 'Integración en el PAA (libro)',
          verb: 'paa.leer-libro',
          data: {},
          ...(mark && { likely: true as const }),
        },
      ]
    : [];
};

const foreign = ({ ciclo }: Turn, _typed: unknown, mark: Mark): string | undefined => {
  if (mark.kind !== 'paa') return 'El libro no es el de la integración en el PAA. Adjunte el que se toma de «paa».';
  return mark.ciclo === ciclo?.datos.id
    ? undefined
    : 'El libro es de otro ciclo. Escriba «ciclo» para elegirlo y adjunte el archivo de nuevo.';
};

const summaryOf = ({ problems, cambian, iguales, enBlanco }: LecturaPaa): string => {
  if (problems.length > 0)
    return `${counted(problems.length, 'celda por corregir', 'celdas por corregir')}. Corrija el archivo y adjúntelo de nuevo; no se registró nada.`;
  const rest = `${counted(iguales, 'sin cambio', 'sin cambio')} y ${counted(enBlanco, 'en blanco', 'en blanco')}`;
  return cambian.length === 0
    ? `El libro no trae cambios: ${rest}.`
    : `${counted(cambian.length, 'actividad con cambios', 'actividades con cambios')}; ${rest}. Nada se registra hasta que lo confirme.`;
};

/** What the system says now and the file would replace: it may have been written after the file was taken. */
const replacedBy = (now: IntegracionPaa | undefined): FilaLibro['avisos'] =>
  now === undefined ? [] : [{ texto: `Sustituye a «${now.clave ?? beginning(now.noAplica ?? '', 200, 3)}».` }];

const cardOf = (libro: LibroAbierto, ciclo: CicloAbierto, lectura: LecturaPaa, notice?: Card['notice']): Reply => {
  const { viewer } = libro.turn;
  const datos = { asunto: asunto.paa, v: String(versionOf(ciclo, asunto.paa)) };
  return libroCard(
    libro,
    {
      etiqueta: `Acción 3.3 · PAA ${ciclo.datos.paaSiguiente}`,
      titulo: 'Libro de integración en el PAA',
      destinatario: 'Área de planeación',
      resumen: summaryOf(lectura),
      problems: lectura.problems,
      filas: lectura.cambian.map(({ asm, unidad, actividad, lugar, clave, noAplica }) => ({
        titulo: `${asm}, actividad ${lugar}`,
        texto: clave === undefined ? `No aplica: ${beginning(noAplica ?? '', 200, 3)}` : `Clave: ${clave}`,
        detalle: postName(viewer, unidad),
        avisos: replacedBy(entryOf(ciclo.paa, actividadKey(asm, unidad, actividad))),
      })),
      botones:
        lectura.cambian.length === 0
          ? []
          : [{ title: 'Guardar claves y razones', verb: 'paa.guardar-libro', principal: true, datos }],
      leer: { verb: 'paa.leer-libro', datos: {} },
      asunto: asunto.paa,
    },
    notice,
  );
};

type Read = LibroAbierto & { readonly ciclo: CicloAbierto; readonly lectura: LecturaPaa };

const leido = (libros: Libros, act: (read: Read) => Promise<Reply>): Press =>
  conLibro(libros, foreign, async (libro) => {
    const { ciclo, viewer } = libro.turn;
    if (!prepares(viewer)) return BEYOND;
    if (ciclo === undefined) return NOT_YET;
    const lectura = leerPaa(libro.workbook, enLibro(ciclo, viewer));
    return lectura.problems.length > 0 ? cardOf(libro, ciclo, lectura) : act({ ...libro, ciclo, lectura });
  });

const guardar = async (read: Read): Promise<Reply> => {
  const { turn, typed, ciclo, lectura } = read;
  if (lectura.cambian.length === 0)
    return turn.show(asunto.paa, { tone: 'good', text: 'El libro no trae cambios: no se registró nada.' });
  const entradas = lectura.cambian.map(({ lugar: _lugar, ...entrada }) => entrada);
  const outcome = await turn.give({ type: 'integrar-en-paa', entradas }, seenOf(typed));
  if (outcome.kind === 'done')
    return turn.show(asunto.paa, {
      tone: 'good',
      text: `Se registró la integración de ${counted(entradas.length, 'actividad', 'actividades')}.`,
    });
  const now = outcome.ciclo ?? ciclo;
  return cardOf(read, now, leerPaa(read.workbook, enLibro(now, turn.viewer)), warning(outcome.refusal));
};

/** The integration in the PAA in a workbook: handed out filled in, and read back from what is dropped in the chat (3.3). */
export const paaLibroFeature = (libros: Libros): Feature => ({
  destinations,
  presses: {
    'paa.libro': dar(libros),
    'paa.leer-libro': leido(libros, async (read) => cardOf(read, read.ciclo, read.lectura)),
    'paa.guardar-libro': leido(libros, guardar),
  },
});
