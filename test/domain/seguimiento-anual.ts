import assert from 'node:assert/strict';
import { react } from '../../src/application/reaction.js';
import { bimestreOf, nextBimestre, ventanaDeSeguimiento } from '../../src/domain/bimestre.js';
import { type Calendario, isWorkingDay, OFFICE_CLOSES, OFFICE_OPENS } from '../../src/domain/calendario.js';
import { decideCiclo, evolveCiclo } from '../../src/domain/ciclo.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import { type Ciclo, cicloInexistente } from '../../src/domain/ciclo-state.js';
import type { Context } from '../../src/domain/context.js';
import { type Directorio, emptyDirectorio } from '../../src/domain/directorio.js';
import { fechaOf, hourOf, instantAt } from '../../src/domain/fecha.js';
import type { Fecha } from '../../src/domain/identity.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { dueCommands } from '../../src/domain/vencimiento.js';
import { compromisoPedido, preguntas } from '../application/stages.js';
import { puesto } from './directorio-given.js';

const directorio: Directorio = {
  ...emptyDirectorio,
  puestos: [puesto('SE', 'secretaria-ejecutiva'), puesto('DO', 'unidad', true), puesto('CG', 'contraloria')],
};
const plazo = { vence: '2024-01-20', recordar: '2024-01-18' };
const criterio = { cumple: true, razon: 'Sí.' };
const archivo = { sha256: 'a'.repeat(64), nombre: 'a.pdf', tipo: 'application/pdf', bytes: 1 };
const documento = { docx: archivo, pdf: archivo };

const folded = (ciclo: Ciclo, fecha: Fecha, events: readonly CicloEvent[]): Ciclo => {
  const actor = { kind: 'person', person: 'p', puesto: 'DO', capacity: 'titular' } as const;
  return events.reduce((now, event) => evolveCiclo(now, event, { at: instantAt(fecha, 12), actor }), ciclo);
};

/** A ciclo with one accepted position, presented on that day. */
export const accepted = (fecha: Fecha): Ciclo => {
  const contenido = { sentido: 'aceptada', justificacion: 'j', propuestas: 'p' } as const;
  const datos = {
    id: 'c',
    pae: 2023,
    ejercicio: 2022,
    programa: 'P',
    evaluacion: 'E',
    marcoLegal: ['A'],
    paaSiguiente: 2024,
  };
  return folded(cicloInexistente, fecha, [
    { type: 'ciclo-abierto', datos },
    { type: 'asm-registrado', asm: 'ASM-01', texto: { hallazgo: 'h', clase: 'hallazgo', ubicacion: 'p. 1' } },
    { type: 'asm-asignado', asm: 'ASM-01', unidades: ['DO'] },
    { type: 'notificacion-emitida', id: 'N-001', folio: 'F', unidad: 'DO', asm: ['ASM-01'], oficio: documento, plazo },
    { type: 'notificacion-acusada', id: 'N-001' },
    {
      type: 'asm-valorado',
      asm: 'ASM-01',
      valoracion: { viabilidad: criterio, factibilidad: criterio, impactoEstructural: [] },
    },
    { type: 'concurrencia-solicitada', asm: 'ASM-01', unidad: 'DO', plazo },
    { type: 'concurrencia-expresada', asm: 'ASM-01', unidad: 'DO' },
    { type: 'postura-solicitada', asm: 'ASM-01', unidad: 'DO', plazo },
    { type: 'postura-presentada', asm: 'ASM-01', unidad: 'DO', numero: 1, contenido, archivos: [] },
  ]);
};

const actividades = compromisoPedido.actividades.map((each, index) => ({
  ...each,
  id: `A${index + 1}`,
  productos: each.productos.map((producto, place) => ({ ...producto, id: `A${index + 1}.P${place + 1}` })),
}));

/** The same ciclo with its Convenio signed by all on a day: two activities of one commitment. */
const signed = (ciclo: Ciclo, fecha: Fecha): Ciclo =>
  folded(ciclo, fecha, [
    { type: 'postura-atendida', asm: 'ASM-01', unidad: 'DO' },
    { type: 'compromiso-solicitado', asm: 'ASM-01', unidad: 'DO', plazo },
    {
      type: 'compromiso-propuesto',
      asm: 'ASM-01',
      unidad: 'DO',
      numero: 1,
      contenido: { ...compromisoPedido, actividades },
    },
    { type: 'compromiso-acordado', asm: 'ASM-01', unidad: 'DO', version: 1, preguntas },
    {
      type: 'convenio-integrado',
      numero: 1,
      documento,
      partes: [{ asm: 'ASM-01', unidad: 'DO', version: 1 }],
      excluidos: [],
      firmantes: [],
      plazo,
    },
    { type: 'convenio-suscrito', numero: 1, paa: plazo, publicacion: plazo },
    {
      type: 'convenio-publicado',
      numero: 1,
      url: 'https://portal.example',
      fecha,
      paquete: archivo,
      verificados: [],
    },
  ]);

/** A moment of the clock: a date, and the full hour at which the machine happens to tick. */
export interface Momento {
  readonly today: Fecha;
  readonly hour: number;
}

/** Messages of a commit are held until office hours, whenever the clock ticks. */
const assertHeld = (ciclo: Ciclo, events: readonly CicloEvent[], context: Context): void => {
  for (const { kind, notBefore } of react(ciclo, events, context)) {
    if (kind !== 'send') continue;
    const hour = hourOf(notBefore);
    assert.ok(notBefore >= context.at, `${notBefore} is before ${context.at}`);
    assert.ok(hour >= OFFICE_OPENS && hour < OFFICE_CLOSES, `${notBefore} is out of office hours`);
    assert.ok(isWorkingDay(context.calendario, fechaOf(notBefore)), `${notBefore} is no working day`);
  }
};

/** One tick of the clock: gives what is due and folds what comes of it. */
export const tick = (
  ciclo: Ciclo,
  { today, hour }: Momento,
  calendario: Calendario,
): { readonly ciclo: Ciclo; readonly events: readonly CicloEvent[] } => {
  const at = instantAt(today, hour);
  const context: Context = { at, today, actor: { kind: 'system' }, directorio, calendario, reglas: reglasPorOmision };
  const all: CicloEvent[] = [];
  let now = ciclo;
  if (now.estado === 'inexistente') return { ciclo: now, events: all };
  for (const command of dueCommands(now, context)) {
    const decision = decideCiclo(now, command, context);
    if (isRefusal(decision)) assert.fail(`${command.type} refused: ${decision.code}`);
    assertHeld(now, decision, context);
    all.push(...decision);
    now = decision.reduce<Ciclo>((state, event) => evolveCiclo(state, event, { at, actor: { kind: 'system' } }), now);
  }
  return { ciclo: now, events: all };
};

/** The bimesters whose check-in a clock that never stopped would have opened by that day. */
export const expected = (first: Fecha, last: Fecha, calendario: Calendario): readonly string[] => {
  const all: string[] = [];
  if (last < first) return all;
  for (let each = bimestreOf(first); ventanaDeSeguimiento(calendario, each).abre <= last; each = nextBimestre(each))
    all.push(each);
  return all;
};

/** One tick of a life: when, what it did, and whether the Convenio was signed by then. */
export interface Tictac extends Momento {
  readonly events: readonly CicloEvent[];
  readonly again: readonly CicloEvent[];
}

/** A life of the ciclo: ticks at those moments, with the Convenio signed on its day. */
export const lived = (
  start: Fecha,
  firma: Fecha,
  moments: readonly Momento[],
  calendario: Calendario,
): readonly Tictac[] => {
  let ciclo = accepted(start);
  let isSigned = false;
  return moments.map(({ today, hour }) => {
    if (!isSigned && firma <= today) {
      ciclo = signed(ciclo, firma);
      isSigned = true;
    }
    const done = tick(ciclo, { today, hour }, calendario);
    ciclo = done.ciclo;
    return { today, hour, events: done.events, again: tick(ciclo, { today, hour }, calendario).events };
  });
};
