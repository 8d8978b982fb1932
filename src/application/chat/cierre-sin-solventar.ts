import { archivoProblem } from '../../domain/archivo-permitido.js';
import type { AsmId } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { cierreDe } from '../../domain/cierre-actual.js';
import { secretariaOf } from '../../domain/directorio.js';
import { MAX_RAZON } from '../../domain/razon.js';
import { printable } from '../printable-text.js';
import { asmStart } from './asm-start.js';
import { cierresVisibles } from './cierre-card.js';
import type { Destination, Feature, View, Viewer } from './feature.js';
import { type FindFile, fileFor } from './file-press.js';
import { buttonData, signs } from './matter.js';
import { MOST_OFFERED } from './paging.js';
import { warning } from './warning.js';

const FORM = 'cierre-sin';
/** With more open ASM than this, one place and a list in its form: other destinations are not crowded out. */
const FEW = 2;

const openAsm = (ciclo: CicloAbierto, viewer: Viewer): readonly AsmId[] =>
  signs(viewer, secretariaOf(viewer.directorio))
    ? cierresVisibles(ciclo, viewer)
        .map(({ id }) => id)
        .filter((id) => cierreDe(ciclo, id).situacion.estado === 'abierto')
    : [];

const destinations = (ciclo: CicloAbierto, viewer: Viewer): readonly Destination[] => {
  const all = openAsm(ciclo, viewer);
  if (all.length === 0) return [];
  const to = (title: string, asm: string): Destination => ({ title, verb: 'cierre.documento', data: { asm } });
  return all.length <= FEW
    ? all.map((id) => to(`Cierre sin solventar: ${id}`, id))
    : [to('Cierre sin solventar de un ASM…', '')];
};

const formView: View = (ciclo, _parts, viewer, typed = {}) => {
  const all = openAsm(ciclo, viewer);
  if (all.length === 0) return undefined;
  const most = all.length <= MOST_OFFERED ? 120 : 30;
  return {
    template: 'cierre-sin',
    data: {
      ...buttonData(ciclo, FORM),
      etiqueta: `Sección IV · PAE ${ciclo.datos.pae}`,
      archivo: typed['archivo'] ?? '',
      nombre: typed['nombre'] ?? '',
      opciones: all.map((id) => {
        const asm = ciclo.asm[id];
        return { title: asm === undefined ? id : `${id}: ${asmStart(asm, most)}`, value: id };
      }),
      asm: typed['asm'] ?? '',
      razon: (typed['razon'] ?? '').slice(0, MAX_RAZON),
    },
  };
};

/** SE closes an ASM that will not be solventado, with the document that it dropped in the chat and its reason. */
export const cierreSinSolventarFeature = (find: FindFile): Feature => ({
  views: { [FORM]: formView },
  destinations,
  refuses: archivoProblem,
  presses: {
    'cierre.documento': fileFor(find, (turn, typed, { nombre }) => turn.show(FORM, undefined, { ...typed, nombre })),
    'cierre.sin-solventar': fileFor(find, async (turn, typed, archivo) => {
      const again = { ...typed, nombre: archivo.nombre };
      const asm = typed['asm'] ?? '';
      if (asm === '') return turn.show(FORM, { tone: 'warning', text: 'Elija el ASM que se cierra.' }, again);
      const razon = printable(typed['razon'] ?? '').trim();
      const outcome = await turn.give({ type: 'cerrar-sin-solventar', asm, razon, archivo });
      if (outcome.kind === 'refused') return turn.show(FORM, warning(outcome.refusal), again);
      const text = `${asm} se cerró sin solventar y se avisó a sus unidades, con la razón.`;
      return turn.show(asunto.cierre(asm), { tone: 'good', text });
    }),
  },
});
