import type { Escena } from './ejemplo-escena.js';
import type { Paso } from './ejemplo-pasos.js';
import { SEGUIMIENTO } from './ejemplo-seguimiento.js';
import { DICE, VERBO } from './ejemplo-verbos.js';

async function archivanEvidencias({ de, archivos }: Escena): Promise<void> {
  const evidencia = (asm: string) => ({ verb: VERBO.archivarEvidencia, con: { asm } });
  await de('enlace').adjunta(archivos.evidenciaMir, evidencia('ASM-01'), DICE.archivada);
  await de('do').adjunta(archivos.evidenciaMirCorregida, evidencia('ASM-01'), DICE.archivada);
  await de('dpc').adjunta(archivos.evidenciaFichas, evidencia('ASM-02'), DICE.archivada);
  await de('da').adjunta(archivos.evidenciaManual, evidencia('ASM-03'), DICE.archivada);
}

/** What is built of phase 5: evidence, one check-in, its report and its capture. */
export const FASE_5: readonly Paso[] = [
  {
    accion: '5.1',
    que: 'Las unidades archivan evidencias; una se corrige y quedan sus dos versiones',
    hace: archivanEvidencias,
  },
  ...SEGUIMIENTO,
];
