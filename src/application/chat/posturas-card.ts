import { inListOrder } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { estaVencida, type Postura, posturaKey, puedeResponderse, ultimaVersion } from '../../domain/postura.js';
import { countedIfAny } from '../counted.js';
import { shortText } from './asignacion.js';
import type { Typed, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, holds, isSecretaria, postName, readsAll, signs } from './matter.js';
import { pageOf, pagerData } from './paging.js';
import { posturaView } from './postura-card.js';
import { deselectedLine, SENTIDOS, shortState, stateLine } from './postura-textos.js';

const PAGE = 6;
/** With so few rows each has its own button; with more one chooses from a list, and the card keeps to six buttons. */
const FEW = 3;

/** How urgent a position is in a list: for its unit what it owes comes first, for the others what waits for SE. */
const rank = (ciclo: CicloAbierto, postura: Postura, own: boolean): number => {
  if (deselectedLine(ciclo, postura) !== undefined) return 3;
  if (puedeResponderse(postura)) return own ? 0 : 1;
  if (postura.situacion.estado === 'presentada') return own ? 1 : 0;
  return 2;
};

/** The positions asked of a unit, the most urgent first, and within that structural impact first. */
const posturasDe = (ciclo: CicloAbierto, unidad: string, own = true): readonly Postura[] =>
  inListOrder(Object.values(ciclo.asm))
    .flatMap((asm) => ciclo.posturas[posturaKey(asm.id, unidad)] ?? [])
    .toSorted((a, b) => rank(ciclo, a, own) - rank(ciclo, b, own));

/** The positions of a unit that are still asked for, or wait for SE. */
export const livePosturas = (ciclo: CicloAbierto, unidad: string): readonly Postura[] =>
  posturasDe(ciclo, unidad).filter((postura) => deselectedLine(ciclo, postura) === undefined);

/** How many positions of a unit stand where. */
export const tallyLine = (ciclo: CicloAbierto, unidad: string, viewer: Viewer): string => {
  const all = posturasDe(ciclo, unidad);
  const live = livePosturas(ciclo, unidad);
  const of = (estado: string): number => live.filter(({ situacion }) => situacion.estado === estado).length;
  const late = live.filter((postura) => estaVencida(postura, viewer.today)).length;
  return [
    ...countedIfAny(of('solicitada'), late === 0 ? 'por presentar' : `por presentar (${late} con plazo vencido)`),
    ...countedIfAny(of('presentada'), 'en revisión'),
    ...countedIfAny(of('atendida'), 'con nota tomada'),
    ...countedIfAny(of('sin-respuesta'), 'sin respuesta'),
    ...countedIfAny(all.length - live.length, 'sin seleccionar'),
  ].join(' · ');
};

const rowsOf = (ciclo: CicloAbierto, postura: Postura, viewer: Viewer, few: boolean) => {
  const asm = ciclo.asm[postura.asm];
  return {
    ciclo: ciclo.datos.id,
    asunto: asunto.postura(postura.asm, postura.unidad),
    titulo: postura.asm,
    texto: asm === undefined ? '' : shortText(asm),
    estado: beginning(deselectedLine(ciclo, postura) ?? stateLine(postura, viewer), 200, 2),
    abre: few,
  };
};

/** What the unit can do about all of them at once. */
const answerData = (ciclo: CicloAbierto, unidad: string, viewer: Viewer) => {
  const owed = livePosturas(ciclo, unidad).filter(puedeResponderse);
  const prepared = owed.filter((postura) => postura.preparada !== undefined);
  return {
    responde: holds(viewer, unidad) && owed.length > 1,
    asuntoConjunta: `posturas-conjunta.${unidad}`,
    presentaPreparadas: signs(viewer, unidad) && prepared.length > 0,
    preparadasTitulo: `Revisar las preparadas (${prepared.length})`,
    asuntoPreparadas: `posturas-preparadas.${unidad}`,
  };
};

/** What SE can do about all of them at once. */
const noteData = (ciclo: CicloAbierto, unidad: string, viewer: Viewer, typed: Typed) => {
  const live = livePosturas(ciclo, unidad);
  const review = live.filter(
    (postura) => postura.situacion.estado === 'presentada' && ultimaVersion(postura)?.contenido.sentido !== 'rechazada',
  );
  const late = live.filter((postura) => estaVencida(postura, viewer.today)).length;
  return {
    tomaNota: isSecretaria(viewer) && review.length > 0,
    enRevision: review.map((postura) => ({ title: reviewTitle(postura), value: postura.asm })),
    elegidas: typed['asm'] ?? '',
    silencio: isSecretaria(viewer) && late > 0,
    silencioTitulo: `Registrar «sin respuesta» en las vencidas (${late})`,
  };
};

const reviewTitle = (postura: Postura): string => {
  const contenido = ultimaVersion(postura)?.contenido;
  if (contenido === undefined) return postura.asm;
  return `${postura.asm} · ${SENTIDOS[contenido.sentido]}: ${beginning(contenido.justificacion, 120, 1)}`;
};

/** The positions of a unit, in pages, with what this viewer can do about several at once; a single one is shown itself. */
export const posturasView: View = (ciclo, [unidad = ''], viewer, typed = {}) => {
  if (!(holds(viewer, unidad) || readsAll(viewer))) return undefined;
  const all = posturasDe(ciclo, unidad, holds(viewer, unidad));
  const [only] = all;
  if (all.length === 1 && only !== undefined) return posturaView(ciclo, [only.asm, unidad], viewer);
  const few = all.length <= FEW;
  const page = pageOf(all, typed['pagina'], PAGE);
  return {
    template: 'posturas',
    data: {
      ...buttonData(ciclo, asunto.posturas(unidad)),
      unidad,
      etiqueta: `Acción 2.3 · PAE ${ciclo.datos.pae}`,
      destinatario: postName(viewer, unidad),
      cuenta: all.length === 0 ? 'No se le han pedido posturas.' : tallyLine(ciclo, unidad, viewer),
      filas: page.items.map((postura) => rowsOf(ciclo, postura, viewer, few)),
      elige: !few,
      opciones: all.map((postura) => ({
        title: `${postura.asm}: ${shortState(ciclo, postura)}`,
        value: asunto.postura(postura.asm, unidad),
      })),
      elegido: all[0] === undefined ? '' : asunto.postura(all[0].asm, unidad),
      ...answerData(ciclo, unidad, viewer),
      ...noteData(ciclo, unidad, viewer, typed),
      ...pagerData(page),
    },
  };
};
