import { join } from 'node:path';
import { openSqliteStore } from '../../src/adapters/sqlite/sqlite-store.js';
import { linkAfter, sealCommit } from '../../src/application/commit.js';
import type { Commit, EventLog } from '../../src/application/event-log.js';
import { streamOf } from '../../src/application/office.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import { addDays, fechaOf } from '../../src/domain/fecha.js';
import { SE } from './client.js';

/** Ciclos under way, which the bench writes to: the same in every store, whatever else it holds. */
export const CICLOS_WRITTEN = 4;

/** A programme's evaluation in a state has from 4 to 27 ASM. */
const ASM_UNDER_WAY = 25;

/** A year of a whole federation: hundreds of these make a hundred thousand ASM. */
const ASM_OF_THE_PAST = 250;

/** What the smallest store holds. */
export const LEAST_ASM = CICLOS_WRITTEN * ASM_UNDER_WAY;

export const cicloId = (index: number): string => `pae-2025-programa-${String(index).padStart(5, '0')}`;

const HALLAZGO = 'La matriz de indicadores carece de lógica causal entre el propósito y los componentes. '.repeat(7);
const RECOMENDACION = 'Rediseñar la matriz con la metodología del marco lógico y publicar sus fichas. '.repeat(6);

const archivo = (nombre: string) => ({ sha256: '0'.repeat(64), nombre, tipo: 'application/pdf', bytes: 40_000 });

type Batch = readonly CicloEvent[];

const idsOf = (many: number): readonly string[] =>
  Array.from({ length: many }, (_, index) => `ASM-${String(index + 1).padStart(2, '0')}`);

/** A ciclo whose units have been notified: the Secretaría Ejecutiva and a unit owe something in it. */
const notified = (index: number, pae: number, many: number, today: string): readonly Batch[] => {
  const id = cicloId(index);
  const ids = idsOf(many);
  const plazo = { vence: addDays(today, 30), recordar: addDays(today, 28) };
  const datos = { id, pae, ejercicio: pae - 1, programa: `Programa ${index}`, paaSiguiente: pae + 1 };
  const texto = { hallazgo: HALLAZGO, recomendacion: RECOMENDACION, clase: 'debilidad', ubicacion: 'p. 12' } as const;
  const oficio = { docx: archivo('Oficio.docx'), pdf: archivo('Oficio.pdf') };
  return [
    [{ type: 'ciclo-abierto', datos: { ...datos, evaluacion: 'Diseño', marcoLegal: [] } }],
    [{ type: 'mecanismo-adjuntado', archivo: archivo('Mecanismo.pdf'), plazo }],
    [{ type: 'mecanismo-aprobado', sha256: '0'.repeat(64), puestos: [], plazo }],
    [{ type: 'informe-recibido', folio: `EV-${index}`, fecha: today, asmDeclarados: many }],
    [
      ...ids.map((asm) => ({ type: 'asm-registrado', asm, texto }) as const),
      { type: 'conteo-confirmado', declarados: many, registrados: many },
    ],
    ids.map((asm) => ({ type: 'asm-asignado', asm, unidades: ['DO'] })),
    [{ type: 'notificacion-emitida', id: 'N-001', folio: `SE/${id}/001`, unidad: 'DO', asm: ids, oficio, plazo }],
  ];
};

/** A ciclo in which nobody owes anything any more. */
const past = (index: number, today: string): readonly Batch[] => {
  const no = { cumple: false, razon: 'El programa terminó.' };
  const valoracion = { viabilidad: no, factibilidad: no, impactoEstructural: [] };
  return [
    ...notified(index, 2024 - (index % 12), ASM_OF_THE_PAST, today),
    [{ type: 'notificacion-acusada', id: 'N-001' }],
    idsOf(ASM_OF_THE_PAST).map((asm) => ({ type: 'asm-valorado', asm, valoracion })),
  ];
};

/** Appends one commit for each batch. */
const appendTo = async (log: EventLog, index: number, batches: readonly Batch[], at: string): Promise<void> => {
  let last: Commit | undefined;
  for (const events of batches) {
    const link = linkAfter(last);
    last = sealCommit({
      stream: streamOf(cicloId(index)),
      ...link,
      at,
      actor: { kind: 'person', person: SE.id, puesto: 'SE', capacity: 'titular' },
      commandId: `historia.${link.version}`,
      events,
      messages: [],
    });
    if ((await log.append(last)) !== 'appended') throw new Error('the store was not empty');
  }
};

/** Fills an empty store with so many ASM, commit by commit through the event log: a few under way, the others history. */
export const fillStore = async (dataDir: string, asm: number): Promise<void> => {
  const store = openSqliteStore(join(dataDir, 'registro.db'));
  const at = new Date().toISOString();
  const today = fechaOf(at);
  try {
    for (let index = 0; index < CICLOS_WRITTEN; index += 1)
      await appendTo(store.log, index, notified(index, 2025, ASM_UNDER_WAY, today), at);
    const old = Math.floor((asm - LEAST_ASM) / ASM_OF_THE_PAST);
    for (let index = CICLOS_WRITTEN; index < CICLOS_WRITTEN + old; index += 1)
      await appendTo(store.log, index, past(index, today), at);
  } finally {
    store.close();
  }
};
