import type { ClaseAsm, TextoAsm } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { Feature, Press, Say, Typed, View } from './feature.js';
import { buttonData, isOf } from './matter.js';
import { seenOf } from './typed.js';

/** Key of the form for one typed ASM. It shows the report's matter and acts on it. */
const REGISTRO = 'registro';

const CLASES: readonly ClaseAsm[] = ['hallazgo', 'oportunidad', 'debilidad', 'amenaza', 'sin-precisar'];

/** What the report presents an ASM as, when the client sent one of the Mechanism's kinds. */
export const claseFrom = (typed: Typed): ClaseAsm => CLASES.find((each) => each === typed['clase']) ?? 'sin-precisar';

const registeredText = (registered: number, declared: number): string => {
  const report = declared === 1 ? 'El informe declara 1 ASM' : `El informe declara ${declared} ASM`;
  if (registered === 0) return `${report}; aún no se registra ninguno.`;
  return `${report}; ${registered === 1 ? 'hay 1 registrado' : `hay ${registered} registrados`}.`;
};

const registroView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!isOf(viewer, 'secretaria-ejecutiva', 'uippe') || ciclo.informe === undefined) return undefined;
  const registered = Object.keys(ciclo.asm).length;
  const { asmDeclarados } = ciclo.informe;
  return {
    template: 'registro',
    data: {
      ...buttonData(ciclo, asunto.informe),
      etiqueta: `Acción 1.2 · PAE ${ciclo.datos.pae} · Informe ${ciclo.informe.folio}`,
      estado: registeredText(registered, asmDeclarados),
      hallazgo: typed['hallazgo'] ?? '',
      recomendacion: typed['recomendacion'] ?? '',
      ubicacion: typed['ubicacion'] ?? '',
      clase: typed['clase'] ?? 'sin-precisar',
      excede: registered >= asmDeclarados,
      motivo: typed['motivo'] ?? '',
    },
  };
};

/** Outer blanks count for nothing; what is between them stays to the letter. */
const textoFrom = (typed: Typed): TextoAsm => {
  const text = (key: string): string => (typed[key] ?? '').trim();
  return {
    clase: claseFrom(typed),
    ubicacion: text('ubicacion').slice(0, 200) || 'sin precisar',
    ...(text('hallazgo') === '' ? {} : { hallazgo: text('hallazgo') }),
    ...(text('recomendacion') === '' ? {} : { recomendacion: text('recomendacion') }),
  };
};

/** The form comes back blank for the next one; when the report's count is complete, the report is shown. */
const registrar: Press = async (turn, typed) => {
  const motivo = (typed['motivo'] ?? '').trim();
  const seen = seenOf(typed);
  const command = { type: 'registrar-asm', textos: [textoFrom(typed)], ...(motivo === '' ? {} : { motivo }) } as const;
  const outcome = await turn.give(command, seen);
  if (outcome.kind === 'refused') {
    const text = `${outcome.refusal.why} ${outcome.refusal.next}`;
    const form = outcome.ciclo?.informe === undefined ? asunto.informe : REGISTRO;
    return turn.show(form, { tone: 'warning', text }, typed);
  }
  const registered = outcome.events.flatMap((event) => (event.type === 'asm-registrado' ? [event] : []))[0];
  const without =
    registered !== undefined && registered.texto.recomendacion === undefined ? ' Quedó sin recomendación.' : '';
  const complete = outcome.ciclo.informe?.conteo !== undefined;
  const said =
    registered === undefined ? 'Ese ASM ya estaba registrado.' : `${registered.asm} registrado a la letra.${without}`;
  return turn.show(complete ? asunto.informe : REGISTRO, { tone: 'good', text: said });
};

const abrir: Press = (turn) => turn.show(turn.ciclo?.informe === undefined ? asunto.informe : REGISTRO);

const say: Say = async (turn) => {
  if (turn.ciclo?.informe !== undefined && isOf(turn.viewer, 'secretaria-ejecutiva', 'uippe'))
    return [await turn.show(REGISTRO)];
  const notice = { tone: 'warning', text: 'Antes de registrar los ASM, registre el informe.' } as const;
  return [await turn.show(asunto.informe, isOf(turn.viewer, 'secretaria-ejecutiva', 'uippe') ? notice : undefined)];
};

/** ASM typed in a form, one after another (1.2). */
export const registroFeature: Feature = {
  views: { [REGISTRO]: registroView },
  commands: { registrar: say },
  presses: {
    'asm.registrar': registrar,
    'registro.abrir': abrir,
    'registro.terminar': (turn) => turn.show(asunto.informe),
  },
};
