import type { Acta, ResultadoAsm } from './acta.js';
import { actaEnFirma, actaSuscrita } from './acta-actual.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { estadoCierre } from './cierre-actual.js';
import { type Context, plazoFor } from './context.js';
import { type Firmante, negativasVivas } from './convenio.js';
import { firmanteOf, mismosFirmantes } from './convenio-integrar.js';
import type { Decision } from './decision.js';
import { puestosOfClase, secretariaOf } from './directorio.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';
import { asmConvenidos, trazabilidadDelCicloProblem } from './trazabilidad-ciclo.js';

/** What an Acta made now states and who signs it. */
export interface ActaIntegrable {
  readonly numero: number;
  readonly resultados: readonly ResultadoAsm[];
  readonly firmantes: readonly Firmante[];
}

/** How each ASM of the Convenio ended, or the first one that has not. */
const resultadosDe = (ciclo: CicloAbierto): readonly ResultadoAsm[] | Refusal => {
  const asms = asmConvenidos(ciclo);
  if (asms.length === 0)
    return refuse(
      'convenio-por-suscribir',
      'El Convenio todavía no está suscrito.',
      'Escriba «ruta» para ver qué falta.',
    );
  const open = asms.find((asm) => estadoCierre(ciclo, asm) === 'abierto');
  return open === undefined
    ? asms.flatMap((asm) => {
        const estado = estadoCierre(ciclo, asm);
        return estado === 'abierto' ? [] : [{ asm, estado }];
      })
    : refuse(
        'asm-por-cerrar',
        `Falta dictaminar ${open}, o cerrarlo sin solventar.`,
        'Escriba «dictamen» para ver el estado de cada uno.',
      );
};

/** What an Acta made now would be, or what stands in its way: every ASM closed, and the whole reconstructible (5.3, criterion D). */
export const actaIntegrable = (ciclo: CicloAbierto, context: Context): ActaIntegrable | Refusal => {
  if (actaSuscrita(ciclo) !== undefined)
    return refuse('acta-suscrita', 'El Acta ya está suscrita.', 'El ciclo terminó; escriba «acta» para verla.');
  const resultados = resultadosDe(ciclo);
  if (isRefusal(resultados)) return resultados;
  const { directorio } = context;
  const missing = trazabilidadDelCicloProblem(ciclo, directorio, 'Complete lo que falta e integre el Acta de nuevo.');
  if (missing !== undefined) return missing;
  const posts = [
    secretariaOf(directorio),
    ...puestosOfClase(directorio, 'direccion-administracion').map(({ clave }) => clave),
  ];
  const firmantes = posts.map((puesto) => firmanteOf(context, puesto, 'e integre el Acta de nuevo'));
  return (
    firmantes.find(isRefusal) ?? {
      numero: ciclo.actas.length + 1,
      resultados,
      firmantes: firmantes.flatMap((each) => (isRefusal(each) ? [] : each)),
    }
  );
};

/** Whether two Actas state the same results. */
const mismosResultados = (a: Acta['resultados'], b: Acta['resultados']): boolean =>
  a.length === b.length && a.every(({ asm, estado }, index) => b[index]?.asm === asm && b[index]?.estado === estado);

/** Whether a version that is being signed still serves: it states the same, is signed by the same, and nobody refused it. */
const sigueVigente = (open: Acta, { resultados, firmantes }: ActaIntegrable): boolean =>
  mismosResultados(open.resultados, resultados) &&
  mismosFirmantes(open.firmantes, firmantes) &&
  negativasVivas(open).length === 0;

/** SE integrates the Acta; one that was being signed loses its effect (5.3). */
export const decideIntegrarActa = (
  ciclo: CicloAbierto,
  { documento, resultados, firmantes }: CommandOf<'integrar-acta'>,
  context: Context,
): Decision => {
  const now = actaIntegrable(ciclo, context);
  if (isRefusal(now)) return now;
  if (!mismosResultados(now.resultados, resultados) || !mismosFirmantes(now.firmantes, firmantes))
    return refuse(
      'acta-desfasada',
      'Los dictámenes o los firmantes cambiaron mientras se elaboraba el Acta.',
      'Intégrela de nuevo.',
    );
  const open = actaEnFirma(ciclo);
  if (open !== undefined && sigueVigente(open, now)) return [];
  const voided: readonly CicloEvent[] =
    open === undefined
      ? []
      : [
          {
            type: 'acta-sin-efecto',
            numero: open.numero,
            causa: 'integrada-de-nuevo',
            firmaron: Object.keys(open.firmas),
          },
        ];
  return [
    ...voided,
    { type: 'acta-integrada', ...now, documento, regla: context.reglas.firma, plazo: plazoFor(context, 'firma') },
  ];
};
