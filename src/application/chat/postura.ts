import { archivoProblem } from '../../domain/archivo-permitido.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloCommand } from '../../domain/ciclo-command.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { puedeResponderse } from '../../domain/postura.js';
import { asmIdIn } from '../asm-reference.js';
import { printable } from '../printable-text.js';
import type { Destination, Feature, Press, Say, Typed, View, Viewer } from './feature.js';
import { eligeAsunto, type FindFile, fileFor } from './file-press.js';
import { beginning } from './long-text.js';
import { holds, postName, readsAll } from './matter.js';
import { posturaHistoriaView, posturaView } from './postura-card.js';
import { contenidoFrom } from './postura-textos.js';
import { livePosturas, posturasView, tallyLine } from './posturas-card.js';
import { sinCiclo } from './sin-ciclo.js';
import { choicesOf, seenOf } from './typed.js';
import { resumenPorUnidad } from './unidades-resumen.js';
import { warning } from './warning.js';

interface About {
  readonly unidad: string;
  readonly asm: string;
}

const aboutOf = (typed: Typed): About => ({ unidad: typed['unidad'] ?? '', asm: typed['asm'] ?? '' });

const act =
  (done: string, build: (of: About, typed: Typed) => CicloCommand | undefined): Press =>
  (turn, typed) => {
    const of = aboutOf(typed);
    const seen = seenOf(typed);
    const command = build(of, typed);
    const card = asunto.postura(of.asm, of.unidad);
    if (command === undefined)
      return turn.show(
        card,
        { tone: 'warning', text: 'Elija la postura: aceptada, con precisiones o rechazada.' },
        typed,
      );
    return turn.order({ command, asunto: card, typed, ...(seen && { seen }), done });
  };

const withContent =
  (type: 'preparar-postura' | 'presentar-postura', avisa?: true) =>
  (of: About, typed: Typed): CicloCommand | undefined => {
    const contenido = contenidoFrom(typed);
    return contenido && { type, ...of, contenido, ...(type === 'preparar-postura' && avisa && { avisa }) };
  };

const written = (typed: Typed): string => printable(typed['observaciones'] ?? '').trim();

/** What is typed in the card and not saved yet stays in it: taking a file out must not cost a page of text. */
const quitar: Press = async (turn, typed) => {
  const of = aboutOf(typed);
  const outcome = await turn.give({ type: 'quitar-anexo', ...of, sha256: typed['quitar'] ?? '' });
  const card = asunto.postura(of.asm, of.unidad);
  if (outcome.kind === 'refused') return turn.show(card, warning(outcome.refusal), typed);
  const notice = outcome.changed
    ? ({ tone: 'good', text: 'El archivo ya no irá con la postura.' } as const)
    : ({ tone: 'warning', text: 'Elija en la lista el archivo que quiere quitar.' } as const);
  return turn.show(card, notice, typed);
};

const tomarNotas: Press = (turn, typed) => {
  const unidad = typed['unidad'] ?? '';
  const seen = seenOf(typed);
  return turn.order({
    command: { type: 'tomar-nota-de-posturas', unidad, asm: choicesOf(typed, 'asm') },
    asunto: asunto.posturas(unidad),
    typed,
    ...(seen && { seen }),
    done:
      choicesOf(typed, 'asm').length === 1
        ? 'Se tomó nota de la postura.'
        : `Se tomó nota de ${choicesOf(typed, 'asm').length} posturas.`,
  });
};

const anexar = (find: FindFile): Press =>
  fileFor(find, async (turn, typed, archivo) => {
    const of = aboutOf(typed);
    const outcome = await turn.give({ type: 'anexar-a-postura', ...of, archivo });
    const card = asunto.postura(of.asm, of.unidad);
    const name = beginning(archivo.nombre, 80, 1);
    if (outcome.kind === 'refused')
      return turn.show(card, { tone: 'warning', text: `«${name}»: ${outcome.refusal.why} ${outcome.refusal.next}` });
    const text = outcome.changed
      ? `«${name}» irá con la postura sobre ${of.asm}. Si estaba escribiéndola en otra tarjeta, siga en ella.`
      : `«${name}» ya estaba entre los archivos de la postura sobre ${of.asm}: no se duplicó.`;
    return turn.show(card, { tone: 'good', text });
  });

/** More positions than this are chosen from a list, not by a button each. */
const FEW = 2;

const owedBy = (ciclo: CicloAbierto, viewer: Viewer): readonly About[] =>
  [...new Set(viewer.posts.map(({ puesto }) => puesto))].flatMap((unidad) =>
    livePosturas(ciclo, unidad)
      .filter(puedeResponderse)
      .map(({ asm }) => ({ asm, unidad })),
  );

const destinations = (ciclo: CicloAbierto, viewer: Viewer): readonly Destination[] => {
  const owed = owedBy(ciclo, viewer);
  if (owed.length > FEW)
    return [{ title: `Anexo de una postura (${owed.length})…`, verb: 'postura.elegir-anexo', data: {} }];
  return owed.map(({ asm, unidad }) => ({
    title: `Anexo: postura sobre ${asm}`,
    verb: 'postura.anexar',
    data: { asm, unidad },
  }));
};

/** Asks to which of many positions a file goes. */
const elegirAnexo = (find: FindFile): Press =>
  fileFor(find, async ({ ciclo, viewer }, typed, { nombre }) => {
    if (ciclo === undefined) return sinCiclo(viewer);
    return eligeAsunto(ciclo, typed, nombre, {
      titulo: '¿Con qué postura va el archivo?',
      campo: 'ASM',
      opciones: owedBy(ciclo, viewer).map(({ asm, unidad }) => ({
        title: `${asm} · ${postName(viewer, unidad)}`,
        value: JSON.stringify({ verb: 'postura.anexar', asm, unidad }),
      })),
    });
  });

const resumenView: View = (ciclo, _parts, viewer, typed = {}) =>
  readsAll(viewer)
    ? resumenPorUnidad(
        {
          template: 'posturas-resumen',
          ciclo: ciclo.datos.id,
          etiqueta: `Acción 2.3 · PAE ${ciclo.datos.pae}`,
          unidades: [...new Set(Object.values(ciclo.posturas).map(({ unidad }) => unidad))],
          valorOf: (unidad) => tallyLine(ciclo, unidad, viewer),
          asuntoOf: asunto.posturas,
        },
        viewer,
        typed,
      )
    : undefined;

const say: Say = async (turn, rest) => {
  const { ciclo, viewer } = turn;
  if (ciclo === undefined) return [sinCiclo(viewer)];
  const all = [...new Set(Object.values(ciclo.posturas).map(({ unidad }) => unidad))];
  const own = all.filter((unidad) => holds(viewer, unidad));
  const asm = asmIdIn(rest);
  const named = Object.values(ciclo.posturas).filter(
    (postura) => postura.asm === asm && (readsAll(viewer) || own.includes(postura.unidad)),
  );
  const shown = named.find(({ unidad }) => own.includes(unidad)) ?? named[0];
  if (shown !== undefined) return [await turn.show(asunto.postura(shown.asm, shown.unidad))];
  const mine = await Promise.all(own.map((unidad) => turn.show(asunto.posturas(unidad))));
  // What is one's own stands last: on a phone that is what is seen.
  if (readsAll(viewer)) return [await turn.show('posturas-resumen'), ...mine];
  if (mine.length === 0) return [{ text: 'Aún no se piden posturas a su unidad. Se le avisará cuando corresponda.' }];
  return mine;
};

/** Opens what was chosen in a list. */
const abrir: Press = (turn, typed) => turn.show(typed['elegido'] ?? '');

/** Positions of the units, every version of them, and what SE answers (2.3). */
export const posturaFeature = (find: FindFile): Feature => ({
  views: {
    postura: posturaView,
    'postura-historia': posturaHistoriaView,
    posturas: posturasView,
    'posturas-resumen': resumenView,
  },
  commands: { posturas: say },
  destinations,
  refuses: archivoProblem,
  presses: {
    'postura.guardar': act('Borrador guardado.', withContent('preparar-postura')),
    'postura.preparar': act(
      'Borrador guardado. Se avisó a su titular para que la presente.',
      withContent('preparar-postura', true),
    ),
    'postura.presentar': act('Postura presentada a la Secretaría Ejecutiva.', withContent('presentar-postura')),
    'postura.nota': act('Se tomó nota de la postura.', (of) => ({ type: 'tomar-nota-de-postura', ...of })),
    'postura.devolver': act('Postura devuelta con observaciones.', (of, typed) => ({
      type: 'devolver-postura',
      ...of,
      observaciones: written(typed),
    })),
    'postura.insistir': act('Insistencia enviada.', (of, typed) => ({
      type: 'insistir-en-postura',
      ...of,
      razones: written(typed),
    })),
    'postura.deseleccionar': act('El ASM quedó sin seleccionar, con su razón.', (of, typed) => ({
      type: 'deseleccionar-asm',
      asm: of.asm,
      razon: written(typed),
    })),
    'postura.quitar': quitar,
    'postura.anexar': anexar(find),
    'postura.elegir-anexo': elegirAnexo(find),
    'posturas.notas': tomarNotas,
    'posturas.abrir': abrir,
  },
});
