import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import type { Publicacion } from './convenio.js';
import { convenioVigente } from './convenio-actual.js';
import { findConvenio } from './convenio-firma.js';
import type { Decision } from './decision.js';
import type { Fecha } from './identity.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';
import { porRegistrar } from './registro-publicacion.js';

interface Signed {
  readonly publicacion: Publicacion;
  readonly since: Fecha;
}

const signed = (ciclo: CicloAbierto, numero: number): Signed | Refusal => {
  const found = findConvenio(ciclo, numero);
  if (isRefusal(found)) return found;
  return found.situacion.estado === 'suscrito' && found.publicacion !== undefined
    ? { publicacion: found.publicacion, since: found.situacion.fecha }
    : refuse(
        'convenio-por-suscribir',
        'Esa versión del Convenio no está suscrita.',
        'Se publica cuando se completan las firmas.',
      );
};

/**
 * Keeps the public package that was made from the record (4.2). One of the same facts changes nothing: it would differ in its
 * date and in the chain's head alone. What was recorded as published stays what it was.
 */
export const decidePrepararPublicacion = (
  ciclo: CicloAbierto,
  { numero, paquete, hechos }: CommandOf<'preparar-publicacion'>,
): Decision => {
  const found = signed(ciclo, numero);
  if (isRefusal(found)) return found;
  return found.publicacion.hechos === hechos ? [] : [{ type: 'publicacion-preparada', numero, paquete, hechos }];
};

/** SE records where and when the package was published; it may be corrected, and all is kept (4.2). */
export const decideRegistrarPublicacion = (
  ciclo: CicloAbierto,
  command: CommandOf<'registrar-publicacion'>,
  context: Context,
): Decision => {
  const { numero } = command;
  const found = signed(ciclo, numero);
  if (isRefusal(found)) return found;
  const registro = porRegistrar(found.publicacion, command, { date: found.since, of: 'del Convenio' }, context);
  if (registro === 'igual') return [];
  return isRefusal(registro) ? registro : [{ type: 'convenio-publicado', numero, ...registro }];
};

/** The publication that SE still has to record; undefined when there is none. */
export const porPublicar = (
  ciclo: CicloAbierto,
): { readonly numero: number; readonly publicacion: Publicacion } | undefined => {
  const vigente = convenioVigente(ciclo);
  return vigente?.publicacion !== undefined && vigente.publicacion.registro === undefined
    ? { numero: vigente.numero, publicacion: vigente.publicacion }
    : undefined;
};

/** The reminders that go on until the publication is recorded: each expiry sets the next (4.2). */
export const siguienteAviso = (ciclo: CicloAbierto, context: Context): readonly CicloEvent[] => {
  const open = porPublicar(ciclo);
  return open === undefined || open.publicacion.aviso.vence >= context.today
    ? []
    : [{ type: 'publicacion-recordada', numero: open.numero, plazo: plazoFor(context, 'aviso-publicacion') }];
};
