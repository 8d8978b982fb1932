import { archivoProblem } from './archivo-permitido.js';
import type { AsmId } from './asm.js';
import { findAsm } from './asm-change.js';
import type { CommandOf } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { CicloAbierto, Evidencia } from './ciclo-state.js';
import type { ClavePuesto } from './identity.js';
import { acuseOf, type Provenance } from './provenance.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

/** Evidence that a unit filed on an ASM, oldest version first. */
export const evidenciasDe = (ciclo: CicloAbierto, asm: AsmId, unidad: ClavePuesto): readonly Evidencia[] =>
  ciclo.evidencias.filter((evidencia) => evidencia.asm === asm && evidencia.unidad === unidad);

/** Files a piece of evidence as a new version (5.1). The same bytes twice in one place are recognised. */
export const decideArchivarEvidencia = (
  ciclo: CicloAbierto,
  command: CommandOf<'archivar-evidencia'>,
): readonly CicloEvent[] | Refusal => {
  const asm = findAsm(ciclo, command.asm);
  if (isRefusal(asm)) return asm;
  if (!asm.notificadas.includes(command.unidad))
    return refuse(
      'asm-ajeno',
      `${command.asm} no está notificado a su unidad.`,
      'Elija un ASM de la lista que se le muestra.',
    );
  const filed = evidenciasDe(ciclo, command.asm, command.unidad);
  if (filed.some((evidencia) => evidencia.archivo.sha256 === command.archivo.sha256)) return [];
  const problem = archivoProblem(command.archivo);
  if (problem !== undefined) return problem;
  const id = `E-${String(ciclo.evidencias.length + 1).padStart(4, '0')}`;
  return [
    {
      type: 'evidencia-archivada',
      id,
      asm: command.asm,
      unidad: command.unidad,
      archivo: command.archivo,
      version: filed.length + 1,
    },
  ];
};

/** Folds the event of filed evidence. */
export const evolveEvidencia = (
  ciclo: CicloAbierto,
  event: EventOf<'evidencia-archivada'>,
  provenance: Provenance,
): CicloAbierto => {
  const { type: _type, ...evidencia } = event;
  return {
    ...ciclo,
    evidencias: [...ciclo.evidencias, { ...evidencia, persona: acuseOf(provenance).persona, at: provenance.at }],
  };
};
