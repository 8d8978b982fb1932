import type { CicloCommand } from '../../domain/ciclo-command.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Publicacion } from '../../domain/convenio.js';
import type { Archivo } from '../../domain/identity.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import type { DatosDePublicacion } from '../../domain/registro-publicacion.js';
import type { Reply } from '../chat.js';
import { printable } from '../printable-text.js';
import type { Feature, FilesOf, Press, Turn, Viewer } from './feature.js';
import { isOf, readsAll } from './matter.js';
import { publicadoView, type TarjetaDePublicacion } from './publicado-card.js';
import { sinCiclo } from './sin-ciclo.js';
import { choicesOf, seenOf } from './typed.js';
import { warning } from './warning.js';

/** What is done on the card of a publication, and what it is about. */
export interface Publicable extends TarjetaDePublicacion {
  readonly prepare: (ciclo: CicloAbierto, viewer: Viewer) => Promise<CicloCommand | Refusal>;
  readonly registrar: (datos: DatosDePublicacion & { readonly numero: number }) => CicloCommand;
}

/** Makes a public package. Who may not is told so before anything is built; the order asks the roster again. */
const preparar =
  ({ asunto, prepare }: Publicable): Press =>
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

/** Records where and when a package was published. */
const registrar =
  (de: Publicable): Press =>
  (turn, typed) => {
    const seen = seenOf(typed);
    const command = de.registrar({
      numero: Number(typed['numero'] ?? Number.NaN),
      url: printable(typed['url'] ?? '').trim(),
      fecha: typed['fecha'] ?? '',
      verificados: choicesOf(typed, 'verificados'),
    });
    const done = 'Publicación registrada. Se avisó a todos los puestos.';
    return turn.order({ command, asunto: de.asunto, typed, ...(seen && { seen }), done });
  };

/** The package that was made last, the one that was published when it is another, and the signed PDF. */
const archivosPublicados = (
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

const filesOf =
  ({ firmado }: Publicable): FilesOf =>
  (ciclo, _parts, viewer) => {
    const found = firmado(ciclo);
    return found === undefined || !readsAll(viewer)
      ? []
      : archivosPublicados(found.publicacion ?? {}, found.documento.pdf);
  };

/** The public package of what was signed, and where and when it was published: its command, its matter and its presses. */
export const publicadoFeature = (command: 'publicacion' | 'resultados', de: Publicable): Feature => ({
  views: { [de.asunto]: publicadoView(de) },
  commands: {
    [command]: async (turn: Turn) => [turn.ciclo === undefined ? sinCiclo(turn.viewer) : await turn.show(de.asunto)],
  },
  files: { [de.asunto]: filesOf(de) },
  presses: { [de.verbos.preparar]: preparar(de), [de.verbos.registrar]: registrar(de) },
});
