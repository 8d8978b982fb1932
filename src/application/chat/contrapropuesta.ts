import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import {
  type Compromiso,
  type CompromisoPedido,
  type ContenidoCompromiso,
  estaResuelto,
} from '../../domain/compromiso.js';
import { borradorProblem } from '../../domain/compromiso-contenido.js';
import { numerar } from '../../domain/compromiso-numeracion.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import type { Card } from '../messenger.js';
import { printable } from '../printable-text.js';
import type { SideRecords } from '../side-records.js';
import { ultimoOf, withActividad, withDatos, withoutActividad } from './compromiso-borrador.js';
import { actividadChoices, contentData } from './compromiso-card.js';
import { actividadForm, datosForm, type Escrito } from './compromiso-formas.js';
import { helpData, visibleCompromiso } from './compromiso-visible.js';
import type { Feature, Press, Turn, Typed, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, isSecretaria, postName } from './matter.js';
import { seenOf } from './typed.js';
import { warning } from './warning.js';

const KIND = 'contrapropuesta';
const REASON = 1_500;

/** What a person of SE is writing. It goes on only as long as no version came after the one from which it began. */
interface Borrador {
  readonly versiones: number;
  readonly contenido: ContenidoCompromiso;
}

interface About {
  readonly asm: string;
  readonly unidad: string;
}

const aboutOf = (typed: Typed): About => ({ asm: typed['asm'] ?? '', unidad: typed['unidad'] ?? '' });
const matterOf = ({ asm, unidad }: About): string => `contrapropuesta.${asm}.${unidad}`;
const formOf = (kind: 'datos' | 'actividad', { asm, unidad }: About, id = ''): string =>
  [`contrapropuesta-${kind}`, asm, unidad, ...(id === '' ? [] : [id])].join('.');

/** What SE is wording anew, each person on their own: side records, since nothing is said to the unit until it is sent. */
class Borradores {
  readonly #records: SideRecords;

  constructor(records: SideRecords) {
    this.#records = records;
  }

  async of(ciclo: CicloAbierto, compromiso: Compromiso, viewer: Viewer): Promise<ContenidoCompromiso> {
    const found = await this.#records.get<Borrador>(KIND, keyOf(ciclo, compromiso, viewer));
    return found?.value.versiones === compromiso.versiones.length ? found.value.contenido : ultimoOf(compromiso);
  }

  async keep(
    ciclo: CicloAbierto,
    compromiso: Compromiso,
    viewer: Viewer,
    contenido: ContenidoCompromiso,
  ): Promise<void> {
    const borrador: Borrador = { versiones: compromiso.versiones.length, contenido };
    await this.#records.put(KIND, keyOf(ciclo, compromiso, viewer), borrador);
  }

  async drop(ciclo: CicloAbierto, compromiso: Compromiso, viewer: Viewer): Promise<void> {
    await this.#records.remove(KIND, keyOf(ciclo, compromiso, viewer));
  }
}

const keyOf = (ciclo: CicloAbierto, { asm, unidad }: Compromiso, viewer: Viewer): string =>
  [viewer.person, ciclo.datos.id, asm, unidad].join('.');

/** The commitment, when SE may word it anew now. */
const openFor = (ciclo: CicloAbierto | undefined, { asm, unidad }: About, viewer: Viewer): Compromiso | undefined => {
  const found = ciclo && isSecretaria(viewer) ? visibleCompromiso(ciclo, asm, unidad, viewer) : undefined;
  return found !== undefined && !estaResuelto(found) ? found : undefined;
};

const cardOf = ({ ciclo, compromiso, contenido, viewer }: Escrito, typed: Typed): Card => {
  const { asm, unidad } = compromiso;
  return {
    template: 'contrapropuesta',
    data: {
      ...buttonData(ciclo, asunto.compromiso(asm, unidad)),
      asunto: matterOf(compromiso),
      asm,
      unidad,
      etiqueta: `Acción 3.1 · Compromisos · PAE ${ciclo.datos.pae}`,
      titulo: `Contrapropuesta: ${beginning(asm, 20, 1)}`,
      destinatario: postName(viewer, unidad),
      ...helpData(ciclo, compromiso),
      ...contentData({ ciclo, compromiso, viewer }, contenido, true, typed),
      eligeActividad: contenido.actividades.length > 0,
      actividades: actividadChoices(contenido),
      observaciones: (typed['observaciones'] ?? '').slice(0, REASON),
      asuntoDatos: formOf('datos', compromiso),
      asuntoActividad: formOf('actividad', compromiso),
      asuntoCompromiso: asunto.compromiso(asm, unidad),
    },
  };
};

type Draw = (escrito: Escrito, typed: Typed, parts: readonly string[]) => Card;

const viewOf =
  (borradores: Borradores, draw: Draw): View =>
  async (ciclo, parts, viewer, typed = {}) => {
    const [asm = '', unidad = ''] = parts;
    const compromiso = openFor(ciclo, { asm, unidad }, viewer);
    if (compromiso === undefined) return undefined;
    const contenido = await borradores.of(ciclo, compromiso, viewer);
    return draw({ ciclo, compromiso, contenido, viewer, forma: 'contrapropuesta' }, typed, parts);
  };

type Shown = (of: About, typed: Typed) => { readonly after: string; readonly form: string; readonly done: string };

const beyond = (turn: Turn, of: About): Promise<Reply> => turn.show(asunto.compromiso(of.asm, of.unidad));

const keepable = (contenido: ContenidoCompromiso): ContenidoCompromiso | Refusal =>
  borradorProblem(contenido) ?? contenido;

/** Changes what SE is writing, numbered as it would be if it were sent, and keeps it. */
const change =
  (
    borradores: Borradores,
    to: (now: ContenidoCompromiso, typed: Typed) => CompromisoPedido | Refusal,
    shown: Shown,
  ): Press =>
  async (turn, typed) => {
    const of = aboutOf(typed);
    const compromiso = openFor(turn.ciclo, of, turn.viewer);
    if (turn.ciclo === undefined || compromiso === undefined) return beyond(turn, of);
    const now = await borradores.of(turn.ciclo, compromiso, turn.viewer);
    const wanted = to(now, typed);
    const contenido = isRefusal(wanted) ? wanted : keepable(numerar(compromiso, wanted));
    const { after, form, done } = shown(of, typed);
    if (isRefusal(contenido)) return turn.show(form, warning(contenido), typed);
    await borradores.keep(turn.ciclo, compromiso, turn.viewer, contenido);
    return turn.show(after, { tone: 'good', text: done });
  };

const enviar =
  (borradores: Borradores): Press =>
  async (turn, typed) => {
    const of = aboutOf(typed);
    const compromiso = openFor(turn.ciclo, of, turn.viewer);
    if (turn.ciclo === undefined || compromiso === undefined) return beyond(turn, of);
    const contenido = await borradores.of(turn.ciclo, compromiso, turn.viewer);
    const observaciones = printable(typed['observaciones'] ?? '').trim();
    const outcome = await turn.give(
      {
        type: 'contraproponer-compromisos',
        unidad: of.unidad,
        observaciones,
        propuestas: [{ asm: of.asm, contenido }],
      },
      seenOf(typed),
    );
    if (outcome.kind === 'refused') return turn.show(matterOf(of), warning(outcome.refusal), typed);
    await borradores.drop(turn.ciclo, compromiso, turn.viewer);
    return turn.show(asunto.compromiso(of.asm, of.unidad), {
      tone: 'good',
      text: 'Contrapropuesta enviada a la unidad con sus observaciones.',
    });
  };

const descartar =
  (borradores: Borradores): Press =>
  async (turn, typed) => {
    const of = aboutOf(typed);
    const compromiso = openFor(turn.ciclo, of, turn.viewer);
    if (turn.ciclo === undefined || compromiso === undefined) return beyond(turn, of);
    await borradores.drop(turn.ciclo, compromiso, turn.viewer);
    return turn.show(asunto.compromiso(of.asm, of.unidad), { tone: 'good', text: 'Se descartó su redacción.' });
  };

const KEPT = 'Guardado; la unidad lo verá cuando usted lo envíe.';

/** SE's own wording of a commitment: written in cards, and sent to its unit with observations (3.1). */
export const contrapropuestaFeature = (records: SideRecords): Feature => {
  const borradores = new Borradores(records);
  const toCard =
    (done: string): Shown =>
    (of, typed) => ({ after: matterOf(of), form: formOf('actividad', of, typed['id']), done });
  return {
    views: {
      contrapropuesta: viewOf(borradores, cardOf),
      'contrapropuesta-datos': viewOf(borradores, datosForm),
      'contrapropuesta-actividad': viewOf(borradores, (escrito, typed, [, , id = '']) =>
        actividadForm(escrito, id, typed),
      ),
    },
    presses: {
      'contrapropuesta.datos': change(borradores, withDatos, (of) => ({
        after: matterOf(of),
        form: formOf('datos', of),
        done: KEPT,
      })),
      'contrapropuesta.actividad': change(borradores, withActividad, toCard(KEPT)),
      'contrapropuesta.actividad-otra': change(borradores, withActividad, (of, typed) => ({
        after: formOf('actividad', of),
        form: formOf('actividad', of, typed['id']),
        done: 'Actividad guardada. Escriba la siguiente.',
      })),
      'contrapropuesta.quitar': change(
        borradores,
        withoutActividad,
        toCard('Actividad quitada de la contrapropuesta.'),
      ),
      'contrapropuesta.abrir-actividad': (turn, typed) =>
        turn.show(formOf('actividad', aboutOf(typed), typed['elegida'])),
      'contrapropuesta.enviar': enviar(borradores),
      'contrapropuesta.descartar': descartar(borradores),
    },
  };
};
