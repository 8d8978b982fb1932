import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import type { Card } from '../messenger.js';
import type { PendingFile, Press, Turn } from './feature.js';
import { archivoOf, FILE_GONE, type FindFile } from './file-press.js';
import type { Borradores } from './importacion-archivo.js';
import { borradorNuevo } from './importacion-borrador.js';
import { cicloFor, isReply, registered, sesionFor } from './importacion-pulsar.js';
import { resumenCard } from './importacion-resumen.js';
import { isReadable } from './inbox.js';
import { warning } from './warning.js';

/** Draws again the card that asks where a file goes, with a notice above. */
export type AskAgain = (turn: Turn, file: PendingFile, notice: NonNullable<Card['notice']>) => Reply;

/** Why a program or unknown bytes are no report. */
export const NOT_A_DOCUMENT = {
  tone: 'warning',
  text: 'El archivo no es un documento, un libro de cálculo ni un texto. No se abrió. Envíe el informe en PDF, Word, Excel o CSV.',
} as const;

/** What reading a dropped file stands on. */
export interface ParaLeer {
  readonly find: FindFile;
  readonly borradores: Borradores;
  readonly again: AskAgain;
}

/** What is said beside the result of a reading. */
export interface Reacciones {
  readonly notice?: NonNullable<Card['notice']>;
  /** What is shown when the file can't be read; the file's own card when missing. */
  readonly refused?: (refusal: Refusal) => Promise<Reply>;
}

/** Reads a file and shows what was understood. A file that can't be read stays where it was: its card says why and what to do. */
export const leerArchivo = async (
  { borradores, again }: ParaLeer,
  turn: Turn,
  ciclo: CicloAbierto,
  file: PendingFile,
  { notice, refused }: Reacciones = {},
): Promise<Reply> => {
  const archivo = archivoOf(file);
  if (ciclo.importaciones[archivo.sha256] !== undefined) return registered(turn, ciclo, { archivo });
  const borrador = await borradores.begin(borradorNuevo(ciclo.datos.id, archivo, turn.viewer.person));
  const sesion = await sesionFor(borradores, ciclo, borrador);
  if (!isRefusal(sesion)) return resumenCard(sesion, notice);
  await borradores.change(borrador, (now) => ({ ...now, estado: 'descartado' }));
  return refused === undefined ? again(turn, file, warning(sesion)) : refused(sesion);
};

/** Takes a dropped file for the ASM of the report; when the report is not registered, asks for its data first and keeps the file. */
export const leer =
  (parts: ParaLeer): Press =>
  async (turn, typed) => {
    const ciclo = cicloFor(turn);
    if (isReply(ciclo)) return ciclo;
    const file = await parts.find(turn.viewer.person, typed['archivo'] ?? '');
    if (file === undefined) return FILE_GONE;
    if (!isReadable(file.tipo)) return parts.again(turn, file, NOT_A_DOCUMENT);
    if (ciclo.informe !== undefined) return leerArchivo(parts, turn, ciclo, file);
    if (ciclo.mecanismo.estado !== 'aprobado')
      return parts.again(turn, file, {
        tone: 'warning',
        text: 'Antes de recibir el informe debe aprobarse el Mecanismo (acción 1.1). El archivo queda resguardado.',
      });
    return turn.show(asunto.informe, undefined, { archivo: file.id, archivoNombre: file.nombre });
  };
