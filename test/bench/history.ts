import { join } from 'node:path';
import { openSqliteStore } from '../../src/adapters/sqlite/sqlite-store.js';
import { linkAfter, sealCommit } from '../../src/application/commit.js';
import type { Commit } from '../../src/application/event-log.js';
import { streamOf } from '../../src/application/office.js';
import type { CicloEvent } from '../../src/domain/ciclo-event.js';
import { addDays, fechaOf } from '../../src/domain/fecha.js';
import { SE } from './client.js';

/** A programme's evaluation in a state has from 4 to 27 ASM. */
const ASM_PER_CICLO = 25;

/** Ciclos that the bench writes to: in every store the same, whatever else it holds. */
export const CICLOS_WRITTEN = 4;

export const cicloId = (index: number): string => `pae-2025-programa-${String(index).padStart(5, '0')}`;

const asmId = (index: number): string => `ASM-${String(index + 1).padStart(2, '0')}`;

const HALLAZGO = 'La matriz de indicadores carece de lógica causal entre el propósito y los componentes. '.repeat(7);
const RECOMENDACION = 'Rediseñar la matriz con la metodología del marco lógico y publicar sus fichas. '.repeat(6);

const ids = Array.from({ length: ASM_PER_CICLO }, (_, index) => asmId(index));

const archivo = (nombre: string) => ({ sha256: '0'.repeat(64), nombre, tipo: 'application/pdf', bytes: 40_000 });

/** The commits of a ciclo with its ASM registered, assigned and notified, so that every post owes something. */
const commitsOf = (index: number, today: string): readonly (readonly CicloEvent[])[] => {
  const id = cicloId(index);
  const plazo = { vence: addDays(today, 30), recordar: addDays(today, 28) };
  const programa = `Programa ${index}`;
  const texto = { hallazgo: HALLAZGO, recomendacion: RECOMENDACION, clase: 'debilidad', ubicacion: 'p. 12' } as const;
  return [
    [
      {
        type: 'ciclo-abierto',
        datos: { id, pae: 2025, ejercicio: 2024, programa, evaluacion: 'Diseño', marcoLegal: [], paaSiguiente: 2026 },
      },
    ],
    [{ type: 'mecanismo-adjuntado', archivo: archivo('Mecanismo.pdf'), plazo }],
    [{ type: 'mecanismo-aprobado', sha256: '0'.repeat(64), puestos: ['DO', 'DPC'], plazo }],
    [{ type: 'informe-recibido', folio: `EV-${index}`, fecha: today, asmDeclarados: ASM_PER_CICLO }],
    ids.map((asm) => ({ type: 'asm-registrado', asm, texto })),
    ids.map((asm) => ({ type: 'asm-asignado', asm, unidades: ['DO'] })),
    [
      {
        type: 'notificacion-emitida',
        id: 'N-001',
        folio: `SE/${id}/001`,
        unidad: 'DO',
        asm: ids,
        oficio: { docx: archivo('Oficio.docx'), pdf: archivo('Oficio.pdf') },
        plazo,
      },
    ],
  ];
};

/** Fills an empty store with so many ASM, commit by commit through the event log. Answers the number of ciclos. */
export const fillStore = async (dataDir: string, asm: number): Promise<number> => {
  const store = openSqliteStore(join(dataDir, 'registro.db'));
  const at = new Date().toISOString();
  const today = fechaOf(at);
  const ciclos = asm / ASM_PER_CICLO;
  try {
    for (let index = 0; index < ciclos; index += 1) {
      let last: Commit | undefined;
      for (const events of commitsOf(index, today)) {
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
        if ((await store.log.append(last)) !== 'appended') throw new Error('the store was not empty');
      }
    }
  } finally {
    store.close();
  }
  return ciclos;
};
