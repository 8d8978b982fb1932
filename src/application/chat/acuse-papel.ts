import type { EstadoAcuse } from '../../domain/acuse.js';
import { archivoProblem } from '../../domain/archivo-permitido.js';
import { asunto, partsOf } from '../../domain/asunto.js';
import type { CicloCommand } from '../../domain/ciclo-command.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Archivo } from '../../domain/identity.js';
import { isMissing } from './acuse-estado.js';
import type { Destination, Feature, Typed, View, Viewer } from './feature.js';
import { type FindFile, fileFor } from './file-press.js';
import { buttonData, isSecretaria, postName } from './matter.js';
import { warning } from './warning.js';

const FORM = 'acusepapel';
const MAX_OWN_BUTTONS = 2;
const CHOOSE = 'Elija de qué puesto y documento es el acuse.';

/** A receipt that may be recorded on paper: which one, and whether it waits or would be corrected. */
interface Recibible {
  readonly key: string;
  readonly title: string;
  readonly acuse: EstadoAcuse;
}

const isOpen = ({ acuse }: Recibible): boolean => acuse.estado !== 'acusado';

/** Notices that a receipt on paper can be recorded for: those without one in the chat (1.3). */
const noticesOf = ({ notificaciones }: CicloAbierto, viewer: Viewer): readonly (Recibible & { puesto: string })[] =>
  Object.values(notificaciones)
    .map(({ id, unidad, folio, acuse }) => ({
      key: id,
      puesto: unidad,
      title: `${postName(viewer, unidad)} (oficio ${folio})`,
      acuse,
    }))
    .filter(isOpen);

/** The posts whose receipt of the Mechanism can be recorded on paper (1.1). */
const mecanismosOf = ({ mecanismo }: CicloAbierto, viewer: Viewer): readonly Recibible[] =>
  mecanismo.estado !== 'aprobado'
    ? []
    : Object.entries(mecanismo.acuses)
        .map(([puesto, acuse]) => ({
          key: asunto.acuseMecanismo(puesto),
          title: `${postName(viewer, puesto)} (Mecanismo)`,
          acuse,
        }))
        .filter(isOpen);

const choicesFor = (ciclo: CicloAbierto, viewer: Viewer): readonly { title: string; value: string }[] => {
  const all = [...noticesOf(ciclo, viewer), ...mecanismosOf(ciclo, viewer)];
  const recorded = all.filter(({ acuse }) => acuse.estado === 'en-papel');
  return [
    ...all.filter(({ acuse }) => isMissing(acuse)).map(({ key, title }) => ({ title, value: key })),
    ...recorded.map(({ key, title }) => ({ title: `${title}: corregir el registrado`, value: key })),
  ];
};

const formView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!isSecretaria(viewer)) return undefined;
  const choices = choicesFor(ciclo, viewer);
  return {
    template: 'acuse-papel',
    data: {
      ...buttonData(ciclo, FORM),
      etiqueta: `Acciones 1.1 y 1.3 · PAE ${ciclo.datos.pae}`,
      archivo: typed['archivo'] ?? '',
      nombre: typed['nombre'] ?? '',
      recibibles: choices,
      id: typed['id'] ?? choices[0]?.value ?? '',
      fecha: typed['fecha'] ?? viewer.today,
      recibio: typed['recibio'] ?? '',
    },
  };
};

/** With many units waiting, one place and a list in its form: the buttons of other destinations are not crowded out. */
const ofNotices = (ciclo: CicloAbierto, viewer: Viewer): readonly Destination[] => {
  const open = noticesOf(ciclo, viewer);
  const waiting = open.filter(({ acuse }) => isMissing(acuse));
  if (open.length === 0) return [];
  if (waiting.length === 0 || waiting.length > MAX_OWN_BUTTONS)
    return [{ title: 'Acuse en papel de una unidad', verb: 'acuse.papel', data: {} }];
  return waiting.map(({ key, puesto }) => ({
    title: `Acuse en papel de ${postName(viewer, puesto)}`,
    verb: 'acuse.papel',
    data: { id: key },
  }));
};

/** The Mechanism has a receipt of every post: one place, and no post chosen beforehand. */
const destinations = (ciclo: CicloAbierto, viewer: Viewer): readonly Destination[] => {
  if (!isSecretaria(viewer)) return [];
  const mecanismo = { title: 'Acuse en papel del Mecanismo', verb: 'acuse.papel', data: { id: '' } };
  return [...ofNotices(ciclo, viewer), ...(mecanismosOf(ciclo, viewer).length === 0 ? [] : [mecanismo])];
};

/** The order that records the paper of what was chosen: a post's receipt of the Mechanism, or a notice's. */
const orderFor = ({ id = '', fecha = '', recibio = '' }: Typed, archivo: Archivo): CicloCommand => {
  const [kind, puesto = ''] = partsOf(id);
  return kind === 'acuse'
    ? { type: 'registrar-acuse-mecanismo-en-papel', puesto, archivo, fecha, recibio }
    : { type: 'registrar-acuse-en-papel', id, archivo, fecha, recibio };
};

/** The receipt on paper of a notice or of the Mechanism, by its scan (1.1, 1.3). */
export const acusePapelFeature = (find: FindFile): Feature => ({
  views: { [FORM]: formView },
  destinations,
  refuses: archivoProblem,
  presses: {
    'acuse.papel': fileFor(find, (turn, typed, { nombre }) => turn.show(FORM, undefined, { ...typed, nombre })),
    'acuse.papel.registrar': fileFor(find, async (turn, typed, archivo) => {
      const again = { ...typed, nombre: archivo.nombre };
      if ((typed['id'] ?? '') === '') return turn.show(FORM, { tone: 'warning', text: CHOOSE }, again);
      const command = orderFor(typed, archivo);
      const outcome = await turn.give(command);
      if (outcome.kind === 'refused') return turn.show(FORM, warning(outcome.refusal), again);
      const received =
        command.type === 'registrar-acuse-en-papel' ? asunto.notificacion(command.id) : (typed['id'] ?? '');
      return turn.show(received, { tone: 'good', text: 'Acuse en papel registrado.' });
    }),
  },
});
