import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { MemoryArchive } from '../../src/adapters/memory/memory-archive.js';
import { MemoryEventLog } from '../../src/adapters/memory/memory-event-log.js';
import { MemorySideRecords } from '../../src/adapters/memory/memory-side-records.js';
import { cardDrawer } from '../../src/adapters/teams/cards.js';
import { type Application, createApplication } from '../../src/application/application.js';
import type { Reply } from '../../src/application/chat.js';
import type { Card } from '../../src/application/messenger.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { CicloAbierto } from '../../src/domain/ciclo-state.js';
import type { Puesto } from '../../src/domain/directorio.js';
import { folioFor } from '../../src/domain/notificacion.js';
import { reglasPorOmision } from '../../src/domain/reglas.js';
import { CARDS } from '../cards/samples.js';

const id = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;
export const SE = id(1);
export const DO = id(2);
export const DPC = id(3);
export const ENLACE = id(4);
export const CONTRALORIA = id(6);
const CICLO = 'pae-2025-electoral';

const puesto = (clave: string, nombre: string, clase: Puesto['clase'], ejecutora = false): Puesto => ({
  clave,
  nombre,
  clase,
  ejecutora,
  cargo: `Titular de ${nombre}`,
});
const puestos: readonly Puesto[] = [
  puesto('SE', 'Secretaría Ejecutiva', 'secretaria-ejecutiva'),
  puesto('DO', 'Dirección de Organización', 'unidad', true),
  puesto('DPC', 'Dirección de Participación Ciudadana', 'unidad', true),
  puesto('DA', 'Dirección de Administración', 'direccion-administracion'),
  puesto('ADMIN', 'Administración del directorio', 'administrador'),
  puesto('CG', 'Contraloría General', 'contraloria'),
];
const held = (persona: string, clave: string, capacity: 'titular' | 'enlace' = 'titular') =>
  ({ persona, puesto: clave, capacity, desde: '2025-01-01' }) as const;

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
  #app: Application | undefined;
  #turns = 0;
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
    this.#app = await createApplication({
      log: new MemoryEventLog(),
      records: new MemorySideRecords(),
      archive: new MemoryArchive(),
      clock: { now: () => this.now },
      machineNow: () => 0,
      publicUrl: 'https://bot.example',
      institution: {
        nombre: 'Instituto',
        siglas: 'I',
        lugar: 'Toluca',
        membrete: { encabezado: [], pie: '' },
        personas: [
          { id: SE, nombre: 'Mtra. Robles' },
          { id: DO, nombre: 'Lic. Cárdenas' },
          { id: DPC, nombre: 'Dra. Villanueva' },
          { id: ENLACE, nombre: 'Ing. Quiroz' },
          { id: CONTRALORIA, nombre: 'Mtro. Esquivel' },
        ],
        directorio: {
          puestos,
          designaciones: [
            held(SE, 'SE'),
            held(DO, 'DO'),
            held(DPC, 'DPC'),
            held(ENLACE, 'DO', 'enlace'),
            held(ENLACE, 'ADMIN'),
            held(CONTRALORIA, 'CG'),
          ],
        },
        calendario: { inhabiles: new Set(), todosHabiles: [] },
        reglas: reglasPorOmision,
      },
      letterhead: { institution: 'Instituto', heading: [], footer: '' },
      renderer: { docx: async () => new Uint8Array([1]), pdf: async () => new Uint8Array([2]) },
      messenger: { send: sent, update: (person, _activity, card) => sent(person, card, 'refresh') },
      reader: {
        readReport: async () => assert.fail('nothing is read here'),
      },
      sniff: async () => 'application/pdf',
      failed: (error) => this.errors.push(error),
    });
  }

  #seen(card: Card): Seen {
    return { card, text: JSON.stringify(this.#draw(card).content) };
  }

  get app(): Application {
    assert.ok(this.#app);
    return this.#app;
  }

  /** Carries out an order of the setup; fails when it is refused. */
  async order(person: string, command: CicloCommand): Promise<void> {
    this.#turns += 1;
    const outcome = await this.app.office.order({ person, ciclo: CICLO, command, commandId: `o${this.#turns}` });
    if (outcome.kind === 'refused') assert.fail(`${command.type}: ${outcome.refusal.code}`);
  }

  async ciclo(): Promise<CicloAbierto> {
    const ciclo = await this.app.office.ciclo(CICLO);
    assert.ok(ciclo);
    return ciclo;
  }

  /** Sends a message; the cards of the answer. */
  async say(
    person: string,
    text: string,
    files: readonly { name: string; bytes: Uint8Array }[] = [],
  ): Promise<readonly Seen[]> {
    this.#turns += 1;
    const replies = await this.app.chat.onMessage({
      id: `m${this.#turns}`,
      person,
      text,
      files: files.map((file) => ({ kind: 'file', ...file })),
    });
    return replies.map((reply) => this.#reply(reply));
  }

  /** Presses with the data as the client may send it. */
  async press(person: string, verb: string, data: Readonly<Record<string, unknown>>): Promise<Seen> {
    this.#turns += 1;
    const reply = await this.app.chat.onAction({
      id: `p${this.#turns}`,
      person,
      verb,
      data: { ciclo: CICLO, ...data },
    });
    return this.#reply(reply);
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
    const sha256 = createHash('sha256').update('x').digest('hex');
    const archivo = { sha256, nombre: 'a.pdf', tipo: 'application/pdf', bytes: 1 };
    const datos = {
      id: CICLO,
      pae: 2025,
      ejercicio: 2024,
      programa: 'Electoral',
      evaluacion: 'E',
      marcoLegal: ['Art. 134'],
      paaSiguiente: 2026,
    };
    await this.order(SE, { type: 'abrir-ciclo', datos });
    await this.order(SE, { type: 'adjuntar-mecanismo', archivo });
    await this.order(SE, { type: 'aprobar-mecanismo', sha256 });
    await this.order(SE, { type: 'recibir-informe', folio: 'F', fecha: '2026-03-01', asmDeclarados: count });
    const textos = Array.from({ length: count }, (_, index) => ({
      hallazgo: text,
      recomendacion: text,
      clase: 'hallazgo' as const,
      ubicacion: `p. ${index + 1}`,
    }));
    await this.order(SE, { type: 'registrar-asm', textos });
    const asm = Object.keys((await this.ciclo()).asm);
    await this.order(SE, { type: 'asignar-asm', asm, unidades: ['DO'], modo: 'agregar' });
    const folio = folioFor(await this.ciclo(), reglasPorOmision.folio, 'SE', 1);
    await this.order(SE, {
      type: 'notificar',
      avisos: [{ unidad: 'DO', folio, asm, oficio: { docx: archivo, pdf: archivo } }],
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
