import type { CicloAbierto } from './ciclo-state.js';
import { CIERRE_INICIAL, type Cierre, type Dictamen, type Trazabilidad } from './cierre.js';
import { cierreDe } from './cierre-actual.js';
import type { CierreEvent } from './cierre-event.js';
import { entryOf } from './entry.js';
import type { EvidenciaEvent } from './evidencia-event.js';
import { withEntry } from './folding.js';
import { acuseOf, type Provenance } from './provenance.js';

/** The second opinions of a dictamen that stop being its present one: they stay readable. */
const opiniones = ({ segunda, anteriores = [] }: Dictamen): Pick<Dictamen, 'anteriores'> => {
  const all = segunda === undefined ? anteriores : [...anteriores, segunda];
  return all.length === 0 ? {} : { anteriores: all };
};

/** What stays of a dictamen when what SE confirmed changed. */
const unconfirmed = (dictamen: Dictamen): Dictamen => ({ veredictos: dictamen.veredictos, ...opiniones(dictamen) });

/** A verdict given anew takes the confirmation and the second opinion with it, as a new confirmation takes the opinion: they were about the former ones. */
const judged = (
  dictamen: Dictamen,
  { criterio, juicio }: CierreEvent & { type: 'criterio-dictaminado' },
  by: Provenance,
): Dictamen => ({
  ...unconfirmed(dictamen),
  veredictos: { ...dictamen.veredictos, [criterio]: { ...juicio, acuse: acuseOf(by) } },
});

const confirmed = (
  { razon, opina }: CierreEvent & { type: 'trazabilidad-confirmada' },
  by: Provenance,
): Trazabilidad => ({ razon, ...(opina && { opina }), acuse: acuseOf(by) });

const reopened = (now: Cierre, razon: string, by: Provenance): Cierre => {
  const { dictamen, situacion, reaperturas, emitidos } = now;
  const before = { razon, acuse: acuseOf(by), dictamen, situacion };
  return { ...CIERRE_INICIAL, reaperturas: [...reaperturas, before], emitidos };
};

const change = (now: Cierre, event: CierreEvent, by: Provenance): Cierre => {
  switch (event.type) {
    case 'criterio-dictaminado':
      return { ...now, dictamen: judged(now.dictamen, event, by) };
    case 'trazabilidad-confirmada':
      return { ...now, dictamen: { ...unconfirmed(now.dictamen), trazabilidad: confirmed(event, by) } };
    case 'segunda-opinion-dada': {
      const { conforme, razon } = event;
      const segunda = { conforme, razon, acuse: acuseOf(by) };
      return { ...now, dictamen: { ...now.dictamen, ...opiniones(now.dictamen), segunda } };
    }
    case 'dictamen-emitido': {
      const { numero, documento } = event;
      return { ...now, emitidos: numero, situacion: { estado: 'solventado', numero, documento, acuse: acuseOf(by) } };
    }
    case 'asm-cerrado-sin-solventar': {
      const { razon, archivo } = event;
      return { ...now, situacion: { estado: 'sin-solventar', razon, archivo, acuse: acuseOf(by) } };
    }
    case 'asm-reabierto':
      return reopened(now, event.razon, by);
  }
};

/** Events that change what D was confirmed over, and on what the second opinion was given. */
const UNCONFIRMING: ReadonlySet<string> = new Set<EvidenciaEvent['type'] | 'compromiso-reabierto'>([
  'evidencia-archivada',
  'evidencia-aceptada',
  'evidencia-devuelta',
  'compromiso-reabierto',
]);

/**
 * A confirmation of D, and the second opinion with it, speak of the record as it was: once evidence or a commitment of the ASM
 * changes, SE confirms again. The verdicts stay, since each says of which version it speaks.
 */
export const sinConfirmar = (
  ciclo: CicloAbierto,
  event: { readonly type: string; readonly asm?: unknown },
): CicloAbierto => {
  const { type, asm } = event;
  const now = UNCONFIRMING.has(type) && typeof asm === 'string' ? entryOf(ciclo.cierres, asm) : undefined;
  if (typeof asm !== 'string' || now?.dictamen.trazabilidad === undefined || now.situacion.estado !== 'abierto')
    return ciclo;
  const open = { ...now, dictamen: unconfirmed(now.dictamen) };
  return { ...ciclo, cierres: withEntry(ciclo.cierres, asm, open) };
};

/** Folds the events of section IV. */
export const evolveCierre = (ciclo: CicloAbierto, event: CierreEvent, by: Provenance): CicloAbierto => ({
  ...ciclo,
  cierres: withEntry(ciclo.cierres, event.asm, change(cierreDe(ciclo, event.asm), event, by)),
});
