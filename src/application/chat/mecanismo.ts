import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { formatFecha } from '../../domain/fecha.js';
import type { ClavePuesto } from '../../domain/identity.js';
import { sizeOf } from '../file-size.js';
import type { Card } from '../messenger.js';
import { acuseEstado, isMissing } from './acuse-estado.js';
import { acuseLine } from './acuse-linea.js';
import type { Destination, Feature, Press, Say, View, Viewer } from './feature.js';
import { archivoOf } from './file-press.js';
import type { ParaLeer } from './importacion-leer.js';
import { PEGADO, typeName } from './inbox.js';
import { buttonData, holds, huella, isOf, isSecretaria, postName, readsAll, signs } from './matter.js';
import { seenOf } from './typed.js';
import { warning } from './warning.js';

const stateOf = ({ mecanismo }: CicloAbierto, viewer: Viewer): string => {
  switch (mecanismo.estado) {
    case 'sin-documento':
      return isOf(viewer, 'secretaria-ejecutiva', 'uippe')
        ? 'Aún no se adjunta el documento. Adjúntelo en este chat, en PDF o Word.'
        : 'Aún no se adjunta el documento.';
    case 'por-aprobar':
      return `Espera la aprobación del titular de la Secretaría Ejecutiva, a más tardar el ${formatFecha(mecanismo.plazo.vence)}.`;
    case 'aprobado': {
      const all = Object.values(mecanismo.acuses);
      const received = all.filter((each) => !isMissing(each)).length;
      return `Aprobado y publicado. Acuses de recibo: ${received} de ${all.length}.`;
    }
  }
};

type Linea = { readonly titulo: string; readonly valor: string };

const fileLines = ({ mecanismo }: CicloAbierto): readonly Linea[] =>
  mecanismo.estado === 'sin-documento'
    ? []
    : [
        { titulo: 'Archivo', valor: mecanismo.archivo.nombre },
        { titulo: 'Tipo', valor: `${typeName(mecanismo.archivo.tipo)}, ${sizeOf(mecanismo.archivo.bytes)}` },
        { titulo: 'Huella (SHA-256)', valor: huella(mecanismo.archivo.sha256) },
      ];

const whoLines = ({ mecanismo }: CicloAbierto, viewer: Viewer): readonly Linea[] => {
  switch (mecanismo.estado) {
    case 'sin-documento':
      return [];
    case 'por-aprobar':
      return [{ titulo: 'Lo adjuntó', valor: acuseLine(mecanismo.adjunto, viewer) }];
    case 'aprobado':
      return [{ titulo: 'Lo aprobó', valor: acuseLine(mecanismo.aprobacion, viewer) }];
  }
};

const pendientes = ({ mecanismo }: CicloAbierto): readonly (readonly [ClavePuesto, string])[] =>
  mecanismo.estado !== 'aprobado'
    ? []
    : Object.entries(mecanismo.acuses).flatMap(([puesto, each]) =>
        each.estado === 'pendiente' ? [[puesto, each.plazo.vence] as const] : [],
      );

const vencidos = (ciclo: CicloAbierto, viewer: Viewer): readonly ClavePuesto[] =>
  pendientes(ciclo).flatMap(([puesto, vence]) => (viewer.today > vence ? [puesto] : []));

/** Who has not acknowledged, by date: most share one. */
const missingOf = (ciclo: CicloAbierto, viewer: Viewer): readonly string[] => {
  const byDate = new Map<string, readonly string[]>();
  for (const [puesto, vence] of pendientes(ciclo))
    byDate.set(vence, [...(byDate.get(vence) ?? []), postName(viewer, puesto)]);
  return [...byDate].map(
    ([vence, posts]) =>
      `Falta el acuse de: ${posts.join('; ')}. ${viewer.today > vence ? 'Venció' : 'Vence'} el ${formatFecha(vence)}.`,
  );
};

/** What whoever prepares the report does after the approval. */
const nextOf = ({ mecanismo, informe }: CicloAbierto, viewer: Viewer): string =>
  mecanismo.estado === 'aprobado' && informe === undefined && isOf(viewer, 'secretaria-ejecutiva', 'uippe')
    ? 'Qué sigue: adjunte en este chat el informe de la evaluación, o escriba «informe» (acción 1.2).'
    : '';

const withoutAnswerOf = ({ mecanismo }: CicloAbierto, viewer: Viewer): string => {
  if (mecanismo.estado !== 'aprobado') return '';
  const silent = Object.entries(mecanismo.acuses).flatMap(([puesto, each]) =>
    each.estado === 'sin-respuesta' ? [postName(viewer, puesto)] : [],
  );
  return silent.length === 0 ? '' : `Sin respuesta: ${silent.join('; ')}.`;
};

const vacantOf = ({ mecanismo }: CicloAbierto, viewer: Viewer): string => {
  if (mecanismo.estado !== 'aprobado' || mecanismo.vacantes.length === 0) return '';
  const posts = mecanismo.vacantes.map((puesto) => postName(viewer, puesto)).join('; ');
  return `Sin titular ni suplente: ${posts}. Se le pedirá el acuse cuando lo tenga.`;
};

const mecanismoView: View = (ciclo, _parts, viewer) => {
  if (!readsAll(viewer)) return undefined;
  const { mecanismo } = ciclo;
  const waits = mecanismo.estado === 'por-aprobar';
  const signsSe = viewer.posts.some((post) => isSecretaria({ ...viewer, posts: [post] }) && post.capacity !== 'enlace');
  const texts = [
    ...missingOf(ciclo, viewer),
    withoutAnswerOf(ciclo, viewer),
    vacantOf(ciclo, viewer),
    nextOf(ciclo, viewer),
  ];
  return {
    template: 'mecanismo',
    data: {
      ...buttonData(ciclo, asunto.mecanismo),
      etiqueta: `Acción 1.1 · PAE ${ciclo.datos.pae} · ${ciclo.datos.programa}`,
      estado: stateOf(ciclo, viewer),
      hechos: [...fileLines(ciclo), ...whoLines(ciclo, viewer)],
      abre: mecanismo.estado !== 'sin-documento',
      sha256: waits ? mecanismo.archivo.sha256 : '',
      aprueba: waits && signsSe,
      soloTitular: waits && !signsSe && isOf(viewer, 'secretaria-ejecutiva', 'uippe'),
      notas: texts.filter((texto) => texto !== '').map((texto) => ({ texto })),
      silencio: isSecretaria(viewer) && vencidos(ciclo, viewer).length > 0,
    },
  };
};

const acuseView: View = (ciclo, [puesto = ''], viewer): Card | undefined => {
  const { mecanismo } = ciclo;
  if (mecanismo.estado !== 'aprobado' || !(holds(viewer, puesto) || readsAll(viewer))) return undefined;
  const acuse = mecanismo.acuses[puesto];
  if (acuse === undefined) return undefined;
  const missing = isMissing(acuse);
  return {
    template: 'mecanismo-acuse',
    data: {
      ...buttonData(ciclo, asunto.acuseMecanismo(puesto)),
      puesto,
      etiqueta: `Acción 1.1 · PAE ${ciclo.datos.pae}`,
      destinatario: postName(viewer, puesto),
      programa: ciclo.datos.programa,
      hechos: [...fileLines(ciclo), ...whoLines(ciclo, viewer)],
      abre: true,
      estado:
        acuse.estado === 'pendiente' && acuse.plazo.vence >= viewer.today
          ? `Acuse recibo a más tardar el ${formatFecha(acuse.plazo.vence)}.`
          : acuseEstado(acuse, viewer),
      acusa: missing && signs(viewer, puesto),
      soloTitular: missing && holds(viewer, puesto) && !signs(viewer, puesto),
    },
  };
};

const aprobar: Press = (turn, typed) => {
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'aprobar-mecanismo', sha256: typed['sha256'] ?? '' },
    asunto: asunto.mecanismo,
    ...(seen && { seen }),
    done: 'Mecanismo aprobado. Se publicó a todos los puestos.',
  });
};

const acusar: Press = (turn, typed) => {
  const puesto = typed['puesto'] ?? '';
  return turn.order({
    command: { type: 'acusar-mecanismo', puesto },
    asunto: asunto.acuseMecanismo(puesto),
    done: 'Acuse registrado. Por ahora es todo: se le avisará aquí cuando algo espere su respuesta.',
  });
};

/** SE goes on without those whose date passed: each one's silence is recorded. */
const silencio: Press = async (turn) => {
  const late = turn.ciclo === undefined ? [] : vencidos(turn.ciclo, turn.viewer);
  for (const puesto of late) {
    const command = { type: 'registrar-sin-respuesta', asunto: asunto.acuseMecanismo(puesto), puesto } as const;
    const outcome = await turn.give(command);
    if (outcome.kind === 'refused') return turn.show(asunto.mecanismo, warning(outcome.refusal));
  }
  return turn.show(asunto.mecanismo, {
    tone: 'good',
    text: 'Se registró sin respuesta a quienes no acusaron a tiempo.',
  });
};

const adjuntar =
  ({ find, again }: ParaLeer): Press =>
  async (turn, typed) => {
    const file = await find(turn.viewer.person, typed['archivo'] ?? '');
    if (file === undefined)
      return { text: 'No se encontró ese archivo entre los suyos. Adjúntelo de nuevo en este chat.' };
    const archivo = archivoOf(file);
    const replaced = turn.ciclo?.mecanismo.estado === 'por-aprobar';
    const outcome = await turn.give({ type: 'adjuntar-mecanismo', archivo });
    if (outcome.kind === 'refused') return again(turn, file, warning(outcome.refusal));
    const text =
      replaced && outcome.changed ? 'Documento sustituido: el anterior ya no puede aprobarse.' : 'Documento adjuntado.';
    return turn.show(asunto.mecanismo, { tone: 'good', text });
  };

/** Who reads the whole ciclo sees where the Mechanism stands; everyone else, what it asks of their post. */
const say: Say = async (turn) => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined || readsAll(viewer)) return [await turn.show(asunto.mecanismo)];
  const { mecanismo } = ciclo;
  if (mecanismo.estado !== 'aprobado') return [{ text: 'El Mecanismo aún no se publica. Se le avisará en este chat.' }];
  const own = viewer.posts.map((post) => post.puesto).filter((puesto) => mecanismo.acuses[puesto] !== undefined);
  return Promise.all([...new Set(own)].map((puesto) => turn.show(asunto.acuseMecanismo(puesto))));
};

const destinations = (
  ciclo: CicloAbierto,
  viewer: Viewer,
  file: { readonly nombre: string },
): readonly Destination[] =>
  ciclo.mecanismo.estado !== 'aprobado' && file.nombre !== PEGADO && isOf(viewer, 'secretaria-ejecutiva', 'uippe')
    ? [{ title: 'Documento del Mecanismo (1.1)', verb: 'mecanismo.adjuntar', data: {} }]
    : [];

/** The Mechanism's document: attached, approved, published and received (1.1). */
export const mecanismoFeature = (files: ParaLeer): Feature => ({
  views: { mecanismo: mecanismoView, acuse: acuseView },
  commands: { mecanismo: say },
  destinations,
  presses: {
    'mecanismo.aprobar': aprobar,
    'mecanismo.acusar': acusar,
    'mecanismo.silencio': silencio,
    'mecanismo.adjuntar': adjuntar(files),
  },
});
