import { createHash } from 'node:crypto';
import { LARGOS_CICLO } from '../../domain/abrir-ciclo.js';
import type { DatosCiclo } from '../../domain/ciclo-event.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { secretariaOf } from '../../domain/directorio.js';
import { rutaDe } from '../../domain/ruta.js';
import type { Reply } from '../chat.js';
import type { Card } from '../messenger.js';
import { owedIn } from '../owed.js';
import { printable, singleLine } from '../printable-text.js';
import { cicloDefaults } from './ciclo-defaults.js';
import type { Feature, Press, Say, Turn, Typed, Viewer } from './feature.js';
import { cicloLabel, isSecretaria } from './matter.js';
import { pageLine, pageOf, turns } from './paging.js';
import { ilegiblesNotice, pendientesOf } from './pendientes.js';

const ROWS = 3;
const SLUG = 40;

const slugOf = (text: string): string => {
  const slug = text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (slug !== '' && slug.length <= SLUG) return slug;
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return slug === '' ? mark : `${slug.slice(0, SLUG)}-${mark}`;
};

const yearOf = (text: string): number => (/^\d{4}$/.test(text) ? Number(text) : Number.NaN);

const datosFrom = (typed: Typed): DatosCiclo => {
  const text = (key: string): string => (typed[key] ?? '').trim();
  const pae = yearOf(text('pae'));
  return {
    id: `pae-${Number.isNaN(pae) ? '0' : pae}-${slugOf(singleLine(text('programa')))}`,
    pae,
    ejercicio: yearOf(text('ejercicio')),
    paaSiguiente: yearOf(text('paaSiguiente')),
    programa: singleLine(text('programa')),
    evaluacion: singleLine(text('evaluacion')),
    marcoLegal: printable(text('marcoLegal'))
      .split('\n')
      .map(singleLine)
      .filter((line) => line !== ''),
  };
};

const { programa, evaluacion, marcoLegal } = LARGOS_CICLO;
/** What of each field comes back with a refusal: the form's own limits, which an edited card may exceed. */
const MOST_GIVEN_BACK: Readonly<Record<string, number>> = {
  pae: 10,
  ejercicio: 10,
  paaSiguiente: 10,
  programa,
  evaluacion,
  marcoLegal,
};

const form = async (turn: Turn, typed: Typed, notice?: string): Promise<Reply> => {
  const defaults = cicloDefaults(await turn.ciclos(), turn.viewer.today);
  const data = Object.fromEntries(
    Object.entries(defaults).map(([key, value]) => [key, (typed[key] ?? value).slice(0, MOST_GIVEN_BACK[key])]),
  );
  const card = { template: 'ciclo-abrir', data };
  return { card: notice === undefined ? card : { ...card, notice: { tone: 'warning', text: notice } } };
};

const estadoOf = (ciclo: CicloAbierto, viewer: Viewer): string => {
  const current = rutaDe(ciclo, secretariaOf(viewer.directorio)).find((paso) => paso.estado === 'en-curso');
  return current === undefined ? '' : `En curso: ${current.accion.key} ${current.accion.name}`;
};

const countOf = (ciclo: CicloAbierto, viewer: Viewer): string => {
  const owed = pendientesOf(viewer, owedIn([ciclo], secretariaOf(viewer.directorio))).length;
  if (owed === 0) return 'Sin pendientes suyos';
  return owed === 1 ? '1 pendiente suyo' : `${owed} pendientes suyos`;
};

const rowOf = (ciclo: CicloAbierto, turn: Turn): Record<string, unknown> => ({
  id: ciclo.datos.id,
  titulo: cicloLabel(ciclo),
  texto: ciclo.datos.evaluacion,
  estado: [estadoOf(ciclo, turn.viewer), countOf(ciclo, turn.viewer)].filter((line) => line !== '').join(' · '),
  elegido: ciclo.datos.id === turn.ciclo?.datos.id,
});

/** Opens the ciclos of the page alone: there may be hundreds. */
const listCard = async (turn: Turn, typed: Typed): Promise<Card> => {
  const all = await turn.ciclos();
  const page = pageOf(all, typed['pagina'], ROWS);
  const shown = await Promise.all(page.items.map(({ datos }) => turn.office.ciclo(datos.id)));
  return {
    template: 'ciclos',
    data: {
      filas: shown.filter((ciclo) => ciclo !== undefined).map((ciclo) => rowOf(ciclo, turn)),
      vacio: all.length === 0,
      abre: isSecretaria(turn.viewer),
      pagina: pageLine(page),
      ...turns(page),
    },
  };
};

const list = async (turn: Turn, typed: Typed, notice?: Card['notice']): Promise<Reply> => {
  const card = await listCard(turn, typed);
  return {
    card: notice === undefined ? { ...card, ...ilegiblesNotice(await turn.office.owed()) } : { ...card, notice },
  };
};

/** Without a ciclo, SE gets the form at once; with some, everyone gets the list, and SE opens another from it. */
const say: Say = async (turn) => {
  const none = (await turn.ciclos()).length === 0 && (await turn.office.owed()).ilegibles.length === 0;
  return [none && isSecretaria(turn.viewer) ? await form(turn, {}) : await list(turn, {})];
};

const nuevo: Press = async (turn) =>
  isSecretaria(turn.viewer)
    ? form(turn, {})
    : list(
        turn,
        {},
        {
          tone: 'warning',
          text: 'Abrir un ciclo corresponde a la Secretaría Ejecutiva. Elija uno de los que están abiertos.',
        },
      );

const pagina: Press = (turn, typed) => list(turn, typed);

const elegir: Press = async (turn, typed) => {
  const chosen = await turn.office.ciclo(typed['ciclo'] ?? '');
  if (chosen === undefined)
    return list(turn, {}, { tone: 'warning', text: 'Ese ciclo no está abierto. Elija uno de la lista.' });
  await turn.prefer(chosen.datos.id);
  return list({ ...turn, ciclo: chosen }, typed, {
    tone: 'good',
    text: `Desde ahora sus comandos son sobre ${cicloLabel(chosen)}. Cada tarjeta sigue actuando sobre su propio ciclo.`,
  });
};

const abrir: Press = async (turn, typed) => {
  const datos = datosFrom(typed);
  const outcome = await turn.give({ type: 'abrir-ciclo', datos }, undefined, datos.id);
  if (outcome.kind === 'refused') return form(turn, typed, `${outcome.refusal.why} ${outcome.refusal.next}`);
  await turn.prefer(datos.id);
  return {
    card: {
      template: 'ciclo-abierto',
      data: {
        etiqueta: cicloLabel(outcome.ciclo),
        quien: turn.viewer.nameOf(turn.viewer.person),
        hechos: [
          { titulo: 'Evaluación', valor: datos.evaluacion },
          { titulo: 'Ejercicio', valor: String(datos.ejercicio) },
          { titulo: 'PAA siguiente', valor: String(datos.paaSiguiente) },
          { titulo: 'Marco legal', valor: datos.marcoLegal.join('; ') },
        ],
      },
      notice: outcome.changed
        ? { tone: 'good', text: 'Ciclo abierto.' }
        : { tone: 'warning', text: 'Ese ciclo ya estaba abierto con los mismos datos: no se abrió otro.' },
    },
  };
};

/** Opening a ciclo with its data (before 1.1), and choosing among those that are open. */
export const cicloFeature: Feature = {
  commands: { ciclo: say },
  presses: { 'ciclo.abrir': abrir, 'ciclo.nuevo': nuevo, 'ciclo.elegir': elegir, 'ciclo.pagina': pagina },
};
