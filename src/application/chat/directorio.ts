import type { Names } from '../names.js';
import { cambiosOf } from './directorio-cambio.js';
import { formsOf } from './directorio-formas.js';
import { directorioReply, keeps } from './directorio-lista.js';
import type { Feature, Press, Say, Turn, Typed } from './feature.js';

const say: Say = async (turn) => [directorioReply(turn.viewer)];
const pagina: Press = async (turn, typed) => directorioReply(turn.viewer, typed);

/** Posts and their persons (`directorio`); the administrador changes them. */
export const directorioFeature = (names: Names): Feature => {
  const forms = formsOf(names);
  const guarded =
    (press: Press): Press =>
    (turn: Turn, typed: Typed) =>
      keeps(turn.viewer)
        ? press(turn, typed)
        : Promise.resolve(
            directorioReply(
              turn.viewer,
              {},
              {
                tone: 'warning',
                text: 'Solo la administración del directorio puede cambiar puestos y personas. Pida el cambio a quien lo administra.',
              },
            ),
          );
  const changes = Object.entries({ ...forms.presses, ...cambiosOf(names, forms) }).map(
    ([verb, press]): [string, Press] => [verb, guarded(press)],
  );
  return { commands: { directorio: say }, presses: { 'directorio.pagina': pagina, ...Object.fromEntries(changes) } };
};
