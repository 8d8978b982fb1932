import type { Acta } from './acta.js';
import { actaSuscrita } from './acta-actual.js';
import { findActa } from './acta-firma.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import type { Publicacion } from './convenio.js';
import type { Decision } from './decision.js';
import type { Fecha } from './identity.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';
import { porRegistrar } from './registro-publicacion.js';

const signed = (
  ciclo: CicloAbierto,
  numero: number,
): { readonly publicacion: Publicacion; readonly date: Fecha } | Refusal => {
  const found = findActa(ciclo, numero);
  if (isRefusal(found)) return found;
  return found.situacion.estado === 'suscrita' && found.publicacion !== undefined
    ? { publicacion: found.publicacion, date: found.situacion.fecha }
    : refuse(
        'acta-por-suscribir',
        'El Acta todavía no está suscrita.',
        'Los resultados se publican después; escriba «ruta».',
      );
};

/** Keeps the public package of the results; another one replaces it until the publication is recorded (5.5). */
export const decidePrepararResultados = (
  ciclo: CicloAbierto,
  { numero, paquete }: CommandOf<'preparar-resultados'>,
): Decision => {
  const found = signed(ciclo, numero);
  if (isRefusal(found)) return found;
  return found.publicacion.paquete?.sha256 === paquete.sha256
    ? []
    : [{ type: 'resultados-preparados', numero, paquete }];
};

/** SE records where and when the results were published; it may be corrected, and all is kept (5.5). */
export const decidePublicarResultados = (
  ciclo: CicloAbierto,
  command: CommandOf<'publicar-resultados'>,
  context: Context,
): Decision => {
  const { numero } = command;
  const found = signed(ciclo, numero);
  if (isRefusal(found)) return found;
  const registro = porRegistrar(found.publicacion, command, { date: found.date, of: 'del Acta' }, context);
  if (registro === 'igual') return [];
  return isRefusal(registro) ? registro : [{ type: 'resultados-publicados', numero, ...registro }];
};

/** The signed Acta whose results SE still has to publish; undefined when there is none. */
export const resultadosPorPublicar = (
  ciclo: CicloAbierto,
): { readonly acta: Acta; readonly publicacion: Publicacion } | undefined => {
  const acta = actaSuscrita(ciclo);
  return acta?.publicacion !== undefined && acta.publicacion.registro === undefined
    ? { acta, publicacion: acta.publicacion }
    : undefined;
};

/** The reminders that go on until the publication of the results is recorded: each expiry sets the next (5.5). */
export const siguienteAvisoDeResultados = (ciclo: CicloAbierto, context: Context): readonly CicloEvent[] => {
  const open = resultadosPorPublicar(ciclo);
  return open === undefined || open.publicacion.aviso.vence >= context.today
    ? []
    : [{ type: 'resultados-recordados', numero: open.acta.numero, plazo: plazoFor(context, 'aviso-publicacion') }];
};
