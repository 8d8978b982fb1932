import { asunto } from '../../domain/asunto.js';
import type { CicloCommand } from '../../domain/ciclo-command.js';
import type { PrepareSolicitud } from '../prepare-seguimiento.js';
import { printable } from '../printable-text.js';
import { visibleCaptura } from './captura-card.js';
import type { FilesOf, Press, Turn, Typed } from './feature.js';
import { isSecretaria } from './matter.js';
import { seenOf } from './typed.js';
import { warning } from './warning.js';

/** The request, and the report that it is about, to whoever may see the capture. */
export const capturaFiles: FilesOf = (ciclo, [bimestre = ''], viewer) => {
  const at = visibleCaptura(ciclo, bimestre, viewer);
  if (at?.informe === undefined) return [];
  const { captura, informe } = at;
  const solicitud =
    captura === undefined || captura.estado === 'omitida' ? [] : [captura.solicitud.pdf, captura.solicitud.docx];
  return [...solicitud, informe.xlsx, informe.pdf];
};

const ordered = (turn: Turn, typed: Typed, command: CicloCommand, done: string) => {
  const seen = seenOf(typed);
  return turn.order({
    command,
    asunto: asunto.captura(typed['bimestre'] ?? ''),
    typed,
    ...(seen && { seen }),
    done,
  });
};

const solicitar =
  (prepare: PrepareSolicitud): Press =>
  async (turn, typed) => {
    const bimestre = typed['bimestre'] ?? '';
    const card = asunto.captura(bimestre);
    if (turn.ciclo === undefined || !isSecretaria(turn.viewer)) return turn.show(card);
    const command = await prepare(turn.ciclo, bimestre, turn.viewer);
    if ('refused' in command) return turn.show(card, warning(command));
    return ordered(turn, typed, command, `Se envió el oficio ${command.folio} y se pidió su acuse.`);
  };

const omitir: Press = (turn, typed) => {
  const razon = printable(typed['razon'] ?? '').trim();
  const command = { type: 'omitir-captura', bimestre: typed['bimestre'] ?? '', razon } as const;
  return ordered(turn, typed, command, 'Se registró que la captura no aplica.');
};

const acusar: Press = (turn, typed) =>
  ordered(turn, typed, { type: 'acusar-captura', bimestre: typed['bimestre'] ?? '' }, 'Acuse registrado.');

const registrar: Press = (turn, typed) => {
  const command = {
    type: 'registrar-captura',
    bimestre: typed['bimestre'] ?? '',
    fecha: (typed['fecha'] ?? '').trim(),
  } as const;
  return ordered(turn, typed, command, 'Se registró la captura en el SPP.');
};

/** The presses of the capture in the SPP (5.2, «en su caso»). */
export const capturaPresses = (prepare: PrepareSolicitud): Readonly<Record<string, Press>> => ({
  'captura.abrir': (turn, typed) => turn.show(asunto.captura(typed['bimestre'] ?? '')),
  'captura.solicitar': solicitar(prepare),
  'captura.omitir': omitir,
  'captura.acusar': acusar,
  'captura.registrar': registrar,
});
