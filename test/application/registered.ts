import type { TextoAsm } from '../../src/domain/asm.js';
import type { CicloCommand } from '../../src/domain/ciclo-command.js';
import type { Archivo, Fecha } from '../../src/domain/identity.js';

/** A file that nobody opens. */
export const anyFile: Archivo = {
  sha256: 'a'.repeat(64),
  nombre: 'Mecanismo.pdf',
  tipo: 'application/pdf',
  bytes: 1,
};

/** So many ASM, told apart by their numbers. */
export const numbered = (count: number, more: Partial<TextoAsm> = {}): readonly TextoAsm[] =>
  Array.from({ length: count }, (_, index) => ({
    hallazgo: `Hallazgo ${index + 1}`,
    recomendacion: `Recomendación ${index + 1}`,
    clase: 'hallazgo',
    ubicacion: `página ${index + 1}`,
    ...more,
  }));

/** The order with which SE opens a ciclo. */
export const opening = (id: string): CicloCommand => ({
  type: 'abrir-ciclo',
  datos: {
    id,
    pae: 2025,
    ejercicio: 2024,
    programa: 'Electoral',
    evaluacion: 'Evaluación externa',
    marcoLegal: ['Artículo 134 constitucional'],
    paaSiguiente: 2026,
  },
});

/** The orders of SE from an open ciclo on, until the ASM of a report of that date are registered. */
export const registering = (
  textos: readonly TextoAsm[],
  fecha: Fecha,
  archivo: Archivo = anyFile,
): readonly CicloCommand[] => [
  { type: 'adjuntar-mecanismo', archivo },
  { type: 'aprobar-mecanismo', sha256: archivo.sha256 },
  { type: 'recibir-informe', folio: 'EV-1', fecha, asmDeclarados: textos.length },
  { type: 'registrar-asm', textos },
];
