import type { Asm, TextoAsm } from './asm.js';
import { findAsm, withAsm } from './asm-change.js';
import type { CommandOf } from './ciclo-command.js';
import type { EventOf } from './ciclo-event.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Decision } from './decision.js';
import { enBlanco } from './en-blanco.js';
import { textProblem } from './identificacion.js';
import { acuseOf, type Provenance } from './provenance.js';
import { razonProblem } from './razon.js';
import { isRefusal, refuse } from './refusal.js';

const isWritten = (text: string | undefined): text is string => text !== undefined && !enBlanco(text);

/** The ASM's text with what is corrected of it; a blank text is one that the report doesn't have. */
const corrected = ({ texto }: Asm, command: CommandOf<'corregir-asm'>): TextoAsm => {
  const { hallazgo, recomendacion, ...rest } = { ...texto, ...command.textos };
  return { ...rest, ...(isWritten(hallazgo) && { hallazgo }), ...(isWritten(recomendacion) && { recomendacion }) };
};

/** Whether the texts of an ASM can still be corrected: the first oficio that reproduces them fixes them. */
export const puedeCorregirse = ({ notificadas }: Asm): boolean => notificadas.length === 0;

/** SE corrects a text that was registered otherwise than the report has it, until a notice reproduces it (1.2). */
export const decideCorregirAsm = (ciclo: CicloAbierto, command: CommandOf<'corregir-asm'>): Decision => {
  const asm = findAsm(ciclo, command.asm);
  if (isRefusal(asm)) return asm;
  const texto = corrected(asm, command);
  if (texto.hallazgo === asm.texto.hallazgo && texto.recomendacion === asm.texto.recomendacion) return [];
  if (!puedeCorregirse(asm))
    return refuse(
      'asm-ya-notificado',
      `${asm.id} ya se notificó, y su oficio reproduce el texto registrado: ya no se corrige.`,
      'Haga constar el error con una consulta sobre ese ASM (escriba «consulta»): queda en su historia.',
    );
  const problem = textProblem(texto) ?? razonProblem(command.motivo, 'la razón de la corrección');
  return problem ?? [{ type: 'asm-corregido', asm: asm.id, texto, motivo: command.motivo }];
};

/** Folds a correction: the text that it replaces is kept, with who replaced it, when and why. */
export const evolveCorreccion = (
  ciclo: CicloAbierto,
  { asm: id, texto, motivo }: EventOf<'asm-corregido'>,
  provenance: Provenance,
): CicloAbierto =>
  withAsm(ciclo, id, (asm) => ({
    ...asm,
    texto,
    textosPrevios: [...asm.textosPrevios, { texto: asm.texto, motivo, acuse: acuseOf(provenance) }],
  }));
