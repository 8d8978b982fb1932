import * as z from 'zod/v4';
import type { Clock } from '../../application/clock.js';
import type { SideRecords } from '../../application/side-records.js';
import { type Calendario, officeInstant } from '../../domain/calendario.js';
import { fechaOf, formatInstante, instantAt } from '../../domain/fecha.js';
import type { Instante } from '../../domain/identity.js';
import { type Refusal, refuse } from '../../domain/refusal.js';

/** The machine's clock, in UTC. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/** The clock of the local start, which the start page may move forward to see deadlines and reminders happen. */
export interface MovableClock extends Clock {
  /** Moves it forward to an instant, and keeps that. Refuses the past, and more than ten years ahead. */
  advanceTo(at: Instante): Promise<Instante | Refusal>;
}

const KIND = 'reloj';
const ID = 'local';
/** Hour at which a practice begins when it is started outside of office hours. */
const PRACTICE_HOUR = 10;
/** Beyond it the calendar of holidays ends. */
const MAX_AHEAD_MS = 10 * 365.25 * 24 * 3_600_000;

/** What is kept: how far ahead of the machine's clock it goes, and an instant that it has already told. */
const keptSchema = z.object({ offsetMs: z.number(), told: z.iso.datetime() });
type Kept = z.infer<typeof keptSchema>;

const toInstante = (ms: number): Instante => new Date(ms).toISOString();

/** The instant itself in office hours, else 10:00 of the next working day: people practise on Sundays and at night. */
const practiceStart = (cal: Calendario, at: Instante): Instante => {
  const office = officeInstant(cal, at);
  return office === at ? at : instantAt(fechaOf(office), PRACTICE_HOUR);
};

/** Milliseconds at which the clock stood when it was last kept, or the machine's own the first time. */
const resume = async (records: SideRecords, machineMs: number): Promise<number> => {
  const record = await records.get(KIND, ID);
  if (record === undefined) return machineMs;
  const kept = keptSchema.parse(record.value);
  return Math.max(Date.parse(kept.told), machineMs + kept.offsetMs);
};

/** Sets the clock to a moment, durably first: a crash in between must not make it go back. */
type Set = (toMs: number) => Promise<void>;

const advance = async (nowMs: number, at: Instante, machineMs: number, set: Set): Promise<Instante | Refusal> => {
  const toMs = Date.parse(at);
  if (Number.isNaN(toMs)) return refuse('instante-invalido', 'La fecha u hora no existe.', 'Escríbala otra vez.');
  if (toMs < nowMs) {
    const now = formatInstante(toInstante(nowMs));
    return refuse('reloj-atras', 'El reloj no puede retroceder.', `Elija un momento posterior a: ${now}.`);
  }
  if (toMs - machineMs > MAX_AHEAD_MS) {
    return refuse('reloj-lejos', 'El reloj no puede adelantarse más de diez años.', 'Elija un momento más cercano.');
  }
  await set(toMs);
  return toInstante(toMs);
};

/**
 * Opens the local start's clock where it was left (time goes on while it is closed). When that is outside of office
 * hours it goes on to the next working 10:00, for otherwise nothing would arrive. It never goes back, not even when
 * the machine's clock does.
 */
export const openMovableClock = async (
  records: SideRecords,
  cal: Calendario,
  machine: Clock = systemClock,
): Promise<MovableClock> => {
  const machineMs = (): number => Date.parse(machine.now());
  let offsetMs = 0;
  let toldMs = 0;
  const nowMs = (): number => {
    toldMs = Math.max(toldMs, machineMs() + offsetMs);
    return toldMs;
  };
  const set: Set = async (toMs) => {
    const kept: Kept = { offsetMs: toMs - machineMs(), told: toInstante(toMs) };
    await records.put(KIND, ID, kept);
    offsetMs = kept.offsetMs;
    toldMs = Math.max(toldMs, toMs);
  };
  const start = await resume(records, machineMs());
  await set(Date.parse(practiceStart(cal, toInstante(start))));
  let queue: Promise<unknown> = Promise.resolve();
  return {
    now: () => toInstante(nowMs()),
    advanceTo: (at) => {
      const turn = queue.then(() => advance(nowMs(), at, machineMs(), set));
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
};
