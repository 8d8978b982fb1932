import type { Letterhead } from '../../src/application/document.js';
import type { AsmNotificado, HechosDelOficio } from '../../src/application/oficio.js';

export const letterhead: Letterhead = {
  institution: 'Instituto de Prueba',
  heading: ['Instituto de Prueba', 'Secretaría Ejecutiva'],
  footer: 'Av. de la Participación núm. 100, C. P. 50000',
};

/** A PNG of one pixel by one. */
export const pixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

/** A JPEG of three pixels by two. */
export const jpegPicture = Uint8Array.from(
  atob(
    [
      '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
      'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
      'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
      'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
      'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
      'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI',
      '////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////',
      '////////////////////////////////////////////wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/',
      'xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIR',
      'AxEAPwCIAqP/2Q==',
    ].join(''),
  ),
  (character) => character.charCodeAt(0),
);

const LONG = 'La matriz de indicadores carece de lógica causal entre el propósito y los componentes. '
  .repeat(16)
  .trim();

export const threeAsm: readonly AsmNotificado[] = [
  {
    id: 'ASM-01',
    clase: 'debilidad',
    hallazgo: LONG,
    recomendacion: `Corregir la MIR. ${LONG}`,
    causaRaiz: 'No hay diagnóstico que cuantifique a la población objetivo.',
    ubicacion: 'página 45',
    numero: '4.2',
  },
  { id: 'ASM-02', clase: 'oportunidad', hallazgo: 'Sin fichas técnicas: «núm. 3», § 4, № 5.', ubicacion: 'Hoja1!F3' },
  { id: 'ASM-03', clase: 'sin-precisar', recomendacion: 'Publicar la pirámide de edades.', ubicacion: 'página 51' },
];

/** The facts of an oficio, with what a test needs changed. */
export const facts = (changed: Partial<HechosDelOficio> = {}): HechosDelOficio => ({
  folio: 'SE-ASM-001-2025',
  fecha: '2026-11-23',
  lugar: 'Toluca de Lerdo, Estado de México',
  remitente: { nombre: 'Mtra. Laura Elena Ríos Peña', cargo: 'Secretaria Ejecutiva' },
  destinatario: {
    nombre: 'Lic. Óscar Muñoz Güemes',
    cargo: 'Director de Organización',
    unidad: 'Dirección de Organización',
  },
  ciclo: { programa: 'Electoral', ejercicio: 2024, pae: 2025, evaluacion: 'Evaluación específica del desempeño' },
  marcoLegal: [
    'artículo 134 de la Constitución Política de los Estados Unidos Mexicanos',
    'artículo 327-A del Código Financiero del Estado de México',
  ],
  asm: threeAsm,
  vence: '2026-11-30',
  conCopia: ['Contraloría General.'],
  cabeza: '0123456789abcdef'.repeat(4),
  ...changed,
});
