import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto, Notificacion } from '../../domain/ciclo-state.js';
import type { Destination, Feature, View, Viewer } from './feature.js';
import { type FindFile, fileFor } from './file-press.js';
import { buttonData, isSecretaria, postName } from './matter.js';

const FORM = 'acusepapel';
const MAX_OWN_BUTTONS = 2;

/** Notices that a receipt on paper can be recorded for: those without one in the chat. */
const open = ({ notificaciones }: CicloAbierto): readonly Notificacion[] =>
  Object.values(notificaciones).filter(({ acuse }) => acuse.estado !== 'acusado');

const waiting = (ciclo: CicloAbierto): readonly Notificacion[] =>
  open(ciclo).filter(({ acuse }) => acuse.estado !== 'en-papel');

const titleOf = ({ unidad, folio, acuse }: Notificacion, viewer: Viewer): string =>
  `${postName(viewer, unidad)} (oficio ${folio})${acuse.estado === 'en-papel' ? ': corregir el registrado' : ''}`;

const formView: View = (ciclo, _parts, viewer, typed = {}) => {
  if (!isSecretaria(viewer)) return undefined;
  const choices = [...waiting(ciclo), ...open(ciclo).filter(({ acuse }) => acuse.estado === 'en-papel')];
  return {
    template: 'acuse-papel',
    data: {
      ...buttonData(ciclo, FORM),
      etiqueta: `Acción 1.3 · PAE ${ciclo.datos.pae}`,
      archivo: typed['archivo'] ?? '',
      nombre: typed['nombre'] ?? '',
      notificaciones: choices.map((each) => ({ title: titleOf(each, viewer), value: each.id })),
      id: typed['id'] ?? choices[0]?.id ?? '',
      fecha: typed['fecha'] ?? viewer.today,
      recibio: typed['recibio'] ?? '',
    },
  };
};

/** With many units waiting, one place and a list in its form: the buttons of other destinations are not crowded out. */
const destinations = (ciclo: CicloAbierto, viewer: Viewer): readonly Destination[] => {
  const all = waiting(ciclo);
  if (!isSecretaria(viewer) || open(ciclo).length === 0) return [];
  if (all.length === 0 || all.length > MAX_OWN_BUTTONS)
    return [{ title: 'Acuse en papel de una unidad', verb: 'acuse.papel', data: {} }];
  return all.map((each) => ({
    title: `Acuse en papel de ${postName(viewer, each.unidad)}`,
    verb: 'acuse.papel',
    data: { id: each.id },
  }));
};

/** The receipt on paper of a notice, by its scan (1.3). */
export const acusePapelFeature = (find: FindFile): Feature => ({
  views: { [FORM]: formView },
  destinations,
  presses: {
    'acuse.papel': fileFor(find, (turn, typed, { nombre }) => turn.show(FORM, undefined, { ...typed, nombre })),
    'acuse.papel.registrar': fileFor(find, async (turn, typed, archivo) => {
      const { id = '', fecha = '', recibio = '' } = typed;
      const outcome = await turn.give({ type: 'registrar-acuse-en-papel', id, archivo, fecha, recibio });
      return outcome.kind === 'done'
        ? turn.show(asunto.notificacion(id), { tone: 'good', text: 'Acuse en papel registrado.' })
        : turn.show(
            FORM,
            { tone: 'warning', text: `${outcome.refusal.why} ${outcome.refusal.next}` },
            { ...typed, nombre: archivo.nombre },
          );
    }),
  },
});
