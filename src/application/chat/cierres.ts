import type { Asm } from '../../domain/asm.js';
import { isEstructural } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { cierreDe, estadoCierre } from '../../domain/cierre-actual.js';
import { convenioVigente } from '../../domain/convenio-actual.js';
import { secretariaOf } from '../../domain/directorio.js';
import { asmReferences } from '../asm-reference.js';
import { countedIfAny } from '../counted.js';
import { asmStart } from './asm-start.js';
import { cierresVisibles, esperaASecretaria } from './cierre-card.js';
import { cierreShort } from './cierre-textos.js';
import type { Feature, Press, Say, View, Viewer } from './feature.js';
import { buttonData, postName, signs } from './matter.js';
import { offered, pageOf, pagerData } from './paging.js';
import { sinCiclo } from './sin-ciclo.js';

const PAGE = 6;
/** With so few rows each has its own button. */
const FEW = 3;

const tally = (ciclo: CicloAbierto, all: readonly Asm[]): string => {
  const of = (estado: string): number => all.filter(({ id }) => estadoCierre(ciclo, id) === estado).length;
  return [
    ...countedIfAny(of('abierto'), 'abierto', 'abiertos'),
    ...countedIfAny(of('solventado'), 'solventado', 'solventados'),
    ...countedIfAny(of('sin-solventar'), 'cerrado sin solventar', 'cerrados sin solventar'),
  ].join(' · ');
};

const rowOf = (ciclo: CicloAbierto, asm: Asm, viewer: Viewer, opens: boolean) => ({
  ciclo: ciclo.datos.id,
  asunto: asunto.cierre(asm.id),
  titulo: asm.id,
  marca: isEstructural(asm) ? '★ Impacto estructural' : '',
  texto: [asmStart(asm, 150), asm.unidades.map((unidad) => postName(viewer, unidad)).join('; ')].join('\n'),
  estado: cierreShort(cierreDe(ciclo, asm.id)),
  abre: opens,
});

/** The ASM of the Convenio with how their closure stands, structural impact first; a unit sees its own. */
const cierresView: View = (ciclo, _parts, viewer, typed = {}) => {
  const all = cierresVisibles(ciclo, viewer);
  if (all.length === 0) return undefined;
  const page = pageOf(all, typed['pagina'], PAGE);
  const few = all.length <= FEW;
  const choices = offered(all, page);
  const next = signs(viewer, secretariaOf(viewer.directorio))
    ? choices.find(({ id }) => esperaASecretaria(ciclo, id))
    : undefined;
  return {
    template: 'cierres',
    data: {
      ...buttonData(ciclo, asunto.cierres),
      etiqueta: `Sección IV · PAE ${ciclo.datos.pae}`,
      cuenta: tally(ciclo, all),
      filas: page.items.map((asm) => rowOf(ciclo, asm, viewer, few)),
      elige: !few,
      opciones: choices.map((asm) => ({
        title: `${asm.id}: ${cierreShort(cierreDe(ciclo, asm.id))}`,
        value: asunto.cierre(asm.id),
      })),
      elegido: asunto.cierre((next ?? choices[0])?.id ?? ''),
      ...pagerData(page),
    },
  };
};

const NONE = 'Aún no hay ASM en un Convenio suscrito. Los criterios de solventación se valoran sobre lo convenido.';
const NONE_OWN = 'Ninguno de los ASM del Convenio suscrito es de su unidad.';

const say: Say = async (turn, rest) => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined) return [sinCiclo(viewer)];
  const all = cierresVisibles(ciclo, viewer);
  if (all.length === 0) return [{ text: convenioVigente(ciclo) === undefined ? NONE : NONE_OWN }];
  const [reference] = asmReferences(rest);
  if (reference === undefined)
    return [await turn.show(all.length === 1 && all[0] !== undefined ? asunto.cierre(all[0].id) : asunto.cierres)];
  const found = all.find(({ id }) => id === reference || Number(id.replace('ASM-', '')) === Number(reference));
  if (found !== undefined) return [await turn.show(asunto.cierre(found.id))];
  const text = `${reference} no está entre los ASM del Convenio que puede ver. Estos son.`;
  return [await turn.show(asunto.cierres, { tone: 'warning', text })];
};

const abrir: Press = (turn, typed) => turn.show(typed['elegido'] ?? '');

/** The closure of every ASM (`dictamen`). */
export const cierresFeature: Feature = {
  views: { cierres: cierresView },
  commands: { dictamen: say },
  presses: { 'cierres.abrir': abrir },
};
