import { actaSuscrita } from './acta-actual.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { estaResuelto } from './compromiso.js';
import { type Context, plazoFor } from './context.js';
import { type Convenio, type Firmante, mismasPartes, type ParteConvenio, unidadesCambiadas } from './convenio.js';
import { convenioEnFirma, convenioVigente, excluidosDe, partesDe } from './convenio-actual.js';
import type { Decision } from './decision.js';
import { nombreDePuesto, secretariaOf, suplenteOf, titularOf } from './directorio.js';
import type { ClavePuesto } from './identity.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

/** What a Convenio made now is built from. */
export interface Integrable {
  readonly numero: number;
  readonly modifica?: number;
  readonly partes: readonly ParteConvenio[];
  readonly excluidos: Convenio['excluidos'];
  readonly firmantes: readonly Firmante[];
}

const SELECTED_FIRST = 'Escriba «compromisos» para ver lo que falta.';

/** ASM and units of the selected ASM for which 3.1 has not ended: they stop the Convenio. */
export const faltanPorAcordar = (
  ciclo: CicloAbierto,
): readonly { readonly asm: string; readonly unidad: ClavePuesto }[] =>
  Object.values(ciclo.asm)
    .filter(({ seleccion }) => seleccion.estado === 'seleccionado')
    .flatMap(({ id, unidades }) =>
      unidades
        .filter((unidad) => {
          const found = ciclo.compromisos[`${id}.${unidad}`];
          return found === undefined || !estaResuelto(found);
        })
        .map((unidad) => ({ asm: id, unidad })),
    );

const REGISTER = 'Registre en el directorio a quien ocupa el puesto, o a quien lo suple';

/**
 * Who signs for a post today: its titular, or the suplente of a vacant one; or why nobody can. `otherwise` is what can be
 * done instead of naming somebody, or what follows it.
 */
export const firmanteOf = (
  { directorio, today }: Context,
  puesto: ClavePuesto,
  otherwise: string,
): Firmante | Refusal => {
  const titular = titularOf(directorio, puesto, today);
  const held = titular ?? suplenteOf(directorio, puesto, today);
  if (held !== undefined)
    return { puesto, persona: held.persona, capacity: titular === undefined ? 'suplente' : 'titular' };
  const nombre = nombreDePuesto(directorio, puesto);
  return refuse('firmante-vacante', `${nombre} no tiene titular ni suplente que firme.`, `${REGISTER}, ${otherwise}.`);
};

/** What a Convenio made now would be, or what stands in its way (3.2). A modificatorio is signed by SE and those whose commitments changed. */
export const integrable = (ciclo: CicloAbierto, context: Context): Integrable | Refusal => {
  if (actaSuscrita(ciclo) !== undefined)
    return refuse(
      'acta-suscrita',
      'El Acta ya está suscrita: el Convenio no se modifica.',
      'Lo que falte se atiende en el ciclo siguiente.',
    );
  const [missing] = faltanPorAcordar(ciclo);
  if (missing !== undefined)
    return refuse(
      'compromisos-por-acordar',
      `Falta acordar el compromiso sobre ${missing.asm}, o dejarlo para un convenio modificatorio.`,
      SELECTED_FIRST,
    );
  const partes = partesDe(ciclo);
  if (partes.length === 0)
    return refuse('sin-compromisos-acordados', 'No hay ningún compromiso acordado.', SELECTED_FIRST);
  const vigente = convenioVigente(ciclo);
  const changed = unidadesCambiadas(vigente?.partes ?? [], partes);
  if (changed.length === 0)
    return refuse(
      'sin-cambios',
      'Los compromisos son los del Convenio ya suscrito.',
      'Para cambiarlos, reabra primero el compromiso que corresponda.',
    );
  // SE signs once, also where it executes an ASM itself.
  const puestos = [...new Set([secretariaOf(context.directorio), ...changed])];
  const firmantes = puestos.map((puesto) =>
    firmanteOf(context, puesto, 'o deje sus ASM para un convenio modificatorio'),
  );
  return (
    firmantes.find(isRefusal) ?? {
      numero: ciclo.convenios.length + 1,
      ...(vigente && { modifica: vigente.numero }),
      partes,
      excluidos: excluidosDe(ciclo),
      firmantes: firmantes.flatMap((each) => (isRefusal(each) ? [] : each)),
    }
  );
};

/** Whether two texts are signed by the same persons for the same posts. */
export const mismosFirmantes = (a: readonly Firmante[], b: readonly Firmante[]): boolean =>
  a.length === b.length &&
  a.every(({ puesto, persona }, index) => b[index]?.puesto === puesto && b[index]?.persona === persona);

/** SE integrates the Convenio from what was agreed; a version that was being signed loses its effect (3.2). */
export const decideIntegrarConvenio = (
  ciclo: CicloAbierto,
  { documento, partes, firmantes }: CommandOf<'integrar-convenio'>,
  context: Context,
): Decision => {
  const now = integrable(ciclo, context);
  if (isRefusal(now)) return now;
  if (!mismasPartes(now.partes, partes) || !mismosFirmantes(now.firmantes, firmantes))
    return refuse(
      'convenio-desfasado',
      'Los compromisos o los firmantes cambiaron mientras se elaboraba el documento.',
      'Intégrelo de nuevo.',
    );
  const open = convenioEnFirma(ciclo);
  if (open !== undefined && mismasPartes(open.partes, partes) && mismosFirmantes(open.firmantes, now.firmantes))
    return [];
  const voided: readonly CicloEvent[] =
    open === undefined
      ? []
      : [
          {
            type: 'convenio-sin-efecto',
            numero: open.numero,
            causa: 'integrado-de-nuevo',
            firmaron: Object.keys(open.firmas),
          },
        ];
  const { firma } = context.reglas;
  return [
    ...voided,
    { type: 'convenio-integrado', ...now, documento, regla: firma, plazo: plazoFor(context, 'firma') },
  ];
};
