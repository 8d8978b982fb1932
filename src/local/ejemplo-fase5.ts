import type { Escena } from './ejemplo-escena.js';
import { titulares } from './ejemplo-fase1.js';
import { ASM, AVANCES } from './ejemplo-guion.js';
import type { Paso } from './ejemplo-pasos.js';
import { DICE, VERBO } from './ejemplo-verbos.js';

async function archivanEvidencias({ de, archivos }: Escena): Promise<void> {
  const evidencia = (asm: string) => ({ verb: VERBO.archivarEvidencia, con: { asm } });
  await de('enlace').adjunta(archivos.evidenciaMir, evidencia('ASM-01'), DICE.archivada);
  await de('do').adjunta(archivos.evidenciaMirCorregida, evidencia('ASM-01'), DICE.archivada);
  await de('dpc').adjunta(archivos.evidenciaFichas, evidencia('ASM-02'), DICE.archivada);
  await de('da').adjunta(archivos.evidenciaManual, evidencia('ASM-03'), DICE.archivada);
}

async function avanzaElReloj({ siguienteBimestre, cuenta }: Escena): Promise<void> {
  cuenta(`Reloj del bot: ${await siguienteBimestre()}.`);
}

async function reportan({ de }: Escena): Promise<void> {
  for (const clave of titulares(ASM)) {
    const card = await de(clave).recibe(DICE.porReportar);
    const own = ASM.filter((asm) => asm.titulares.includes(clave)).map(({ id }) => id);
    const inputs = Object.fromEntries(
      own.flatMap((id) => Object.entries(AVANCES[id] ?? {}).map(([key, value]) => [`${key}-${id}`, value] as const)),
    );
    await de(clave).presiona(card, { verb: VERBO.reportarAvance }, inputs, DICE.reportado);
  }
}

/** What is built of phase 5: evidence and one check-in. */
export const FASE_5: readonly Paso[] = [
  {
    accion: '5.1',
    que: 'Las unidades archivan evidencias; una se corrige y quedan sus dos versiones',
    hace: archivanEvidencias,
  },
  { accion: '5.2', que: 'El reloj avanza hasta el siguiente bimestre', hace: avanzaElReloj },
  { accion: '5.2', que: 'Cada unidad recibe su tarjeta de seguimiento y reporta su avance', hace: reportan },
];
