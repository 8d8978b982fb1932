import { actaEnFirma } from './acta-actual.js';
import type { AsmId } from './asm.js';
import { partsOf } from './asunto.js';
import type { CicloEvent } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import { compromisoKey } from './compromiso.js';
import { type Context, plazoFor } from './context.js';
import { type CausaSinEfecto, contiene } from './convenio.js';
import { convenioEnFirma } from './convenio-actual.js';
import { entryOf } from './entry.js';
import type { ClavePuesto } from './identity.js';

/** Asks for the commitment on an ASM whose position was taken note of, or met with silence, once (3.1). */
const asked = (ciclo: CicloAbierto, asm: AsmId, unidad: ClavePuesto, context: Context): readonly CicloEvent[] =>
  entryOf(ciclo.compromisos, compromisoKey(asm, unidad)) === undefined
    ? [{ type: 'compromiso-solicitado', asm, unidad, plazo: plazoFor(context, 'compromiso') }]
    : [];

const requests = (ciclo: CicloAbierto, event: CicloEvent, context: Context): readonly CicloEvent[] => {
  if (event.type === 'postura-atendida') return asked(ciclo, event.asm, event.unidad, context);
  if (event.type !== 'sin-respuesta-registrada') return [];
  const [kind, asm = '', unidad = ''] = partsOf(event.asunto);
  return kind === 'postura' ? asked(ciclo, asm, unidad, context) : [];
};

interface Change {
  readonly causa: CausaSinEfecto;
  readonly asm: AsmId;
  readonly unidad?: ClavePuesto;
}

/** What an event changes of a text that is being signed. */
const changeOf = (event: CicloEvent): Change | undefined => {
  switch (event.type) {
    case 'compromiso-reabierto':
    case 'compromiso-dejado':
    case 'compromiso-acordado':
      return { causa: event.type, asm: event.asm, unidad: event.unidad };
    case 'asm-deseleccionado':
    case 'asm-clasificado':
      return { causa: event.type, asm: event.asm };
    default:
      return undefined;
  }
};

/** A commitment agreed meanwhile adds to the text; every other change matters only to what the text holds. */
const alters = (ciclo: CicloAbierto, change: Change): boolean => {
  const open = convenioEnFirma(ciclo);
  return open !== undefined && (change.causa === 'compromiso-acordado' || contiene(open, change.asm, change.unidad));
};

const voiding = (ciclo: CicloAbierto, events: readonly CicloEvent[]): readonly CicloEvent[] => {
  const open = convenioEnFirma(ciclo);
  const change = events.flatMap((event) => changeOf(event) ?? []).find((each) => alters(ciclo, each));
  if (open === undefined || change === undefined) return [];
  return [{ type: 'convenio-sin-efecto', numero: open.numero, ...change, firmaron: Object.keys(open.firmas) }];
};

/** An Acta that waits for signatures no longer says the truth once an ASM is opened again (5.4). */
const voidingActa = (ciclo: CicloAbierto, events: readonly CicloEvent[]): readonly CicloEvent[] => {
  const open = actaEnFirma(ciclo);
  const reopened = events.find((event) => event.type === 'asm-reabierto' || event.type === 'convenio-suscrito');
  if (open === undefined || reopened === undefined) return [];
  const base = { type: 'acta-sin-efecto', numero: open.numero, firmaron: Object.keys(open.firmas) } as const;
  return reopened.type === 'asm-reabierto'
    ? [{ ...base, causa: 'asm-reabierto', asm: reopened.asm }]
    : [{ ...base, causa: 'convenio-modificado' }];
};

/**
 * What follows by itself from what an order decided, in the same commit: the request of the commitment after a position
 * (3.1), and the loss of effect of a Convenio or an Acta whose text is no longer what was agreed (3.2, 5.4: any later change
 * voids approvals).
 */
export const consecuencias = (
  ciclo: CicloAbierto,
  events: readonly CicloEvent[],
  context: Context,
): readonly CicloEvent[] => [
  ...events.flatMap((event) => requests(ciclo, event, context)),
  ...voiding(ciclo, events),
  ...voidingActa(ciclo, events),
];
