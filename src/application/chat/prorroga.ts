import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { entryOf } from '../../domain/entry.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import { esperaRespuesta, faltanPorDecidir } from '../../domain/prorroga.js';
import type { Prorroga } from '../../domain/prorroga-state.js';
import { MAX_RAZON } from '../../domain/razon.js';
import { printable } from '../printable-text.js';
import type { Feature, Press, Say, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, holds, postName, readsAll, signs } from './matter.js';
import { pageOf, pagerData } from './paging.js';
import { actividadView, pedir } from './prorroga-actividad.js';
import { actividadDe, decidenLine, situacionLine, tardeLine, tramoLine } from './prorroga-textos.js';
import { sinCiclo } from './sin-ciclo.js';
import { seenOf } from './typed.js';

const PAGE = 5;

const mayRead = (viewer: Viewer, { unidad, deciden }: Prorroga): boolean =>
  readsAll(viewer) || [unidad, ...deciden].some((puesto) => holds(viewer, puesto));

/** The post for which this viewer may answer it now: one that decides and has said nothing yet. */
const answersFor = (ciclo: CicloAbierto, prorroga: Prorroga, viewer: Viewer): string | undefined =>
  esperaRespuesta(ciclo, prorroga) ? faltanPorDecidir(prorroga).find((puesto) => signs(viewer, puesto)) : undefined;

const prorrogaView: View = (ciclo, [id = ''], viewer, typed = {}) => {
  const found = entryOf(ciclo.prorrogas, id);
  if (found === undefined || !mayRead(viewer, found)) return undefined;
  const puesto = answersFor(ciclo, found, viewer);
  const waits = esperaRespuesta(ciclo, found) && faltanPorDecidir(found).some((each) => holds(viewer, each));
  return {
    template: 'prorroga',
    data: {
      ...buttonData(ciclo, asunto.prorroga(id)),
      prorroga: id,
      puesto: puesto ?? '',
      etiqueta: `Acción 5.1 · PAE ${ciclo.datos.pae} · ${postName(viewer, found.unidad)}`,
      titulo: `Prórroga: ${actividadDe(ciclo, found)}`,
      estado: situacionLine(ciclo, found, viewer),
      tramo: tramoLine(found),
      justificacion: beginning(found.justificacion, MAX_RAZON),
      solicita: `${viewer.nameOf(found.solicitud.persona)}, ${formatInstante(found.solicitud.at)}`,
      deciden: decidenLine(found, viewer),
      responde: puesto !== undefined,
      tarde: puesto === undefined ? '' : tardeLine(found, viewer.today),
      soloTitular: puesto === undefined && waits,
      razon: (typed['razon'] ?? '').slice(0, MAX_RAZON),
      asuntoActividad: asunto.actividad(found.asm, found.unidad, found.actividad),
    },
  };
};

/** Every prórroga that the viewer may see, the newest first. */
const prorrogasView: View = (ciclo, _parts, viewer, typed = {}) => {
  const all = Object.values(ciclo.prorrogas)
    .filter((each) => mayRead(viewer, each))
    .toReversed();
  const page = pageOf(all, typed['pagina'], PAGE);
  return {
    template: 'prorrogas',
    data: {
      ciclo: ciclo.datos.id,
      asunto: 'prorrogas',
      etiqueta: `Acción 5.1 · PAE ${ciclo.datos.pae}`,
      vacio: all.length === 0,
      filas: page.items.map((each) => ({
        titulo: `${actividadDe(ciclo, each)} · ${postName(viewer, each.unidad)}`,
        tramo: tramoLine(each),
        situacion: situacionLine(ciclo, each, viewer),
      })),
      elige: all.length > 0,
      opciones: page.items.map((each) => ({
        title: `${actividadDe(ciclo, each)}, al ${each.hasta}`,
        value: asunto.prorroga(each.id),
      })),
      elegido: page.items[0] === undefined ? '' : asunto.prorroga(page.items[0].id),
      ...pagerData(page),
    },
  };
};

const conceder: Press = (turn, typed) => {
  const seen = seenOf(typed);
  const { prorroga = '', puesto = '' } = typed;
  const found = turn.ciclo && entryOf(turn.ciclo.prorrogas, prorroga);
  const late = found !== undefined && turn.viewer.today > found.hasta;
  return turn.order({
    command: { type: 'conceder-prorroga', prorroga, puesto },
    asunto: asunto.prorroga(prorroga),
    ...(seen && { seen }),
    done: `Su aprobación quedó registrada${late ? `, y que la nueva fecha (${formatFecha(found.hasta)}) ya había pasado` : ''}.`,
  });
};

const negar: Press = (turn, typed) => {
  const seen = seenOf(typed);
  const { prorroga = '', puesto = '' } = typed;
  const razon = printable(typed['razon'] ?? '').trim();
  return turn.order({
    command: { type: 'negar-prorroga', prorroga, puesto, razon },
    asunto: asunto.prorroga(prorroga),
    typed,
    ...(seen && { seen }),
    done: 'Prórroga negada. La fecha queda como estaba.',
  });
};

const say: Say = async (turn) => (turn.ciclo === undefined ? [sinCiclo(turn.viewer)] : [await turn.show('prorrogas')]);

/** Requests to end an activity later, and their answers (5.1, decision 0013). */
export const prorrogaFeature: Feature = {
  views: { actividad: actividadView, prorroga: prorrogaView, prorrogas: prorrogasView },
  commands: { prorrogas: say },
  presses: {
    'prorroga.pedir': pedir,
    'prorroga.conceder': conceder,
    'prorroga.negar': negar,
    'prorrogas.abrir': (turn, typed) => turn.show(typed['elegido'] ?? ''),
  },
};
