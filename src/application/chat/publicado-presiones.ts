import type { Asunto } from '../../domain/asunto.js';
import type { CicloCommand } from '../../domain/ciclo-command.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Publicacion } from '../../domain/convenio.js';
import type { Archivo } from '../../domain/identity.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import type { DatosDePublicacion } from '../../domain/registro-publicacion.js';
import type { Reply } from '../chat.js';
import { printable } from '../printable-text.js';
import type { Press, Turn, Viewer } from './feature.js';
import { isOf } from './matter.js';
import { choicesOf, seenOf } from './typed.js';
import { warning } from './warning.js';

/**
 * A press that makes a public package (4.2, 5.5). Who may not prepare is told so before anything is built; the order asks the
 * roster again.
 */
export const preparaPaquete =
  (asunto: Asunto, prepare: (ciclo: CicloAbierto, viewer: Viewer) => Promise<CicloCommand | Refusal>): Press =>
  async (turn: Turn, typed) => {
    const { ciclo, viewer } = turn;
    const refused = (refusal: Refusal): Promise<Reply> => turn.show(asunto, warning(refusal));
    if (ciclo === undefined || !isOf(viewer, 'secretaria-ejecutiva', 'uippe')) return turn.show(asunto);
    const command = await prepare(ciclo, viewer);
    if (isRefusal(command)) return refused(command);
    const outcome = await turn.give(command, seenOf(typed));
    if (outcome.kind === 'refused') return refused(outcome.refusal);
    return turn.show(asunto, { tone: 'good', text: 'El paquete público está listo.' });
  };

/** A press that records where and when a package was published. */
export const registraPublicacion =
  (asunto: Asunto, order: (numero: number, datos: DatosDePublicacion) => CicloCommand): Press =>
  (turn, typed) => {
    const seen = seenOf(typed);
    const command = order(Number(typed['numero'] ?? Number.NaN), {
      url: printable(typed['url'] ?? '').trim(),
      fecha: typed['fecha'] ?? '',
      verificados: choicesOf(typed, 'verificados'),
    });
    const done = 'Publicación registrada. Se avisó a todos los puestos.';
    return turn.order({ command, asunto, typed, ...(seen && { seen }), done });
  };

/** The package that was made last, the one that was published when it is another, and the signed PDF. */
export const archivosPublicados = (
  { paquete, registro }: Pick<Publicacion, 'paquete' | 'registro'>,
  pdf: Archivo,
): readonly Archivo[] => {
  const other = registro?.paquete.sha256 === paquete?.sha256 ? undefined : registro?.paquete;
  return [
    ...(paquete === undefined ? [] : [paquete]),
    ...(other === undefined ? [] : [{ ...other, nombre: `Publicado. ${other.nombre}` }]),
    pdf,
  ];
};
