import type { Reply } from '../chat.js';
import type { Command } from '../command.js';
import { matchCommand } from '../command-match.js';
import { COMMANDS } from '../commands.js';
import type { Feature, Say, Turn, Typed, Viewer } from './feature.js';
import { isOf } from './matter.js';
import { pageLine, pageOf } from './paging.js';

/** Commands of a page: with their buttons and the one that turns the page they are six. */
const ROWS = 5;

const INTRO =
  'Lleve aquí el seguimiento de los Aspectos Susceptibles de Mejora (ASM), del informe de la evaluación al Acta de Atención. Escriba el nombre de lo que necesita o presione «Ver».';
const ARCHIVOS = 'Para entregar un archivo, adjúntelo en este chat: se le preguntará a qué corresponde.';

/** The commands that a viewer is offered. */
const offered = (viewer: Viewer): readonly Command[] =>
  COMMANDS.filter(({ who }) => who === 'todos' || isOf(viewer, ...who));

const rowOf = ({ title, description }: Command): Record<string, string> => ({
  titulo: title,
  descripcion: description,
});

interface Shown {
  readonly titulo: string;
  readonly intro: string;
  readonly commands: readonly Command[];
  readonly pagina?: string;
}

const ayudaCard = ({ titulo, intro, commands, pagina }: Shown): Reply => {
  const page = pageOf(commands, pagina, ROWS);
  return {
    card: {
      template: 'ayuda',
      data: {
        titulo,
        intro,
        comandos: page.items.map(rowOf),
        pagina: pageLine(page),
        desde: `ayuda|${page.page}`,
        siguiente: page.pages === 1 ? '' : String((page.page % page.pages) + 1),
        masTitulo: page.page === page.pages ? 'Volver al inicio' : 'Más opciones',
        archivos: ARCHIVOS,
      },
    },
  };
};

const everything = (viewer: Viewer, pagina?: string): Reply =>
  ayudaCard({
    titulo: 'Ayuda de Seguimiento ASM',
    intro: INTRO,
    commands: offered(viewer).filter(({ name }) => name !== 'ayuda'),
    ...(pagina === undefined ? {} : { pagina }),
  });

const EJEMPLOS: Readonly<Record<Command['takes'], (title: string) => string>> = {
  nothing: (title) => `«${title.toLowerCase()}»`,
  asm: (title) => `«${title.toLowerCase()}», «${title.toLowerCase()} 3» o «${title.toLowerCase()} ASM-03»`,
  text: (title) => `«${title.toLowerCase()}», o «${title.toLowerCase()}» seguido de su texto`,
};

const MOST_ALIASES = 4;

const detail = (command: Command, viewer: Viewer): Reply => {
  const mine = offered(viewer).includes(command);
  return {
    card: {
      template: 'ayuda-comando',
      data: {
        titulo: command.title,
        descripcion: command.description,
        ejemplos: EJEMPLOS[command.takes](command.name === 'asm' ? 'asm' : command.title),
        otras: command.aliases.slice(0, MOST_ALIASES).join(', '),
        suyo: mine,
        ajeno: mine ? '' : 'Su puesto no lo usa: corresponde a otros puestos del seguimiento.',
      },
    },
  };
};

/** «ayuda posturas» explains one command; anything else is the whole help. */
const say: Say = async (turn, rest) => {
  const match = rest === '' ? undefined : matchCommand(rest);
  return [
    match?.kind === 'command' && match.command.name !== 'ayuda'
      ? detail(match.command, turn.viewer)
      : everything(turn.viewer),
  ];
};

/** What an unknown text gets: the commands that it resembles, or the help. Never a dead end. */
export const lost = async (turn: Turn, suggestions: readonly Command[]): Promise<readonly Reply[]> => [
  suggestions.length === 0
    ? ayudaCard({
        titulo: 'No se reconoció el mensaje',
        intro:
          'No se registró nada. Esto es lo que puede pedir; también puede escribir «consulta» seguido de su pregunta.',
        commands: offered(turn.viewer).filter(({ name }) => name !== 'ayuda'),
      })
    : ayudaCard({
        titulo: '¿Quiso decir…?',
        intro: 'No se hizo nada todavía. Presione «Ver» en lo que necesita.',
        commands: suggestions,
      }),
];

const turnPage = async (turn: Turn, typed: Typed): Promise<Reply> => everything(turn.viewer, typed['pagina']);

/** Help (`ayuda`), also on one command. */
export const ayudaFeature: Feature = {
  commands: { ayuda: say },
  presses: { 'ayuda.pagina': turnPage },
  lists: { ayuda: async (turn, [page]) => everything(turn.viewer, page) },
};
