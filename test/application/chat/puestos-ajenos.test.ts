import assert from 'node:assert/strict';
import { cardDrawer } from '../../../src/adapters/teams/cards.js';
import type { Reply } from '../../../src/application/chat.js';
import { COMMANDS } from '../../../src/application/commands.js';
import { CARDS } from '../../cards/samples.js';
import { cerrado, entregado } from '../cierre-orders.js';
import { OfficeHarness } from '../office-harness.js';
import { type Nickname, PERSONAS } from '../sample-institution.js';
import { CICLO } from '../stages.js';

/** A button that somebody was shown, with its inputs filled in. */
interface Shown {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly to: Set<Nickname>;
}

type Json = Readonly<Record<string, unknown>>;

const draw = cardDrawer(CARDS);
const EVERYBODY = Object.keys(PERSONAS) as readonly Nickname[];
/** UIPPE prepares; what it may prepare is not always offered to it where SE is offered it. */
const PREPARED: ReadonlySet<string> = new Set(['actividad-integrada']);
const MOST_OPENED = 40;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object inside a card. */
const within = (value: unknown): readonly Json[] => {
  if (Array.isArray(value)) return value.flatMap(within);
  return isJson(value) ? [value, ...Object.values(value).flatMap(within)] : [];
};

const filled = (input: Json): string => {
  if (input['type'] === 'Input.Date') return '2026-12-30';
  if (input['type'] === 'Input.Number') return '50';
  return String(input['value'] || 'x');
};

const shownBy = (reply: Reply): readonly Omit<Shown, 'to'>[] => {
  if (!('card' in reply)) return [];
  const parts = within(draw(reply.card).content);
  const inputs = Object.fromEntries(
    parts.filter((part) => String(part['type']).startsWith('Input.')).map((part) => [String(part['id']), filled(part)]),
  );
  return parts
    .filter((part) => part['type'] === 'Action.Execute')
    .map(({ verb, data }) => ({ verb: String(verb), data: { ...inputs, ...(isJson(data) ? data : {}) } }));
};

/** The buttons that each person comes to by writing every command and opening what is offered. */
const buttonsOf = async (office: OfficeHarness): Promise<readonly Shown[]> => {
  const found = new Map<string, Shown>();
  for (const who of EVERYBODY) {
    const toOpen = new Map<string, Json>();
    const note = (reply: Reply): void => {
      for (const { verb, data } of shownBy(reply)) {
        const key = JSON.stringify([verb, data]);
        const known = found.get(key) ?? { verb, data, to: new Set<Nickname>() };
        known.to.add(who);
        found.set(key, known);
        if (verb === 'ver' && toOpen.size < MOST_OPENED) toOpen.set(key, data);
      }
    };
    for (const { name } of COMMANDS) (await office.say(who, name)).forEach(note);
    // What is opened adds to the list that is walked.
    for (const data of toOpen.values()) note(await office.execute(who, 'ver', data));
  }
  return [...found.values()];
};

const stages: Readonly<Record<string, () => Promise<OfficeHarness>>> = {
  'while the commitments are carried out': async () => {
    const office = await (await OfficeHarness.open()).reach('suscrito');
    office.clock.to('2026-05-01');
    await office.tick();
    return office;
  },
  'while the evidence is judged': async () => entregado(await OfficeHarness.open()),
  'once every ASM is closed': async () => cerrado(await OfficeHarness.open()),
};

describe('the buttons of other posts', () => {
  for (const [when, open] of Object.entries(stages))
    it(`change nothing when somebody else presses them, ${when}`, async function () {
      this.timeout(120_000);
      const office = await open();
      const made = async () => (await office.app.office.history(CICLO)).map(({ event }) => event.type).toReversed();
      const buttons = await buttonsOf(office);
      assert.ok(buttons.length > 100, `${buttons.length} buttons`);
      for (const { verb, data, to } of buttons)
        for (const who of EVERYBODY.filter((each) => !to.has(each))) {
          const before = await made();
          const reply = await office.execute(who, verb, data);
          const events = (await made()).slice(before.length).filter((type) => who !== 'uippe' || !PREPARED.has(type));
          assert.deepEqual(events, [], `${verb} by ${who}`);
          if (who === 'stranger') assert.ok('card' in reply && reply.card.template === 'sin-acceso', verb);
        }
      assert.deepEqual(office.errors, []);
    });
});
