import { asunto } from '../../domain/asunto.js';
import type { Acuse, CicloAbierto } from '../../domain/ciclo-state.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import type { Card } from '../messenger.js';
import type { Destination, Feature, Press, Say, View, Viewer } from './feature.js';
import type { FindFile } from './file-press.js';
import { fileFor } from './file-press.js';
import { sizeOf } from './inbox.js';
import { buttonData, holds, isOf, isSecretaria, postName, readsAll, signs } from './matter.js';
import { seenOf } from './typed.js';

const CAPACITIES = { titular: 'titular', suplente: 'suplente por ausencia', enlace: 'enlace' } as const;

/** "Nombre (titular, Puesto), el día y hora" of a receipt. */
export const acuseLine = ({ persona, puesto, capacity, at }: Acuse, viewer: Viewer): string =>
  `${viewer.nameOf(persona)} (${CAPACITIES[capacity]}, ${postName(viewer, puesto)}), ${formatInstante(at)}`;

const stateOf = ({ mecanismo }: CicloAbierto, viewer: Viewer): string => {
  switch (mecanismo.estado) {
    case 'sin-documento':
      return 'Aún no se adjunta el documento. Adjúntelo en este chat.';
    case 'por-aprobar':
      return `Espera la aprobación del titular, a más tardar el ${formatFecha(mecanismo.plazo.vence)}.`;
    case 'aprobado': {
      const all = Object.values(mecanismo.acuses);
      const received = all.filter((each) => each.estado === 'acusado').length;
      return `Aprobado por ${acuseLine(mecanismo.aprobacion, viewer)}. Acuses de recibo: ${received} de ${all.length}.`;
    }
  }
};

const fileLines = ({ mecanismo }: CicloAbierto): readonly { titulo: string; valor: string }[] =>
  mecanismo.estado === 'sin-documento'
    ? []
    : [
        { titulo: 'Archivo', valor: `${mecanismo.archivo.nombre} (${sizeOf(mecanismo.archivo.bytes)})` },
        { titulo: 'SHA-256', valor: mecanismo.archivo.sha256 },
      ];

const mecanismoView: View = (ciclo, _parts, viewer) => {
  if (!readsAll(viewer)) return undefined;
  const { mecanismo } = ciclo;
  const se = viewer.posts.find((post) => isSecretaria({ ...viewer, posts: [post] }) && post.capacity !== 'enlace');
  return {
    template: 'mecanismo',
    data: {
      ...buttonData(ciclo, asunto.mecanismo),
      etiqueta: `Acción 1.1 · PAE ${ciclo.datos.pae}`,
      estado: stateOf(ciclo, viewer),
      hechos: fileLines(ciclo),
      sha256: mecanismo.estado === 'por-aprobar' ? mecanismo.archivo.sha256 : '',
      aprueba: mecanismo.estado === 'por-aprobar' && se !== undefined,
      faltan: missingOf(ciclo, viewer),
    },
  };
};

const missingOf = ({ mecanismo }: CicloAbierto, viewer: Viewer): string => {
  if (mecanismo.estado !== 'aprobado') return '';
  const missing = Object.entries(mecanismo.acuses).flatMap(([puesto, each]) =>
    each.estado === 'pendiente' ? [postName(viewer, puesto)] : [],
  );
  return missing.length === 0 ? '' : `Falta el acuse de: ${missing.join('; ')}.`;
};

const acuseView: View = (ciclo, [puesto = ''], viewer): Card | undefined => {
  const { mecanismo } = ciclo;
  if (mecanismo.estado !== 'aprobado' || !(holds(viewer, puesto) || readsAll(viewer))) return undefined;
  const acuse = mecanismo.acuses[puesto];
  if (acuse === undefined) return undefined;
  const pending = acuse.estado === 'pendiente';
  return {
    template: 'mecanismo-acuse',
    data: {
      ...buttonData(ciclo, asunto.acuseMecanismo(puesto)),
      puesto,
      etiqueta: `Acción 1.1 · PAE ${ciclo.datos.pae}`,
      destinatario: postName(viewer, puesto),
      programa: ciclo.datos.programa,
      hechos: [...fileLines(ciclo), { titulo: 'Aprobado por', valor: acuseLine(mecanismo.aprobacion, viewer) }],
      estado:
        acuse.estado === 'acusado'
          ? `Recibido por ${acuseLine(acuse.acuse, viewer)}.`
          : pending
            ? `Acuse recibo a más tardar el ${formatFecha(acuse.plazo.vence)}.`
            : 'Se registró sin respuesta.',
      acusa: pending && signs(viewer, puesto),
      soloTitular: pending && holds(viewer, puesto) && !signs(viewer, puesto),
    },
  };
};

const aprobar: Press = (turn, typed) =>
  turn.order({
    command: { type: 'aprobar-mecanismo', sha256: typed['sha256'] ?? '' },
    asunto: asunto.mecanismo,
    ...withSeen(seenOf(typed)),
    done: 'Mecanismo aprobado y publicado a todos los puestos.',
  });

const withSeen = <T>(seen: T | undefined): { seen?: T } => (seen === undefined ? {} : { seen });

const acusar: Press = (turn, typed) => {
  const puesto = typed['puesto'] ?? '';
  return turn.order({
    command: { type: 'acusar-mecanismo', puesto },
    asunto: asunto.acuseMecanismo(puesto),
    done: 'Acuse registrado.',
  });
};

const say: Say = async (turn) => [await turn.show(asunto.mecanismo)];

const destinations = (ciclo: CicloAbierto, viewer: Viewer): readonly Destination[] =>
  ciclo.mecanismo.estado !== 'aprobado' && isOf(viewer, 'secretaria-ejecutiva', 'uippe')
    ? [{ title: 'Documento del Mecanismo (1.1)', verb: 'mecanismo.adjuntar', data: {} }]
    : [];

/** The Mechanism's document: attached, approved, published and received (1.1). */
export const mecanismoFeature = (find: FindFile): Feature => ({
  views: { mecanismo: mecanismoView, acuse: acuseView },
  commands: { mecanismo: say },
  destinations,
  presses: {
    'mecanismo.aprobar': aprobar,
    'mecanismo.acusar': acusar,
    'mecanismo.adjuntar': fileFor(find, (turn, _typed, archivo) =>
      turn.order({
        command: { type: 'adjuntar-mecanismo', archivo },
        asunto: asunto.mecanismo,
        done: 'Documento adjuntado.',
      }),
    ),
  },
});
