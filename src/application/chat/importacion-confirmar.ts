import { asunto } from '../../domain/asunto.js';
import type { Reply } from '../chat.js';
import { tooLarge } from '../execute.js';
import type { CicloOutcome } from '../office.js';
import type { Turn, Typed } from './feature.js';
import { importacionOf, vigentes } from './importacion-borrador.js';
import { registered } from './importacion-pulsar.js';
import { conteoOf, resumenCard } from './importacion-resumen.js';
import type { Sesion } from './importacion-sesion.js';
import { warning } from './warning.js';

const STALE = 'La revisión cambió después de que se le mostró. Así está ahora; revísela y confirme de nuevo.';
const TOO_LARGE =
  'Lo que se registraría de una vez pesa más de 1.5 MB. Divida el archivo, por ejemplo por programa o dependencia, y registre cada parte.';

const give = (turn: Turn, typed: Typed, sesion: Sesion): Promise<CicloOutcome> => {
  const motivo = typed['parcial'] === 'si' ? '' : (typed['motivo'] ?? '').trim();
  return turn.give({
    type: 'registrar-asm',
    textos: vigentes(sesion.propuestas).map((each) => each.texto),
    importacion: importacionOf(sesion.borrador, sesion.propuestas),
    ...(motivo === '' ? {} : { motivo }),
  });
};

const doneText = (sesion: Sesion): string => {
  const kept = vigentes(sesion.propuestas);
  const without = kept.filter((each) => each.texto.recomendacion === undefined).length;
  const said = without === 0 ? '' : ` ${without} sin recomendación, como en el informe.`;
  return `${kept.length === 1 ? 'Se registró 1 ASM' : `Se registraron ${kept.length} ASM`} a la letra.${said}`;
};

/** Registers what the card showed, in one commit: all or nothing, once, and only as it was shown. */
export const confirmar = async (turn: Turn, typed: Typed, sesion: Sesion): Promise<Reply> => {
  const motivo = typed['motivo'] ?? '';
  const refused = (text: string): Reply => resumenCard(sesion, { tone: 'warning', text }, motivo);
  if (typed['r'] !== String(sesion.borrador.revision)) return refused(STALE);
  if (sesion.lectura.questions.length > 0) return refused('Responda primero las preguntas sobre el archivo.');
  const { declarados, serian } = conteoOf(sesion);
  if (declarados !== serian && motivo.trim() === '' && !(typed['parcial'] === 'si' && serian < declarados))
    return refused('El conteo no coincide con el del informe. Escriba el motivo de la diferencia y confirme.');
  const outcome = await give(turn, typed, sesion);
  if (outcome.kind === 'refused' && outcome.refusal.code === tooLarge.code) return refused(TOO_LARGE);
  if (outcome.kind === 'refused') return resumenCard(sesion, warning(outcome.refusal), motivo);
  if (!outcome.changed) return registered(turn, outcome.ciclo, sesion.borrador);
  return turn.show(asunto.informe, { tone: 'good', text: doneText(sesion) });
};
