import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent, DatosCiclo } from './ciclo-event.js';
import type { Ciclo } from './ciclo-state.js';
import { type Refusal, refuse } from './refusal.js';

/** Most characters of the texts of a ciclo, and most articles of its legal basis. */
const LARGOS = { programa: 200, evaluacion: 500, articulo: 500, articulos: 40 } as const;

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
  if ([programa, evaluacion].some((text) => text.trim() === '') || marcoLegal.length === 0)
    return refuse(
      'datos-incompletos',
      'Faltan el programa, la evaluación o el marco legal.',
      'Complételos y abra el ciclo de nuevo.',
    );
  const long =
    programa.length > LARGOS.programa ||
    evaluacion.length > LARGOS.evaluacion ||
    marcoLegal.length > LARGOS.articulos ||
    marcoLegal.some((articulo) => articulo.length > LARGOS.articulo);
  if (!long) return undefined;
  return refuse(
    'datos-largos',
    `El programa admite ${LARGOS.programa} caracteres, la evaluación ${LARGOS.evaluacion} y el marco legal ${LARGOS.articulos} renglones de ${LARGOS.articulo}.`,
    'Acorte los textos y abra el ciclo de nuevo.',
  );
};

const same = (one: DatosCiclo, other: DatosCiclo): boolean =>
  one.pae === other.pae &&
  one.ejercicio === other.ejercicio &&
  one.paaSiguiente === other.paaSiguiente &&
  one.programa === other.programa &&
  one.evaluacion === other.evaluacion &&
  one.marcoLegal.join('\n') === other.marcoLegal.join('\n');

/** SE opens a ciclo with its data. Opening it again with the same data changes nothing; with other data it is refused. */
export const decideAbrirCiclo = (
  ciclo: Ciclo,
  { datos }: CommandOf<'abrir-ciclo'>,
): readonly CicloEvent[] | Refusal => {
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
