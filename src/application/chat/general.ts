import { inListOrder } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import { secretariaOf } from '../../domain/directorio.js';
import { formatFecha } from '../../domain/fecha.js';
import { type ClaseObligacion, type Obligacion, obligacionesDe } from '../../domain/obligacion.js';
import { rutaDe } from '../../domain/ruta.js';
import type { Reply } from '../chat.js';
import { COMMANDS, type Command } from '../commands.js';
import { shortText } from './asignacion.js';
import { PRIORIDADES, TIPOS } from './clasificacion.js';
import type { Feature, Press, Say, Turn, View } from './feature.js';
import { holds, isOf, postName, readsAll } from './matter.js';
import { asmLines } from './notificacion.js';

const MAX_ROWS = 15;

/** What is owed, as the one who owes it reads it. */
export const TAREAS: Readonly<Record<ClaseObligacion, string>> = {
  'adjuntar-mecanismo': 'Adjuntar el documento del Mecanismo',
  'aprobar-mecanismo': 'Aprobar el Mecanismo',
  'acusar-mecanismo': 'Acusar recibo del Mecanismo',
  'recibir-informe': 'Registrar el informe de la evaluación',
  'registrar-asm': 'Registrar los ASM del informe',
  asignar: 'Asignar los ASM a sus unidades',
  notificar: 'Notificar a las unidades',
  'acusar-notificacion': 'Acusar recibo de la notificación',
  valorar: 'Valorar la viabilidad de los ASM',
  concurrir: 'Concurrir con la selección',
  'seguir-sin-concurrencia': 'Decidir ante el silencio de una unidad',
  'atender-observaciones': 'Atender las observaciones de una unidad',
  clasificar: 'Clasificar los ASM seleccionados',
  'presentar-postura': 'Presentar la postura institucional',
  'revisar-postura': 'Revisar una postura',
  'responder-consulta': 'Responder una consulta',
  'reportar-avance': 'Reportar el avance del bimestre',
};

/** The commands that a viewer is offered. */
const offered = (turn: Turn): readonly Command[] =>
  COMMANDS.filter(({ who }) => who === 'todos' || isOf(turn.viewer, ...who));

const due = ({ plazo }: Obligacion, today: string): string => {
  if (plazo === undefined) return '';
  return plazo.vence < today ? `Venció el ${formatFecha(plazo.vence)}` : `Vence el ${formatFecha(plazo.vence)}`;
};

const rowsOf = (turn: Turn): readonly Record<string, string>[] => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined) return [];
  const own = obligacionesDe(ciclo, secretariaOf(viewer.directorio)).filter((each) => holds(viewer, each.puesto));
  return [...own]
    .sort((a, b) => (a.plazo?.vence ?? '9999').localeCompare(b.plazo?.vence ?? '9999'))
    .map((each) => ({
      ciclo: ciclo.datos.id,
      asunto: each.asunto,
      titulo: TAREAS[each.clase],
      texto:
        each.asm.length === 0
          ? postName(viewer, each.puesto)
          : `${postName(viewer, each.puesto)} · ${each.asm.slice(0, 6).join(', ')}${each.asm.length > 6 ? '…' : ''}`,
      estado: due(each, viewer.today),
    }));
};

/** What the viewer owes, as buttons. */
export const pendientesCard = (turn: Turn, titulo = 'Sus pendientes'): Reply => {
  const rows = rowsOf(turn);
  const more = rows.length > MAX_ROWS ? [` Se muestran ${MAX_ROWS} de ${rows.length}.`] : [];
  return {
    card: {
      template: 'asuntos',
      data: {
        etiqueta:
          turn.ciclo === undefined
            ? 'Sin ciclo abierto'
            : `PAE ${turn.ciclo.datos.pae} · ${turn.ciclo.datos.programa}${more.join('')}`,
        titulo,
        filas: rows.slice(0, MAX_ROWS),
        vacio: rows.length === 0,
        textoVacio: 'No tiene pendientes.',
      },
    },
  };
};

const ayudaCard = (turn: Turn, titulo: string, commands: readonly Command[], intro: string): Reply => ({
  card: {
    template: 'ayuda',
    data: {
      titulo,
      intro,
      comandos: commands.map(({ title, description }) => ({ titulo: title, descripcion: description })),
    },
  },
});

/** The one welcome of an install: what it is, what this person can do here, what waits for them. */
export const welcome = async (turn: Turn): Promise<Reply> => {
  const rows = rowsOf(turn);
  const posts = turn.viewer.posts
    .map(({ puesto, capacity }) => `${capacity} de ${postName(turn.viewer, puesto)}`)
    .join('; ');
  return {
    card: {
      template: 'bienvenida',
      data: {
        nombre: turn.viewer.nameOf(turn.viewer.person),
        puestos: posts,
        filas: rows.slice(0, MAX_ROWS),
        vacio: rows.length === 0,
        comandos: offered(turn)
          .slice(0, 5)
          .map(({ title, description }) => ({ titulo: title, descripcion: description })),
      },
    },
  };
};

/** What an unknown text gets: the commands that it resembles, or the help. Never a dead end. */
export const lost = async (turn: Turn, suggestions: readonly Command[]): Promise<readonly Reply[]> => [
  suggestions.length === 0
    ? ayudaCard(
        turn,
        'No se reconoció el mensaje',
        offered(turn),
        'Esto es lo que puede pedir aquí. Para registrar un archivo, adjúntelo en este chat.',
      )
    : ayudaCard(turn, '¿Quiso decir…?', suggestions, 'No se hizo nada todavía. Elija una opción.'),
];

const ayuda: Say = async (turn) => [
  ayudaCard(
    turn,
    'Ayuda',
    offered(turn),
    'Lleva el seguimiento de los Aspectos Susceptibles de Mejora (ASM), del informe al Acta. Puede pedir:',
  ),
];

const ruta: Say = async (turn) => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined) return [{ text: 'No hay un ciclo abierto.' }];
  const marks = { hecha: '✔ Hecha', 'en-curso': '▶ En curso', detenida: '■ Detenida' } as const;
  const pasos = rutaDe(ciclo, secretariaOf(viewer.directorio)).map(({ accion, estado, porque, deben }) => {
    const who = [...new Set(deben.map((each) => postName(viewer, each.puesto)))].slice(0, 4).join('; ');
    const detail = estado === 'detenida' ? ` Espera ${porque.join(' y ')}.` : who === '' ? '' : ` Debe: ${who}.`;
    return { titulo: `${accion.key} ${accion.name}`, valor: `${marks[estado]}.${detail}` };
  });
  return [
    {
      card: {
        template: 'lista',
        data: {
          etiqueta: `PAE ${ciclo.datos.pae} · ${ciclo.datos.programa}`,
          titulo: 'Ruta del ciclo',
          filas: pasos,
          vacio: false,
          textoVacio: '',
        },
      },
    },
  ];
};

const asmView: View = (ciclo, [id = ''], viewer) => {
  const asm = ciclo.asm[id];
  if (asm === undefined || !(readsAll(viewer) || asm.unidades.some((unidad) => holds(viewer, unidad))))
    return undefined;
  const { seleccion, clasificacion } = asm;
  return {
    template: 'asm',
    data: {
      ciclo: ciclo.datos.id,
      etiqueta: `PAE ${ciclo.datos.pae} · ${ciclo.datos.programa}`,
      ...asmLines(asm),
      hechos: [
        {
          titulo: 'Unidades',
          valor: asm.unidades.map((unidad) => postName(viewer, unidad)).join('; ') || 'Sin asignar',
        },
        {
          titulo: 'Selección',
          valor:
            seleccion.estado === 'pendiente'
              ? 'Por valorar'
              : seleccion.estado === 'seleccionado'
                ? 'Seleccionado'
                : `No seleccionado: ${seleccion.razon}`,
        },
        {
          titulo: 'Clasificación',
          valor:
            clasificacion === undefined
              ? 'Por clasificar'
              : `${TIPOS[clasificacion.tipo]} · ${PRIORIDADES[clasificacion.prioridad]}`,
        },
        { titulo: 'Evidencias', valor: String(ciclo.evidencias.filter((each) => each.asm === id).length) },
      ],
    },
  };
};

const asm: Say = async (turn, rest) => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined) return [{ text: 'No hay un ciclo abierto.' }];
  const number = /(\d{1,6})/.exec(rest)?.[1];
  if (number !== undefined) return [await turn.show(asunto.asm(`ASM-${String(Number(number)).padStart(2, '0')}`))];
  const visible = inListOrder(Object.values(ciclo.asm)).filter(
    (each) => readsAll(viewer) || each.unidades.some((unidad) => holds(viewer, unidad)),
  );
  const filas = visible.map((each) => ({
    ciclo: ciclo.datos.id,
    asunto: asunto.asm(each.id),
    titulo: each.id,
    texto: shortText(each),
    estado: each.unidades.map((unidad) => postName(viewer, unidad)).join('; '),
  }));
  return [
    {
      card: {
        template: 'asuntos',
        data: {
          etiqueta: `PAE ${ciclo.datos.pae} · ${ciclo.datos.programa}`,
          titulo: 'ASM del ciclo',
          filas: filas.slice(0, 30),
          vacio: filas.length === 0,
          textoVacio: 'Aún no hay ASM registrados.',
        },
      },
    },
  ];
};

const ver: Press = (turn, typed) => turn.show(typed['asunto'] ?? '', undefined, typed);

/** What everyone can ask for: help, what they owe, the route, the ASM. */
export const generalFeature: Feature = {
  views: { asm: asmView },
  commands: { ayuda, pendientes: async (turn) => [pendientesCard(turn)], ruta, asm },
  presses: { ver },
};
