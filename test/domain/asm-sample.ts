import type { Asm, TextoAsm } from '../../src/domain/asm.js';

/** An ASM as it is right after it was registered. */
export const recienRegistrado = (id: string, texto: TextoAsm): Asm => ({
  id,
  texto,
  unidades: [],
  notificadas: [],
  seleccion: { estado: 'pendiente' },
  concurrencias: {},
  clasificacionesPrevias: [],
  textosPrevios: [],
});
