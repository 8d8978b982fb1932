import type { ClasePuesto, Designacion } from '../../domain/directorio.js';
import { puestoOf } from '../../domain/directorio.js';
import { formatFecha } from '../../domain/fecha.js';
import type { Reply } from '../chat.js';
import type { Turn, Viewer } from './feature.js';
import { isSecretaria, postName } from './matter.js';
import { pendientesOf, urgentRows } from './pendientes.js';

/** Matters shown at once: with the three buttons below them they are six. */
const ROWS = 3;

const UNIDAD =
  'acusa recibo de las notificaciones, concurre con la selección de los ASM, presenta la postura institucional, entrega evidencias y reporta el avance de cada bimestre';

/** What each kind of post does here, when its titular or who stands in reads it. */
const FIRMA: Readonly<Record<ClasePuesto, string>> = {
  'secretaria-ejecutiva':
    'abre el ciclo, aprueba el Mecanismo, registra el informe y sus ASM, los asigna, los notifica, valora y clasifica, y revisa las posturas',
  unidad: UNIDAD,
  'direccion-administracion': `consulta todo el ciclo y, si se le asignan ASM, ${UNIDAD}`,
  uippe: 'prepara el informe y los ASM, y consulta todo el ciclo; no firma',
  contraloria: 'consulta todo el ciclo, sin modificar nada',
  administrador: 'mantiene el directorio: puestos, titulares, enlaces y suplencias',
};

const PREPARA = 'prepara posturas, entrega evidencias y captura avances; acusa recibo y firma el titular';

const doesOf = (viewer: Viewer, { puesto, capacity }: Designacion): string => {
  const clase = puestoOf(viewer.directorio, puesto)?.clase;
  if (clase === undefined) return 'consulta lo que le corresponde';
  return capacity === 'enlace' && clase !== 'contraloria' && clase !== 'uippe' ? PREPARA : FIRMA[clase];
};

const capacityOf = ({ capacity, hasta }: Designacion): string => {
  if (capacity !== 'suplente') return capacity;
  return hasta === undefined ? 'suplente por ausencia' : `suplente por ausencia hasta el ${formatFecha(hasta)}`;
};

const postLine = (viewer: Viewer, post: Designacion): { texto: string } => {
  const capacity = capacityOf(post);
  return {
    texto: `Como ${capacity} (${postName(viewer, post.puesto)}), usted ${doesOf(viewer, post)}.`,
  };
};

/** Who can open the first ciclo reads that the first step is theirs: nothing reminds them of it otherwise. */
const nothingOwed = (viewer: Viewer, sinCiclo: boolean): string =>
  sinCiclo && isSecretaria(viewer)
    ? 'Aún no hay un ciclo abierto. Para empezar, escriba «ciclo» y ábralo.'
    : 'Por ahora no tiene pendientes; se le avisará aquí cuando algo espere su respuesta.';

const allTitle = (owed: number): string => {
  if (owed === 0) return 'Ver pendientes';
  return owed === 1 ? 'Ver mi pendiente' : `Ver mis ${owed} pendientes`;
};

/** The one welcome of an install: what it is, what this person can do here, what waits for them. */
export const welcome = async (turn: Turn): Promise<Reply> => {
  const { viewer } = turn;
  const all = await turn.office.owed();
  const owed = pendientesOf(viewer, all);
  const rows = urgentRows(owed, viewer, ROWS);
  return {
    card: {
      template: 'bienvenida',
      data: {
        nombre: viewer.nameOf(viewer.person),
        puestos: viewer.posts.map((post) => postLine(viewer, post)),
        espera: owed.length === 0 ? nothingOwed(viewer, all.ciclos.length === 0) : '',
        filas: rows,
        todos: allTitle(owed.length),
      },
    },
  };
};
