import { asunto } from '../../domain/asunto.js';
import { convenioVigente } from '../../domain/convenio-actual.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import type { Lineamiento } from '../../domain/reglas.js';
import type { Reply } from '../chat.js';
import type { PaquetesPublicos } from '../prepare-publicacion.js';
import { printable } from '../printable-text.js';
import type { Feature, FilesOf, Press, Say, Turn } from './feature.js';
import { isOf, readsAll } from './matter.js';
import { publicacionView } from './publicacion-card.js';
import { choicesOf, seenOf } from './typed.js';

interface Parts {
  readonly paquetes: PaquetesPublicos;
  readonly lineamientos: readonly Lineamiento[];
}

/** The package that was made last, the one that was published when it is another, and the signed PDF. */
const files: FilesOf = (ciclo, _parts, viewer) => {
  const vigente = convenioVigente(ciclo);
  if (vigente === undefined || !readsAll(viewer)) return [];
  const { paquete, registro } = vigente.publicacion ?? {};
  const other = registro?.paquete.sha256 === paquete?.sha256 ? undefined : registro?.paquete;
  return [
    ...(paquete === undefined ? [] : [paquete]),
    ...(other === undefined ? [] : [{ ...other, nombre: `Publicado. ${other.nombre}` }]),
    vigente.documento.pdf,
  ];
};

const refused = (turn: Turn, { why, next }: Refusal): Promise<Reply> =>
  turn.show(asunto.publicacion, { tone: 'warning', text: `${why} ${next}` });

/** Who may not prepare is told so before anything is built; the order asks the roster again. */
const preparar =
  ({ paquetes }: Parts): Press =>
  async (turn, typed) => {
    const { ciclo, viewer } = turn;
    if (ciclo === undefined || !isOf(viewer, 'secretaria-ejecutiva', 'uippe')) return turn.show(asunto.publicacion);
    const command = await paquetes.prepare(ciclo, viewer);
    if (isRefusal(command)) return refused(turn, command);
    const outcome = await turn.give(command, seenOf(typed));
    if (outcome.kind === 'refused') return refused(turn, outcome.refusal);
    return turn.show(asunto.publicacion, { tone: 'good', text: 'El paquete público está listo.' });
  };

const registrar: Press = (turn, typed) => {
  const seen = seenOf(typed);
  const command = {
    type: 'registrar-publicacion',
    numero: Number(typed['numero'] ?? Number.NaN),
    url: printable(typed['url'] ?? '').trim(),
    fecha: typed['fecha'] ?? '',
    verificados: choicesOf(typed, 'verificados'),
  } as const;
  return turn.order({
    command,
    asunto: asunto.publicacion,
    typed,
    ...(seen && { seen }),
    done: 'Publicación registrada. Se avisó a todos los puestos.',
  });
};

const say: Say = async (turn) =>
  turn.ciclo === undefined
    ? [{ text: 'No hay un ciclo abierto. Escriba «ciclo».' }]
    : [await turn.show(asunto.publicacion)];

/** The public package of the Convenio, and where and when it was published (4.2). */
export const publicacionFeature = (parts: Parts): Feature => ({
  views: { publicacion: publicacionView({ lineamientos: parts.lineamientos, ahora: parts.paquetes.ahora }) },
  commands: { publicacion: say },
  files: { publicacion: files },
  presses: { 'publicacion.preparar': preparar(parts), 'publicacion.registrar': registrar },
});
