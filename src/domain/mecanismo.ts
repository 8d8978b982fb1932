import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto, EstadoAcuse, Mecanismo } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import { acuseOf, type Provenance } from './provenance.js';
import { type Refusal, refuse } from './refusal.js';

type MecanismoEvent = EventOf<'mecanismo-adjuntado' | 'mecanismo-aprobado' | 'mecanismo-acusado'>;
type Decision = readonly CicloEvent[] | Refusal;

/** SE attaches the Mechanism's document (1.1). Another one may take its place until it is approved. */
export const decideAdjuntarMecanismo = (ciclo: CicloAbierto, command: CommandOf<'adjuntar-mecanismo'>, context: Context): Decision => {
  if (ciclo.mecanismo.estado === 'aprobado')
    return refuse('mecanismo-aprobado', 'El Mecanismo de este ciclo ya está aprobado y publicado.', 'Si debe cambiar, abra otro ciclo.');
  if (ciclo.mecanismo.estado === 'por-aprobar' && ciclo.mecanismo.archivo.sha256 === command.archivo.sha256) return [];
  return [{ type: 'mecanismo-adjuntado', archivo: command.archivo, plazo: plazoFor(context, 'aprobacion') }];
};

/** The titular approves exactly the bytes seen; with it the Mechanism is published to every post (1.1). */
export const decideAprobarMecanismo = (ciclo: CicloAbierto, command: CommandOf<'aprobar-mecanismo'>, context: Context): Decision => {
  if (ciclo.mecanismo.estado === 'sin-documento')
    return refuse('sin-mecanismo', 'Aún no se ha adjuntado el documento del Mecanismo.', 'Adjúntelo en este chat y elija «Documento del Mecanismo».');
  if (ciclo.mecanismo.estado === 'aprobado') return [];
  if (ciclo.mecanismo.archivo.sha256 !== command.sha256)
    return refuse('mecanismo-cambiado', 'El documento cambió después de que se le mostró.', 'Revise el documento vigente y apruébelo de nuevo.');
  const puestos = context.directorio.puestos.filter((puesto) => puesto.clase !== 'administrador').map((puesto) => puesto.clave);
  return [{ type: 'mecanismo-aprobado', sha256: command.sha256, puestos, plazo: plazoFor(context, 'acuse-mecanismo') }];
};

/** A post receives the Mechanism (1.1). */
export const decideAcusarMecanismo = (ciclo: CicloAbierto, command: CommandOf<'acusar-mecanismo'>): Decision => {
  if (ciclo.mecanismo.estado !== 'aprobado')
    return refuse('mecanismo-sin-publicar', 'El Mecanismo aún no se publica.', 'Se le avisará cuando esté disponible.');
  const acuse = ciclo.mecanismo.acuses[command.puesto];
  if (acuse === undefined)
    return refuse('acuse-no-pedido', 'A su puesto no se le pidió acuse del Mecanismo.', 'No tiene que hacer nada.');
  return acuse.estado === 'acusado' ? [] : [{ type: 'mecanismo-acusado', puesto: command.puesto }];
};

const withAcuse = (mecanismo: Mecanismo, puesto: string, acuse: EstadoAcuse): Mecanismo => {
  if (mecanismo.estado !== 'aprobado') throw new Error('receipt of a Mechanism that was not approved');
  return { ...mecanismo, acuses: { ...mecanismo.acuses, [puesto]: acuse } };
};

const aprobado = (mecanismo: Mecanismo, event: EventOf<'mecanismo-aprobado'>, provenance: Provenance): Mecanismo => {
  if (mecanismo.estado !== 'por-aprobar') throw new Error('approval of a Mechanism that was not attached');
  const acuses = Object.fromEntries(event.puestos.map((puesto) => [puesto, { estado: 'pendiente', plazo: event.plazo } as const]));
  return { estado: 'aprobado', archivo: mecanismo.archivo, aprobacion: acuseOf(provenance), acuses };
};

/** Folds the events of 1.1. */
export const evolveMecanismo = (ciclo: CicloAbierto, event: MecanismoEvent, provenance: Provenance): CicloAbierto => {
  switch (event.type) {
    case 'mecanismo-adjuntado':
      return { ...ciclo, mecanismo: { estado: 'por-aprobar', archivo: event.archivo, plazo: event.plazo } };
    case 'mecanismo-aprobado':
      return { ...ciclo, mecanismo: aprobado(ciclo.mecanismo, event, provenance) };
    case 'mecanismo-acusado':
      return { ...ciclo, mecanismo: withAcuse(ciclo.mecanismo, event.puesto, { estado: 'acusado', acuse: acuseOf(provenance) }) };
  }
};
