import type { AsmId } from '../domain/asm.js';
import { asunto } from '../domain/asunto.js';
import { versionOf } from '../domain/ciclo.js';
import type { CommandOf } from '../domain/ciclo-command.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { emisionProblem } from '../domain/cierre-decide.js';
import type { Refusal } from '../domain/refusal.js';
import type { Viewer } from './chat/feature.js';
import { datosDelDictamen, dictamenDocumento } from './dictamen-documento.js';
import { hechosDelDictamen } from './dictamen-hechos.js';
import { type DocumentParts, keepDocument } from './keep-document.js';

/** Makes the cédula of an ASM before its dictamen is ordered: the record then holds the hashes of those bytes (section IV). */
export type PrepareDictamen = (
  ciclo: CicloAbierto,
  asm: AsmId,
  viewer: Viewer,
) => Promise<CommandOf<'emitir-dictamen'> | Refusal>;

/** See `PrepareDictamen`. */
export const prepareDictamen =
  (parts: DocumentParts): PrepareDictamen =>
  async (ciclo, asm, viewer) => {
    const { office, letterhead } = parts;
    const problem = emisionProblem(ciclo, asm, await office.context({ kind: 'system' }));
    if (problem !== undefined) return problem;
    const base = versionOf(ciclo, asunto.cierre(asm));
    const cabeza = await office.head(ciclo.datos.id);
    const hechos = hechosDelDictamen(ciclo, asm, viewer, office.institution, cabeza);
    const name = `Cédula de dictamen PAE ${ciclo.datos.pae} ${asm} número ${hechos.numero}`;
    const model = dictamenDocumento(hechos, letterhead);
    return {
      type: 'emitir-dictamen',
      asm,
      documento: await keepDocument(parts, name, model, [datosDelDictamen(hechos)]),
      base,
    };
  };
