import { CLASES, type ClasePuesto, type Designacion, type Puesto, puestoOf } from '../../domain/directorio.js';
import { formatFecha } from '../../domain/fecha.js';
import type { ClavePuesto } from '../../domain/identity.js';
import type { Reply } from '../chat.js';
import { counted } from '../counted.js';
import type { Card } from '../messenger.js';
import type { Typed, Viewer } from './feature.js';
import { isOf } from './matter.js';
import { pageLine, pageOf, turns } from './paging.js';

const ROWS = 4;

/** es-MX names of the kinds of post. */
export const CLASE_NAMES: Readonly<Record<ClasePuesto, string>> = {
  'secretaria-ejecutiva': 'Secretaría Ejecutiva',
  unidad: 'Unidad ejecutora',
  'direccion-administracion': 'Dirección de Administración',
  uippe: 'UIPPE',
  contraloria: 'Contraloría',
  administrador: 'Administración del directorio',
};

/** Whether the viewer may read the roster. */
const reads = (viewer: Viewer): boolean => isOf(viewer, 'administrador', 'secretaria-ejecutiva', 'contraloria');

/** Whether the viewer keeps the roster today: the domain decides again on every order. */
export const keeps = (viewer: Viewer): boolean =>
  viewer.posts.some(
    (post) => post.capacity !== 'enlace' && puestoOf(viewer.directorio, post.puesto)?.clase === 'administrador',
  );

const NO: Reply = {
  text: 'El directorio lo consultan la administración del directorio, la Secretaría Ejecutiva y la Contraloría. Si un dato de su puesto debe cambiar, pídalo a quien administra el directorio.',
};

/** Designations of a post that are in force today or will be. */
export const presentAndFuture = (viewer: Viewer, clave: ClavePuesto): readonly Designacion[] =>
  viewer.directorio.designaciones.filter(
    ({ puesto, desde, hasta }) =>
      puesto === clave && (hasta === undefined || (hasta >= viewer.today && hasta >= desde)),
  );

const CAPACIDADES = { titular: 'Titular', enlace: 'Enlace', suplente: 'Suplente por ausencia' } as const;

const datesOf = ({ desde, hasta }: Designacion, today: string): string => {
  const until = hasta === undefined ? '' : ` hasta el ${formatFecha(hasta)}`;
  return desde > today ? ` (a partir del ${formatFecha(desde)}${until})` : until === '' ? '' : ` (${until.trim()})`;
};

const holderLines = (viewer: Viewer, clave: ClavePuesto): readonly { titulo: string; valor: string }[] => {
  const held = presentAndFuture(viewer, clave);
  const lines = (['titular', 'enlace', 'suplente'] as const).flatMap((capacity) =>
    held
      .filter((each) => each.capacity === capacity)
      .map((each) => ({
        titulo: CAPACIDADES[capacity],
        valor: `${viewer.nameOf(each.persona)}${datesOf(each, viewer.today)}`,
      })),
  );
  return lines.some(({ titulo }) => titulo === CAPACIDADES.titular)
    ? lines
    : [{ titulo: CAPACIDADES.titular, valor: '⚠ Vacante' }, ...lines];
};

const rowOf = (viewer: Viewer, { clave, nombre, clase, ejecutora }: Puesto): Record<string, unknown> => ({
  clave,
  nombre,
  clase: `${CLASE_NAMES[clase]}${ejecutora && clase !== 'unidad' ? ' · puede recibir ASM' : ''}`,
  personas: holderLines(viewer, clave),
});

const listCard = (viewer: Viewer, typed: Typed): Card => {
  const posts = viewer.directorio.puestos.toSorted(
    (a, b) => CLASES.indexOf(a.clase) - CLASES.indexOf(b.clase) || a.nombre.localeCompare(b.nombre, 'es'),
  );
  const page = pageOf(posts, typed['pagina'], ROWS);
  const vacant = posts.filter(({ clave }) => holderLines(viewer, clave)[0]?.valor === '⚠ Vacante').length;
  return {
    template: 'directorio',
    data: {
      resumen: `${counted(posts.length, 'puesto', 'puestos')}${vacant === 0 ? '' : `; ${vacant} sin titular`}`,
      filas: page.items.map((puesto) => rowOf(viewer, puesto)),
      cambia: keeps(viewer),
      opciones: posts.map(({ clave, nombre }) => ({ title: nombre, value: clave })),
      primero: page.items[0]?.clave ?? '',
      pagina: pageLine(page),
      ...turns(page),
    },
  };
};

/** The roster, or why it is not shown. */
export const directorioReply = (viewer: Viewer, typed: Typed = {}, notice?: Card['notice']): Reply =>
  reads(viewer) ? { card: { ...listCard(viewer, typed), ...(notice && { notice }) } } : NO;
