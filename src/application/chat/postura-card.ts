import type { Asm } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { formatInstante } from '../../domain/fecha.js';
import {
  estaVencida,
  MAX_OBSERVACIONES,
  MAX_POSTURA,
  type Postura,
  posturaKey,
  puedeResponderse,
  ultimaVersion,
} from '../../domain/postura.js';
import type { Typed, View, Viewer } from './feature.js';
import { beginning, isLong, textPages } from './long-text.js';
import { buttonData, holds, isSecretaria, postName, readsAll, signs } from './matter.js';
import { asmLines } from './notificacion.js';
import { pageOf, pagerData } from './paging.js';
import {
  answerLine,
  deselectedLine,
  fileNames,
  historyText,
  SENTIDOS,
  stateLine,
  versionBy,
} from './postura-textos.js';

const ASM_CHARS = 400;
const VERSION_CHARS = 900;
const ANSWER_CHARS = 1500;

/** The position, when there is one and the viewer may see it. */
const visible = (ciclo: CicloAbierto, id: string, unidad: string, viewer: Viewer): Postura | undefined => {
  const key = posturaKey(id, unidad);
  const postura = Object.hasOwn(ciclo.posturas, key) ? ciclo.posturas[key] : undefined;
  return postura !== undefined && (holds(viewer, unidad) || readsAll(viewer)) ? postura : undefined;
};

const asmData = (asm: Asm) => {
  const lines = asmLines(asm);
  const cut = [lines.hallazgo, lines.recomendacion, lines.causaRaiz].some((text) => isLong(text, ASM_CHARS));
  return {
    texto: {
      hallazgo: beginning(lines.hallazgo, ASM_CHARS),
      recomendacion: beginning(lines.recomendacion, ASM_CHARS),
      causaRaiz: beginning(lines.causaRaiz, ASM_CHARS),
      ubicacion: beginning(lines.ubicacion, 300, 1),
    },
    asmLargo: cut,
  };
};

/** The version in force. While the unit writes the next one, its text is in the form and only the answer is shown. */
const versionData = (postura: Postura, viewer: Viewer, writing: boolean) => {
  const version = ultimaVersion(postura);
  if (version === undefined) return [];
  const { justificacion, propuestas, sentido } = version.contenido;
  return [
    {
      titulo: `Versión ${version.numero}: ${SENTIDOS[sentido]}`,
      quien: versionBy(version, viewer),
      justificacion: writing ? '' : beginning(justificacion, VERSION_CHARS),
      propuestas: writing ? '' : beginning(propuestas, VERSION_CHARS),
      archivos: writing ? '' : beginning(fileNames(version.archivos), 600),
      respuesta: beginning(answerLine(version), ANSWER_CHARS),
    },
  ];
};

const draftLine = ({ preparada }: Postura, viewer: Viewer): string =>
  preparada === undefined ? '' : `Borrador de ${viewer.nameOf(preparada.persona)}, ${formatInstante(preparada.at)}`;

const formData = (postura: Postura, viewer: Viewer, typed: Typed, writing: boolean) => {
  const text = (key: 'justificacion' | 'propuestas'): string =>
    writing ? (typed[key] ?? postura.borrador?.[key] ?? '').slice(0, MAX_POSTURA) : '';
  const { anexos, unidad } = postura;
  return {
    prepara: writing,
    presenta: writing && signs(viewer, unidad),
    soloPrepara: writing && !signs(viewer, unidad),
    borradorDe: writing ? draftLine(postura, viewer) : '',
    sentido: typed['sentido'] ?? postura.borrador?.sentido ?? '',
    justificacion: text('justificacion'),
    propuestas: text('propuestas'),
    conAnexos: writing && anexos.length > 0,
    anexosTitulo: `Archivos que irán con la postura (${anexos.length}): ${beginning(fileNames(anexos), 600)}`,
    anexos: anexos.map(({ nombre, sha256 }) => ({ title: beginning(nombre, 80, 1), value: sha256 })),
  };
};

/** Leaving an ASM out concerns its other units too: whoever does it must know. */
const sharedLine = ({ unidades }: Asm, { unidad }: Postura, viewer: Viewer): string => {
  const others = unidades.filter((each) => each !== unidad).map((each) => postName(viewer, each));
  return others.length === 0
    ? ''
    : `También corresponde a ${others.join('; ')}: si no continúa, el ASM se cierra para todas.`;
};

/** What SE can do. A rejection that it insisted on and that was met with silence may still end the ASM. */
const reviewData = (postura: Postura, asm: Asm, viewer: Viewer, typed: Typed, live: boolean) => {
  const { estado } = postura.situacion;
  const reviews = live && estado === 'presentada' && isSecretaria(viewer);
  const rejected = ultimaVersion(postura)?.contenido.sentido === 'rechazada';
  const discards = rejected && (reviews || (live && estado === 'sin-respuesta' && isSecretaria(viewer)));
  return {
    revisa: reviews,
    tomaNota: reviews && !rejected,
    rechazada: reviews && rejected,
    razona: reviews || discards,
    descarta: discards,
    compartido: sharedLine(asm, postura, viewer),
    observaciones: (typed['observaciones'] ?? '').slice(0, MAX_OBSERVACIONES),
    silencio: live && isSecretaria(viewer) && estaVencida(postura, viewer.today),
  };
};

/** The card of one position: the ASM, the version in force, and what this viewer can do about it. */
export const posturaView: View = (ciclo, [id = '', unidad = ''], viewer, typed = {}) => {
  const postura = visible(ciclo, id, unidad, viewer);
  const asm = ciclo.asm[id];
  if (postura === undefined || asm === undefined) return undefined;
  const deselected = deselectedLine(ciclo, postura);
  const live = deselected === undefined;
  const writing = live && puedeResponderse(postura) && holds(viewer, unidad);
  const others = Object.values(ciclo.posturas).filter((each) => each.unidad === unidad).length > 1;
  return {
    template: 'postura',
    data: {
      ...buttonData(ciclo, asunto.postura(id, unidad)),
      asm: id,
      unidad,
      etiqueta: `Acción 2.3 · Posturas institucionales · PAE ${ciclo.datos.pae}`,
      destinatario: postName(viewer, unidad),
      ...asmData(asm),
      asuntoAsm: asunto.asm(id),
      estado: beginning(deselected ?? stateLine(postura, viewer), ANSWER_CHARS),
      versiones: versionData(postura, viewer, writing),
      conHistoria: postura.versiones.length > 0,
      asuntoHistoria: `postura-historia.${id}.${unidad}`,
      ...formData(postura, viewer, typed, writing),
      ...reviewData(postura, asm, viewer, typed, live),
      otras: others,
      asuntoPosturas: asunto.posturas(unidad),
    },
  };
};

/** Every version of a position to the letter, in pages. */
export const posturaHistoriaView: View = (ciclo, [id = '', unidad = ''], viewer, typed = {}) => {
  const postura = visible(ciclo, id, unidad, viewer);
  if (postura === undefined) return undefined;
  const page = pageOf(textPages(historyText(postura, viewer)), typed['pagina'], 1);
  return {
    template: 'postura-historia',
    data: {
      ciclo: ciclo.datos.id,
      asunto: `postura-historia.${id}.${unidad}`,
      asuntoPostura: asunto.postura(id, unidad),
      etiqueta: `Acción 2.3 · PAE ${ciclo.datos.pae} · ${postName(viewer, unidad)}`,
      titulo: `Postura institucional completa: ${id}`,
      texto: page.items[0] ?? '',
      ...pagerData(page),
    },
  };
};
