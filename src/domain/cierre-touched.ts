import type { ActaEvent } from './acta-event.js';
import { type Asunto, asunto } from './asunto.js';
import type { Ciclo } from './ciclo-state.js';
import type { CierreEvent } from './cierre-event.js';

type Judged = { readonly asm: string };

type Closing = ActaEvent | CierreEvent;
type Touches = {
  readonly [T in Closing['type']]: (event: Extract<Closing, { readonly type: T }>) => readonly Asunto[];
};

/** What the criteria are judged on changed: who judges must see it as it is now. */
export const loJuzgado = ({ asm }: Judged): readonly Asunto[] => [asunto.cierre(asm), asunto.cierres];

/** The same of every ASM of a version of the Convenio. */
export const todoLoJuzgado = (ciclo: Ciclo, numero: number): readonly Asunto[] => {
  const partes = ciclo.estado === 'abierto' ? ciclo.convenios.find((each) => each.numero === numero)?.partes : [];
  return (partes ?? []).flatMap(loJuzgado);
};

const elCierre = (event: Judged): readonly Asunto[] => [...loJuzgado(event), asunto.asm(event.asm)];

/** What closes or opens an ASM decides whether an Acta can be made. */
const elFinDelAsm = (event: { readonly asm: string }): readonly Asunto[] => [...elCierre(event), asunto.actas];

const elActa = ({ numero }: { readonly numero: number }): readonly Asunto[] => [asunto.acta(numero), asunto.actas];

/** The matters that each event of section IV and of 5.3 to 5.5 touches. */
export const TOCA_CIERRE: Touches = {
  'criterio-dictaminado': elCierre,
  'trazabilidad-confirmada': elCierre,
  'segunda-opinion-dada': elCierre,
  'dictamen-emitido': elFinDelAsm,
  'asm-cerrado-sin-solventar': elFinDelAsm,
  'asm-reabierto': elFinDelAsm,
  'acta-integrada': elActa,
  'acta-firmada': elActa,
  'firma-de-acta-negada': elActa,
  'acta-escaneada': elActa,
  'acta-sin-efecto': elActa,
  'acta-suscrita': (event) => [...elActa(event), asunto.resultados, asunto.cierres],
  'constancia-de-acta-expedida': elActa,
  'resultados-preparados': () => [asunto.resultados],
  'resultados-publicados': (event) => [asunto.resultados, ...elActa(event)],
  'resultados-recordados': () => [],
};
