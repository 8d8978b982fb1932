import assert from 'node:assert/strict';
import { cardDrawer } from '../../src/adapters/teams/cards.js';
import type { Application } from '../../src/application/application.js';
import type { Reply } from '../../src/application/chat.js';
import type { Card } from '../../src/application/messenger.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { CicloAbierto } from '../../src/domain/ciclo-state.js';
import { folioFor } from '../../src/domain/notificacion.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { CARDS } from '../cards/samples.js';
import { localInstitution, PEOPLE } from './local-people.js';
import { type Dropped, MemoryOffice } from './memory-office.js';
import { anyFile, numbered, opening, registering } from './registered.js';

export const { se: SE, do: DO, dpc: DPC, enlace: ENLACE, contraloria: CONTRALORIA } = PEOPLE;

const CICLO = 'pae-2025-electoral';

/** Short names, so that what a card says of somebody is easily told. */
const personas = [
  { id: SE, nombre: 'Mtra. Robles' },
  { id: DO, nombre: 'Lic. Cárdenas' },
  { id: DPC, nombre: 'Dra. Villanueva' },
  { id: ENLACE, nombre: 'Ing. Quiroz' },
  { id: CONTRALORIA, nombre: 'Mtro. Esquivel' },
];

/** A card as somebody got it: which template, its data, the texts that are read, and the content of the buttons. */
export interface Seen {
  readonly card: Card;
  readonly text: string;
}

/** The assembled application on memory stores, with a clock that the test moves and every card really drawn. */
export class Unidades {
  now = '2026-03-02T16:00:00.000Z';
  readonly sent: { readonly person: string; readonly seen: Seen; readonly summary: string }[] = [];
  readonly errors: unknown[] = [];
  #office: MemoryOffice | undefined;
  readonly #draw = cardDrawer(CARDS);

  static async open(): Promise<Unidades> {
    const unidades = new Unidades();
    await unidades.#assemble();
    return unidades;
  }

  async #assemble(): Promise<void> {
    const sent = async (person: string, card: Card, summary: string) => {
      const see = (): Seen => this.#seen(card);
      this.sent.push({
        person,
        summary,
        get seen() {
          return see();
        },
      });
      return { kind: 'sent', activityId: `a${this.sent.length}` } as const;
    };
    this.#office = await MemoryOffice.open({
      clock: { now: () => this.now },
      institution: { ...(await localInstitution()), personas, calendario: { inhabiles: new Set(), todosHabiles: [] } },
      messenger: { send: sent, update: (person, _activity, card) => sent(person, card, 'refresh') },
      sniff: async () => 'application/pdf',
      failed: (error) => this.errors.push(error),
    });
  }

  #seen(card: Card): Seen {
    return { card, text: JSON.stringify(this.#draw(card).content) };
  }

  get #memory(): MemoryOffice {
    assert.ok(this.#office);
    return this.#office;
  }

  get app(): Application {
    return this.#memory.app;
  }

  /** Carries out an order of the setup; fails when it is refused. */
  order(person: string, command: CicloCommand): Promise<void> {
    return this.#memory.order(person, CICLO, command);
  }

  async ciclo(): Promise<CicloAbierto> {
    const ciclo = await this.app.office.ciclo(CICLO);
    assert.ok(ciclo);
    return ciclo;
  }

  /** Sends a message; the cards of the answer. */
  async say(person: string, text: string, files: readonly Dropped[] = []): Promise<readonly Seen[]> {
    return (await this.#memory.message(person, text, files)).map((reply) => this.#reply(reply));
  }

  /** Presses with the data as the client may send it. */
  async press(person: string, verb: string, data: Readonly<Record<string, unknown>>): Promise<Seen> {
    return this.#reply(await this.#memory.press(person, verb, { ciclo: CICLO, ...data }));
  }

  /** Drops a file and gives the id under which it waits, with the card that asks where it goes. */
  async drop(person: string, name: string, content: string): Promise<Seen & { readonly archivo: string }> {
    const [seen] = await this.say(person, '', [{ name, bytes: new TextEncoder().encode(content) }]);
    assert.ok(seen);
    return { ...seen, archivo: String(seen.card.data['archivo'] ?? '') };
  }

  #reply(reply: Reply): Seen {
    if ('card' in reply) return this.#seen(reply.card);
    return { card: { template: '', data: {} }, text: 'text' in reply ? reply.text : '' };
  }

  /** Moves the clock and does what has fallen due. */
  async at(instant: string): Promise<void> {
    this.now = instant;
    await this.app.tick();
  }

  /** The ciclo up to 2.2: so many ASM, all of unit DO, classified, so that its positions are asked for. */
  async classified(count: number, text = 'La MIR carece de lógica causal.'): Promise<readonly string[]> {
    const textos = numbered(count, { hallazgo: text, recomendacion: text });
    for (const command of [opening(CICLO), ...registering(textos, '2026-03-01')]) await this.order(SE, command);
    const asm = Object.keys((await this.ciclo()).asm);
    await this.order(SE, { type: 'asignar-asm', asm, unidades: ['DO'], modo: 'agregar' });
    const folio = folioFor(await this.ciclo(), reglasPorOmision.folio, 'SE', 1);
    await this.order(SE, {
      type: 'notificar',
      avisos: [{ unidad: 'DO', folio, asm, oficio: { docx: anyFile, pdf: anyFile } }],
    });
    const yes = { cumple: true, razon: 'Sí.' };
    await this.order(SE, {
      type: 'valorar-asm',
      valoraciones: asm.map((each) => ({
        asm: each,
        valoracion: { viabilidad: yes, factibilidad: yes, impactoEstructural: [] },
      })),
    });
    const clasificacion = { tipo: 'diseno', razonTipo: 'r', prioridad: 'inmediata', razonPrioridad: 'r' } as const;
    await this.order(SE, {
      type: 'clasificar-asm',
      clasificaciones: asm.map((each) => ({ asm: each, clasificacion })),
    });
    return asm;
  }
}

/** The buttons' data of a card: what the client would send back, without the inputs. */
export const dataOf = ({ card }: Seen): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    ['ciclo', 'asunto', 'v', 'asm', 'unidad', 'bimestre'].flatMap((key) =>
      key in card.data ? [[key, card.data[key]]] : [],
    ),
  );
