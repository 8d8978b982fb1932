import type { CommandOf } from './ciclo-command.js';
import type { DatosCiclo } from './ciclo-event.js';
import type { Ciclo } from './ciclo-state.js';
import type { Decision } from './decision.js';
import { enBlanco } from './en-blanco.js';
import { type Refusal, refuse } from './refusal.js';
import { tieneSaltos } from './un-renglon.js';

/** Most characters of the texts of a ciclo, and most articles of its legal basis. */
export const LARGOS_CICLO = {
  programa: 200,
  evaluacion: 500,
  marcoLegal: 4_000,
  articulo: 500,
  articulos: 40,
} as const;

const yearsProblem = ({ pae, ejercicio, paaSiguiente }: DatosCiclo): Refusal | undefined => {
  if ([pae, ejercicio, paaSiguiente].some((year) => !Number.isInteger(year) || year < 2000 || year > 2100))
    return refuse('anios-invalidos', 'Los años van del 2000 al 2100.', 'Corríjalos y abra el ciclo de nuevo.');
  if (ejercicio > pae)
    return refuse(
      'anios-invalidos',
      `El ejercicio evaluado (${ejercicio}) es posterior al PAE (${pae}).`,
      'Un PAE evalúa un ejercicio de su año o anterior: corrija uno de los dos.',
    );
  if (paaSiguiente >= pae) return undefined;
  return refuse(
    'anios-invalidos',
    `El PAA siguiente (${paaSiguiente}) es anterior al PAE (${pae}).`,
    'Escriba el año del PAA en el que se integrarán las acciones.',
  );
};

const textsProblem = ({ programa, evaluacion, marcoLegal }: DatosCiclo): Refusal | undefined => {
  if ([programa, evaluacion].some(enBlanco) || marcoLegal.length === 0)
    return refuse(
      'datos-incompletos',
      'Faltan el programa, la evaluación o el marco legal.',
      'Complételos y abra el ciclo de nuevo.',
    );
  if ([programa, evaluacion, ...marcoLegal].some(tieneSaltos))
    return refuse(
      'datos-con-saltos',
      'El programa, la evaluación o un artículo del marco legal trae saltos de línea o signos invisibles.',
      'Escríbalo en un solo renglón y abra el ciclo de nuevo.',
    );
  return isLong({ programa, evaluacion, marcoLegal }) ? TOO_LONG : undefined;
};

const isLong = ({ programa, evaluacion, marcoLegal }: Pick<DatosCiclo, 'programa' | 'evaluacion' | 'marcoLegal'>) =>
  programa.length > LARGOS_CICLO.programa ||
  evaluacion.length > LARGOS_CICLO.evaluacion ||
  marcoLegal.length > LARGOS_CICLO.articulos ||
  marcoLegal.join('\n').length > LARGOS_CICLO.marcoLegal ||
  marcoLegal.some((articulo) => articulo.length > LARGOS_CICLO.articulo);

const TOO_LONG = refuse(
  'datos-largos',
  'El programa admite 200 caracteres, la evaluación 500 y el marco legal 4,000, en hasta 40 renglones de 500.',
  'Acorte los textos, que aquí se muestran hasta donde caben, y abra el ciclo de nuevo.',
);

const same = (one: DatosCiclo, other: DatosCiclo): boolean =>
  one.pae === other.pae &&
  one.ejercicio === other.ejercicio &&
  one.paaSiguiente === other.paaSiguiente &&
  one.programa === other.programa &&
  one.evaluacion === other.evaluacion &&
  one.marcoLegal.join('\n') === other.marcoLegal.join('\n');

/** SE opens a ciclo with its data. Opening it again with the same data changes nothing; with other data it is refused. */
export const decideAbrirCiclo = (ciclo: Ciclo, { datos }: CommandOf<'abrir-ciclo'>): Decision => {
  if (ciclo.estado === 'abierto')
    return same(ciclo.datos, datos)
      ? []
      : refuse(
          'ciclo-existe',
          `El ciclo PAE ${ciclo.datos.pae} del programa «${ciclo.datos.programa}» ya está abierto, con otros datos.`,
          'Escriba «ciclo» para elegirlo.',
        );
  return yearsProblem(datos) ?? textsProblem(datos) ?? [{ type: 'ciclo-abierto', datos }];
};
