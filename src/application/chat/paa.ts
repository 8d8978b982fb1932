import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { entryOf } from '../../domain/entry.js';
import { type ActividadConvenida, actividadesConvenidas, actividadKey, sinIntegrar } from '../../domain/paa.js';
import { counted } from '../counted.js';
import { printable, singleLine } from '../printable-text.js';
import type { Feature, Press, Say, Typed, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, isOf, postName, readsAll } from './matter.js';
import { pageOf, pagerData } from './paging.js';
import { sinCiclo } from './sin-ciclo.js';
import { inputsOf, seenOf } from './typed.js';

const PAGE = 5;
const FIELD = 'clave-';

const prepares = (viewer: Viewer): boolean => isOf(viewer, 'secretaria-ejecutiva', 'uippe');

/** Those without key or reason first; within that, the order of the Convenio. */
const sorted = (ciclo: CicloAbierto): readonly ActividadConvenida[] => {
  const left = sinIntegrar(ciclo).map(({ asm, unidad, actividad }) => actividadKey(asm, unidad, actividad.id));
  const rank = ({ asm, unidad, actividad }: ActividadConvenida): number =>
    left.includes(actividadKey(asm, unidad, actividad.id)) ? 0 : 1;
  return actividadesConvenidas(ciclo).toSorted((a, b) => rank(a) - rank(b));
};

const rowOf = (ciclo: CicloAbierto, each: ActividadConvenida, viewer: Viewer, typed: Typed) => {
  const { asm, unidad, actividad, lugar } = each;
  const key = actividadKey(asm, unidad, actividad.id);
  const now = entryOf(ciclo.paa, key);
  return {
    titulo: `${asm}, actividad ${lugar} · ${postName(viewer, unidad)}`,
    texto: beginning(actividad.descripcion, 200, 3),
    estado: now?.noAplica === undefined ? '' : `No aplica: ${beginning(now.noAplica, 300, 3)}`,
    id: `${FIELD}${key}`,
    clave: typed[`${FIELD}${key}`] ?? now?.clave ?? '',
    escribe: prepares(viewer),
    fija: now?.clave ?? '',
  };
};

const paaView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!readsAll(viewer)) return undefined;
  const all = sorted(ciclo);
  const left = sinIntegrar(ciclo).length;
  const page = pageOf(all, typed['pagina'], PAGE);
  const pager = pagerData(page);
  return {
    template: 'paa',
    data: {
      ...buttonData(ciclo, asunto.paa),
      etiqueta: `Acción 3.3 · PAA ${ciclo.datos.paaSiguiente}`,
      cuenta:
        all.length === 0
          ? 'Todavía no hay un Convenio suscrito.'
          : left === 0
            ? 'Todas las actividades tienen su clave o su razón.'
            : `${counted(left, 'actividad', 'actividades')} sin clave ni razón, de ${all.length}.`,
      filas: page.items.map((each) => rowOf(ciclo, each, viewer, typed)),
      escribe: prepares(viewer) && all.length > 0,
      libro: all.length > 0,
      faltan: prepares(viewer) && left > 0,
      razon: (typed['razon'] ?? '').slice(0, 1500),
      ...pager,
      paginaTexto: `${pager.paginaTexto}${prepares(viewer) ? '. Guarde las claves antes de cambiar de página.' : ''}`,
    },
  };
};

/** The keys that are written in the card. */
const clavesDe = (typed: Typed) =>
  inputsOf(typed, FIELD).map(([key, clave]) => {
    const [asm = '', unidad = '', actividad = ''] = key.split('.');
    return { asm, unidad, actividad, clave: singleLine(clave) };
  });

const guardar: Press = (turn, typed) => {
  const entradas = clavesDe(typed);
  const seen = seenOf(typed);
  const command = { type: 'integrar-en-paa', entradas } as const;
  return turn.order({ command, asunto: asunto.paa, typed, ...(seen && { seen }), done: 'Claves guardadas.' });
};

/** The rest has no key: what is written in the card and was not saved yet is no part of it, and is saved. */
const noAplica: Press = (turn, typed) => {
  const razon = printable(typed['razon'] ?? '').trim();
  const claves = clavesDe(typed);
  const written = new Set(claves.map(({ asm, unidad, actividad }) => actividadKey(asm, unidad, actividad)));
  const left = turn.ciclo === undefined ? [] : sinIntegrar(turn.ciclo);
  const entradas = [
    ...claves,
    ...left
      .filter(({ asm, unidad, actividad }) => !written.has(actividadKey(asm, unidad, actividad.id)))
      .map(({ asm, unidad, actividad }) => ({ asm, unidad, actividad: actividad.id, noAplica: razon })),
  ];
  const seen = seenOf(typed);
  const command = { type: 'integrar-en-paa', entradas } as const;
  return turn.order({
    command,
    asunto: asunto.paa,
    typed,
    ...(seen && { seen }),
    done:
      claves.length === 0 ? 'Se registró la razón en las restantes.' : 'Claves guardadas, y la razón en las restantes.',
  });
};

const say: Say = async (turn) => (turn.ciclo === undefined ? [sinCiclo(turn.viewer)] : [await turn.show(asunto.paa)]);

/** Where each activity stands in the PAA of the cycle's next year (3.3). */
export const paaFeature: Feature = {
  views: { paa: paaView },
  commands: { paa: say },
  presses: { 'paa.guardar': guardar, 'paa.no-aplica': noAplica },
};
