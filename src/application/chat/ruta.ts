import { type AccionClave, accionClave, FASES } from '../../domain/accion-clave.js';
import { nombreBimestre } from '../../domain/bimestre.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { secretariaOf } from '../../domain/directorio.js';
import type { ClavePuesto } from '../../domain/identity.js';
import type { Obligacion } from '../../domain/obligacion.js';
import { type Paso, rutaDe } from '../../domain/ruta.js';
import { bimestrePorAbrir } from '../../domain/seguimiento-materia.js';
import { counted } from '../counted.js';
import type { Card } from '../messenger.js';
import type { Feature, Say, Viewer } from './feature.js';
import { cicloLabel, postName } from './matter.js';
import { sinCiclo } from './sin-ciclo.js';
import { COLORES, plazoLine, TAREAS, type Urgencia, urgenciaOf } from './tareas.js';

/** A mark and a word, so that no state is told by colour alone. */
const MARCAS: Readonly<Record<Paso['estado'], string>> = {
  hecha: '✔ Hecha',
  'en-curso': '▶ En curso',
  detenida: '■ Detenida',
};

/** Posts named in one action; more are counted. */
const NAMED = 3;
const FASES_EN_ORDEN: readonly AccionClave['phase'][] = [1, 2, 3, 4, 5];

/** The obligation of each post that falls due first. */
const firstOfEach = (deben: readonly Obligacion[]): readonly Obligacion[] => {
  const sorted = [...deben].sort((a, b) => (a.plazo?.vence ?? '9999').localeCompare(b.plazo?.vence ?? '9999'));
  return [
    ...new Map(sorted.toReversed().map((each): [ClavePuesto, Obligacion] => [each.puesto, each])).values(),
  ].reverse();
};

/** Who owes it and until when; without a date, what is owed, since a name alone would say nothing. */
const debeLine = ({ puesto, clase, plazo }: Obligacion, viewer: Viewer): string => {
  const said = plazo === undefined ? TAREAS[clase] : plazoLine(plazo, viewer.today);
  const overdue = urgenciaOf(plazo, viewer.today) === 'vencido' ? '⚠ ' : '';
  return `${overdue}${postName(viewer, puesto)}: ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
};

/** Why an action is in course though nobody owes anything: the check-ins have theirs to come. */
const idleLine = (ciclo: CicloAbierto, key: AccionClave['key']): string => {
  const next = key === '5.2' ? bimestrePorAbrir(ciclo) : undefined;
  return next === undefined
    ? 'Nadie debe nada por ahora; falta que concluyan las acciones previas.'
    : `Nadie debe nada por ahora. El avance de ${nombreBimestre(next)} se pedirá el primer día hábil después del bimestre.`;
};

const detailOf = (ciclo: CicloAbierto, { accion, estado, porque, deben }: Paso, viewer: Viewer): readonly string[] => {
  switch (estado) {
    case 'hecha':
      return [];
    case 'detenida':
      return [`Espera a ${porque.map((key) => `${key} ${accionClave(key).name}`).join(' y ')}.`];
    case 'en-curso': {
      const first = firstOfEach(deben);
      const more = first.length > NAMED ? [`y ${counted(first.length - NAMED, 'puesto', 'puestos')} más`] : [];
      if (first.length === 0) return [idleLine(ciclo, accion.key)];
      return ['Falta:', ...first.slice(0, NAMED).map((each) => debeLine(each, viewer)), ...more];
    }
  }
};

const urgencyOf = ({ deben }: Paso, viewer: Viewer): Urgencia =>
  deben.some((each) => urgenciaOf(each.plazo, viewer.today) === 'vencido') ? 'vencido' : 'normal';

const pasoRow = (ciclo: CicloAbierto, paso: Paso, viewer: Viewer): Record<string, unknown> => ({
  titulo: `${paso.accion.key} ${paso.accion.name}`,
  marca: MARCAS[paso.estado],
  actual: paso.estado === 'en-curso',
  color: paso.estado === 'hecha' ? 'good' : COLORES[urgencyOf(paso, viewer)],
  lineas: detailOf(ciclo, paso, viewer)
    .filter((texto) => texto !== '')
    .map((texto) => ({ texto })),
});

const resumenOf = (pasos: readonly Paso[]): string => {
  const done = pasos.filter((paso) => paso.estado === 'hecha').length;
  const current = pasos.filter((paso) => paso.estado === 'en-curso').map((paso) => paso.accion.key);
  const hechas = `${done} de ${pasos.length} acciones clave hechas.`;
  if (done === pasos.length)
    return `${hechas} El ciclo concluyó: «expediente» lo reúne completo, para quien puede descargarlo.`;
  return current.length === 0 ? hechas : `${hechas} En curso: ${current.join(', ')}.`;
};

/** The route of a ciclo, phase by phase. */
const rutaCard = (ciclo: CicloAbierto, viewer: Viewer): Card => {
  const pasos = rutaDe(ciclo, secretariaOf(viewer.directorio));
  return {
    template: 'ruta',
    data: {
      etiqueta: cicloLabel(ciclo),
      resumen: resumenOf(pasos),
      fases: FASES_EN_ORDEN.map((phase) => {
        const own = pasos.filter((paso) => paso.accion.phase === phase);
        return {
          titulo: `Fase ${phase}. ${FASES[phase]}`,
          pasos: own.map((paso) => pasoRow(ciclo, paso, viewer)),
        };
      }),
    },
  };
};

const say: Say = async (turn) => [
  turn.ciclo === undefined ? sinCiclo(turn.viewer) : { card: rutaCard(turn.ciclo, turn.viewer) },
];

/** The sixteen key actions and where each stands (`ruta`). */
export const rutaFeature: Feature = {
  commands: { ruta: say },
  lists: {
    ruta: async (turn) =>
      turn.ciclo === undefined ? sinCiclo(turn.viewer) : { card: rutaCard(turn.ciclo, turn.viewer) },
  },
};
