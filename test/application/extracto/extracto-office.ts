import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type ExcelJS from 'exceljs';
import { renderDocx } from '../../../src/adapters/documents/docx.js';
import { mediaTypeOf } from '../../../src/adapters/documents/media-type.js';
import { pdfRenderer } from '../../../src/adapters/documents/pdf.js';
import { FileArchive } from '../../../src/adapters/files/file-archive.js';
import { openSqliteStore, type SqliteStore } from '../../../src/adapters/sqlite/sqlite-store.js';
import type { Reply } from '../../../src/application/chat.js';
import type { CicloCommand } from '../../../src/domain/ciclo-command.js';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import { edited } from '../../adapters/documents/workbook-files.js';
import { EXTRACT, readExtract } from '../chat/identificacion-harness.js';
import { type HarnessParts, OfficeHarness, TestClock } from '../office-harness.js';
import { RecordingMessenger } from '../recording-messenger.js';
import type { Nickname } from '../sample-institution.js';
import { CICLO } from '../stages.js';

const idsFrom = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `ASM-${String(first + index).padStart(2, '0')}`);

/** The findings of the real extract: those of its first agency, of its second, and the one that two units have. */
export const DE_DO = idsFrom(1, 10);
export const DE_DPC = idsFrom(11, 23);
export const COMPARTIDO = 'ASM-03';

/** The real stores, documents, reader and archive under an office that can be restarted: only the chats stay in memory. */
export class ExtractoOffice {
  #store: SqliteStore;
  #office: OfficeHarness;
  readonly #parts: HarnessParts;

  private constructor(
    private readonly folder: string,
    store: SqliteStore,
    office: OfficeHarness,
    parts: HarnessParts,
  ) {
    this.#store = store;
    this.#office = office;
    this.#parts = parts;
  }

  static async open(folder: string): Promise<ExtractoOffice> {
    const store = openSqliteStore(join(folder, 'registro.db'));
    const parts: HarnessParts = {
      archive: new FileArchive(join(folder, 'archivo')),
      messenger: new RecordingMessenger(),
      clock: new TestClock(),
      sniff: mediaTypeOf,
      renderer: { docx: renderDocx, pdf: pdfRenderer(join('deploy', 'plantillas')) },
      reader: { readReport: readExtract },
    };
    const office = await OfficeHarness.open({ ...parts, log: store.log, records: store.side });
    return new ExtractoOffice(folder, store, office, parts);
  }

  /** Ends the process and starts another one on what is on the disk. */
  async restart(): Promise<void> {
    this.close();
    this.#store = openSqliteStore(join(this.folder, 'registro.db'));
    this.#office = await OfficeHarness.open({ ...this.#parts, log: this.#store.log, records: this.#store.side });
  }

  /** Closes the stores. Fails when anything went wrong that nobody was told of. */
  close(): void {
    this.#store.close();
    assert.deepEqual(this.#office.errors, []);
  }

  get office(): OfficeHarness {
    return this.#office;
  }

  async ciclo(): Promise<CicloAbierto> {
    return (await this.#office.app.office.ciclo(CICLO)) ?? assert.fail('no ciclo');
  }

  /** The file that a card offers, as its address opens it. */
  async fileOf(reply: Reply, which: RegExp = /./): Promise<Uint8Array> {
    const files = 'card' in reply ? reply.card.data['archivos'] : undefined;
    assert.ok(Array.isArray(files), JSON.stringify(reply));
    const file = files.find(({ nombre }) => which.test(nombre)) ?? assert.fail(JSON.stringify(files));
    const opened = await this.#office.app.files.open(new URL(file.url).pathname.slice('/archivo/'.length));
    return opened.kind === 'file' ? opened.bytes : assert.fail(opened.kind);
  }

  /** Changes a workbook as a person does, drops it and puts it where the bot offers first; answers its card. */
  async dropsBook(
    who: Nickname,
    book: Uint8Array,
    change: (first: ExcelJS.Worksheet, second: ExcelJS.Worksheet) => void,
  ): Promise<Reply> {
    const [asked] = await this.#office.drop(who, 'Libro.xlsx', await edited(book, change));
    const destinos = asked !== undefined && 'card' in asked ? asked.card.data['destinos'] : undefined;
    assert.ok(Array.isArray(destinos), JSON.stringify(asked));
    return this.#office.press(who, destinos[0].title);
  }

  /** Phases 1 and 2 up to the classification: the extract is read in the chat; the rest only has to have happened. */
  async classify(): Promise<void> {
    const { office } = this;
    await office.reach('publicado');
    await office.drop('se', 'Informe.xlsx', await readFile(EXTRACT));
    await office.press('se', 'Informe de la evaluación (1.2)');
    await office.press('se', 'Registrar y leer archivo', {
      folio: 'SEE-PAE-2018-023',
      fecha: '2026-03-02',
      asmDeclarados: '23',
    });
    await office.press('se', 'Confirmar y registrar 23 ASM');
    for (const [asm, unidad] of [
      [DE_DO, 'DO'],
      [DE_DPC, 'DPC'],
      [[COMPARTIDO], 'DA'],
    ] as const)
      await office.order('se', { type: 'asignar-asm', asm, unidades: [unidad], modo: 'agregar' });
    await office.say('se', 'notificar');
    await office.press('se', 'Emitir los oficios y notificar');
    const all = [...DE_DO, ...DE_DPC];
    const si = { cumple: true, razon: 'La unidad tiene atribuciones.' };
    const valoracion = { viabilidad: si, factibilidad: si, impactoEstructural: [] };
    const clasificacion = {
      tipo: 'gestion',
      razonTipo: 'Corrige la gestión.',
      prioridad: 'corto-plazo',
      razonPrioridad: 'Se requiere para el siguiente ejercicio.',
    } as const;
    const orders: readonly CicloCommand[] = [
      { type: 'valorar-asm', valoraciones: all.map((asm) => ({ asm, valoracion })) },
      { type: 'clasificar-asm', clasificaciones: all.map((asm) => ({ asm, clasificacion })) },
    ];
    for (const order of orders) await office.order('se', order);
    for (const [who, unidad, asm] of [
      ['do', 'DO', DE_DO],
      ['dpc', 'DPC', DE_DPC],
      ['da', 'DA', [COMPARTIDO]],
    ] as const)
      await office.order(who, { type: 'concurrir', unidad, respuestas: asm.map((each) => ({ asm: each })) });
  }
}
