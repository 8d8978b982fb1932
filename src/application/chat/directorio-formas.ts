import { CLASES, puestoOf } from '../../domain/directorio.js';
import type { Reply } from '../chat.js';
import type { Card } from '../messenger.js';
import type { Names } from '../names.js';
import { CLASE_NAMES, directorioReply, presentAndFuture } from './directorio-lista.js';
import type { Press, Turn, Typed } from './feature.js';
import { postName } from './matter.js';

/** What a form of the roster is for. */
export type Tramite = 'titular' | 'enlace' | 'suplente' | 'terminar' | 'puesto' | 'puesto-nuevo';

/** A form, filled with what was typed, under why it could not be recorded. */
export type Form = (turn: Turn, tramite: Tramite, typed: Typed, notice?: string) => Reply;

/** Persons offered in a form; another one is written by name and id. */
const MOST_PERSONS = 200;

const TITULOS: Readonly<Record<Tramite, string>> = {
  titular: 'Cambiar titular',
  enlace: 'Agregar enlace',
  suplente: 'Designar suplente por ausencia',
  terminar: 'Terminar una designación',
  puesto: 'Datos del puesto',
  'puesto-nuevo': 'Agregar un puesto',
};

const CAPACIDADES = { titular: 'titular', enlace: 'enlace', suplente: 'suplente por ausencia' } as const;

const withNotice = (card: Card, notice: string | undefined): Reply => ({
  card: notice === undefined ? card : { ...card, notice: { tone: 'warning', text: notice } },
});

const personForm = (names: Names, turn: Turn, tramite: 'titular' | 'enlace' | 'suplente', typed: Typed): Card => ({
  template: 'directorio-persona',
  data: {
    titulo: TITULOS[tramite],
    puesto: postName(turn.viewer, typed['puesto'] ?? ''),
    clave: typed['puesto'] ?? '',
    tramite,
    personas: names
      .all()
      .slice(0, MOST_PERSONS)
      .map(({ id, nombre }) => ({ title: nombre, value: id }))
      .sort((a, b) => a.title.localeCompare(b.title, 'es')),
    persona: typed['persona'] ?? '',
    nombre: typed['nombre'] ?? '',
    id: typed['id'] ?? '',
    desde: typed['desde'] ?? turn.viewer.today,
    hasta: typed['hasta'] ?? '',
    conHasta: tramite === 'suplente',
    motivo: typed['motivo'] ?? '',
  },
});

const endForm = (turn: Turn, typed: Typed): Card => {
  const { viewer } = turn;
  const held = presentAndFuture(viewer, typed['puesto'] ?? '');
  const options = held.map(({ persona, capacity }) => ({
    title: `${viewer.nameOf(persona)}, ${CAPACIDADES[capacity]}`,
    value: `${capacity}|${persona}`,
  }));
  return {
    template: 'directorio-terminar',
    data: {
      puesto: postName(viewer, typed['puesto'] ?? ''),
      clave: typed['puesto'] ?? '',
      designaciones: options,
      vacio: options.length === 0,
      designacion: typed['designacion'] ?? options[0]?.value ?? '',
      hasta: typed['hasta'] ?? viewer.today,
      motivo: typed['motivo'] ?? '',
    },
  };
};

const postForm = (turn: Turn, tramite: 'puesto' | 'puesto-nuevo', typed: Typed): Card => {
  const known = tramite === 'puesto' ? puestoOf(turn.viewer.directorio, typed['puesto'] ?? '') : undefined;
  return {
    template: 'directorio-puesto',
    data: {
      titulo: TITULOS[tramite],
      nuevo: tramite === 'puesto-nuevo',
      clave: typed['clave'] ?? known?.clave ?? '',
      nombre: typed['nombre'] ?? known?.nombre ?? '',
      cargo: typed['cargo'] ?? known?.cargo ?? '',
      clase: typed['clase'] ?? known?.clase ?? 'unidad',
      clases: CLASES.map((value) => ({ title: CLASE_NAMES[value], value })),
      ejecutora: typed['ejecutora'] ?? String(known?.ejecutora ?? true),
    },
  };
};

const isTramite = (text: string | undefined): text is Tramite => text !== undefined && Object.hasOwn(TITULOS, text);

/** The forms of the roster, and the press that opens them. */
export const formsOf = (names: Names): { readonly form: Form; readonly presses: Readonly<Record<string, Press>> } => {
  const form: Form = (turn, tramite, typed, notice) => {
    if (tramite === 'terminar') return withNotice(endForm(turn, typed), notice);
    if (tramite === 'puesto' || tramite === 'puesto-nuevo') return withNotice(postForm(turn, tramite, typed), notice);
    return withNotice(personForm(names, turn, tramite, typed), notice);
  };
  const open: Press = async (turn, { puesto = '', tramite }) => {
    const known = puestoOf(turn.viewer.directorio, puesto) !== undefined;
    if (isTramite(tramite) && (known || tramite === 'puesto-nuevo')) return form(turn, tramite, { puesto });
    return directorioReply(
      turn.viewer,
      {},
      { tone: 'warning', text: 'Elija un puesto de la lista y lo que quiere cambiar.' },
    );
  };
  const regresar: Press = async (turn) => directorioReply(turn.viewer);
  return { form, presses: { 'directorio.forma': open, 'directorio.regresar': regresar } };
};
