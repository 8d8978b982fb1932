import type { CicloAbierto } from './ciclo-state.js';
import { CIERRE_INICIAL, type Cierre, type Dictamen, type Trazabilidad } from './cierre.js';
import { cierreDe } from './cierre-actual.js';
import type { CierreEvent } from './cierre-event.js';
import { withEntry } from './folding.js';
import { acuseOf, type Provenance } from './provenance.js';

/** A verdict given anew takes the confirmation and the second opinion with it: both were about the former ones. */
const judged = (
  { veredictos }: Dictamen,
  { criterio, juicio }: CierreEvent & { type: 'criterio-dictaminado' },
  by: Provenance,
): Dictamen => ({ veredictos: { ...veredictos, [criterio]: { ...juicio, acuse: acuseOf(by) } } });

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
      return { ...now, dictamen: { ...now.dictamen, trazabilidad: confirmed(event, by) } };
    case 'segunda-opinion-dada': {
      const { conforme, razon } = event;
      return { ...now, dictamen: { ...now.dictamen, segunda: { conforme, razon, acuse: acuseOf(by) } } };
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

/** Folds the events of section IV. */
export const evolveCierre = (ciclo: CicloAbierto, event: CierreEvent, by: Provenance): CicloAbierto => ({
  ...ciclo,
  cierres: withEntry(ciclo.cierres, event.asm, change(cierreDe(ciclo, event.asm), event, by)),
});
