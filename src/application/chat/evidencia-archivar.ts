import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { actoEn, instrumentoEn, versionesEn } from '../../domain/evidencia.js';
import type { LugarEvidencia } from '../../domain/evidencia-event.js';
import type { Evidencia } from '../../domain/evidencia-state.js';
import type { Archivo } from '../../domain/identity.js';
import type { Reply } from '../chat.js';
import type { CicloOutcome } from '../office.js';
import { shortText } from './asignacion.js';
import { actividadTitle, lugarOf } from './entrega.js';
import { awaitedFirst, dataOf, entregas, lugarName, placesLine, productName, sameBytes } from './evidencia-lugares.js';
import type { Press, Turn, Typed, Viewer } from './feature.js';
import { eligeAsunto, fileFor } from './file-press.js';
import type { ParaLeer } from './importacion-leer.js';
import { beginning } from './long-text.js';
import { MOST_OFFERED } from './paging.js';
import { sinCiclo } from './sin-ciclo.js';

/** What filing needs of the chat's files: to find one that waits, and to ask again where it goes. */
export type ArchivosEnEspera = Pick<ParaLeer, 'find' | 'again'>;

interface Option {
  readonly title: string;
  readonly value: string;
}

const option = (title: string, data: Typed): Option => ({
  title,
  value: JSON.stringify({ verb: 'evidencia.archivar', ...data }),
});

const asmTitle = (ciclo: CicloAbierto, id: string): string => {
  const asm = ciclo.asm[id];
  return `${id}: ${asm === undefined ? '' : shortText(asm, 130)}`;
};

/** A place that is offered, with the ASM and the activity under which it is found when there are too many. */
interface Place {
  readonly asm: string;
  /** As people read it; empty for an ASM as a whole. */
  readonly actividad: string;
  readonly option: Option;
}

const placesOf = (ciclo: CicloAbierto, viewer: Viewer): readonly Place[] => {
  const products = entregas(ciclo, viewer);
  return [
    ...products.map((each) => ({
      asm: each.product.asm,
      actividad: actividadTitle(each.product),
      option: option(productName(each), dataOf(lugarOf(each))),
    })),
    ...awaitedFirst(ciclo, viewer).map((place) => ({
      asm: place.asm,
      actividad: '',
      option: option(
        products.length === 0 ? asmTitle(ciclo, place.asm) : `${place.asm} en general, sin producto`,
        dataOf(place),
      ),
    })),
  ];
};

const narrower = (title: string, data: Typed): Option => ({
  title,
  value: JSON.stringify({ verb: 'evidencia.elegir', ...data }),
});

/** All places, while a card holds them; else the ASM is chosen first, and its activity. */
const optionsOf = (ciclo: CicloAbierto, viewer: Viewer, { asm, actividad }: Typed): readonly Option[] => {
  const all = placesOf(ciclo, viewer);
  const ofAsm = asm === undefined ? all : all.filter((each) => each.asm === asm);
  const shown = actividad === undefined ? ofAsm : ofAsm.filter((each) => each.actividad === actividad);
  if (shown.length <= MOST_OFFERED) return shown.map((each) => each.option);
  if (asm === undefined)
    return [...new Set(shown.map((each) => each.asm))].map((each) => narrower(asmTitle(ciclo, each), { asm: each }));
  const activities = [...new Set(shown.map((each) => each.actividad))].filter((each) => each !== '');
  return [
    ...activities.map((each) => narrower(each, { asm, actividad: each })),
    ...shown.filter((each) => each.actividad === '').map((each) => each.option),
  ];
};

/** Asks what a file is evidence of, among all that the viewer may file on. */
export const elegir = ({ find }: ArchivosEnEspera): Press =>
  fileFor(find, async ({ ciclo, viewer }, typed, { nombre }) => {
    if (ciclo === undefined) return sinCiclo(viewer);
    const products = entregas(ciclo, viewer).length > 0;
    return eligeAsunto(ciclo, typed, nombre, {
      titulo: products ? '¿De qué producto es evidencia?' : '¿De qué ASM es evidencia?',
      campo: products ? 'Producto' : 'ASM',
      opciones: optionsOf(ciclo, viewer, typed),
    });
  });

const isSame = (a: LugarEvidencia, b: LugarEvidencia): boolean =>
  a.asm === b.asm && a.unidad === b.unidad && a.producto === b.producto;

const repeatedLine = (ciclo: CicloAbierto, lugar: LugarEvidencia, filed: Evidencia): string => {
  const text = `Ese archivo ya estaba archivado en ${lugarName(ciclo, lugar)} como versión ${filed.version} («${beginning(filed.archivo.nombre, 60, 1)}»): no se duplicó.`;
  return filed.revision?.estado === 'devuelta'
    ? `${text} Es la versión que se le devolvió: adjunte la corregida.`
    : text;
};

const filedLine = (ciclo: CicloAbierto, viewer: Viewer, filed: Evidencia): string => {
  const others = sameBytes(ciclo, viewer, filed.archivo.sha256).filter((each) => !isSame(each, filed));
  const also = others.length === 0 ? '' : ` El mismo archivo está también en ${placesLine(ciclo, others)}.`;
  return `«${beginning(filed.archivo.nombre, 80, 1)}» quedó archivado como evidencia de ${lugarName(ciclo, filed)}, versión ${filed.version}.${also}`;
};

/** After a product's evidence comes what criteria B and C ask for, unless it is known already. */
const nextCard = (ciclo: CicloAbierto, filed: Evidencia, changed: boolean): string => {
  if (filed.producto === undefined) return asunto.evidencias(filed.asm);
  const complete = actoEn(ciclo, filed) !== undefined && instrumentoEn(ciclo, filed) !== undefined;
  return complete || !changed ? asunto.producto(filed.asm, filed.unidad, filed.producto) : `formalidad.${filed.id}`;
};

const answer = (
  turn: Turn,
  lugar: LugarEvidencia,
  archivo: Archivo,
  outcome: CicloOutcome & { kind: 'done' },
): Promise<Reply> => {
  const { ciclo, changed } = outcome;
  const filed = versionesEn(ciclo, lugar).find((each) => each.archivo.sha256 === archivo.sha256);
  if (filed === undefined) return turn.show('evidencias');
  const text = changed ? filedLine(ciclo, turn.viewer, filed) : repeatedLine(ciclo, lugar, filed);
  return turn.show(nextCard(ciclo, filed, changed), { tone: changed ? 'good' : 'warning', text });
};

/** Files a dropped file in the place that was chosen. A refusal asks again: the file is kept, nothing is lost. */
export const archivar = ({ find, again }: ArchivosEnEspera): Press =>
  fileFor(find, async (turn, typed, archivo) => {
    const producto = typed['producto'] ?? '';
    const lugar = { unidad: typed['unidad'] ?? '', asm: typed['asm'] ?? '', ...(producto !== '' && { producto }) };
    const outcome = await turn.give({ type: 'archivar-evidencia', ...lugar, archivo });
    if (outcome.kind === 'done') return answer(turn, lugar, archivo, outcome);
    const text = `«${beginning(archivo.nombre, 80, 1)}» no se archivó. ${outcome.refusal.why} ${outcome.refusal.next}`;
    return again(turn, { ...archivo, id: typed['archivo'] ?? '' }, { tone: 'warning', text });
  });
