import type { CompromisoEnLibro, LibroDe } from '../../../src/application/workbook/compromisos-write.js';
import type { Asm } from '../../../src/domain/asm.js';
import type { Actividad, Compromiso, ContenidoCompromiso } from '../../../src/domain/compromiso.js';
import { recienRegistrado } from '../../domain/asm-sample.js';
import { datosCiclo } from '../stages.js';

/** Whose workbook the samples are. */
export const LIBRO: LibroDe = {
  datos: datosCiclo,
  unidad: 'DO',
  nombreUnidad: 'Dirección de Organización',
  para: 'unidad',
  hoy: '2026-11-23',
  institucion: 'Instituto',
};

const asm = (id: string, recomendacion: string): Asm => ({
  ...recienRegistrado(id, { recomendacion, clase: 'hallazgo', ubicacion: 'página 1' }),
  unidades: ['DO'],
  notificadas: ['DO'],
});

/** A commitment that waits for its unit, with that draft. */
export const enLibro = (id: string, now?: ContenidoCompromiso, cerrado = ''): CompromisoEnLibro => {
  const compromiso: Compromiso = {
    asm: id,
    unidad: 'DO',
    situacion: { estado: 'solicitado', plazo: { vence: '2026-12-07', recordar: '2026-12-04' } },
    versiones: [],
    numeradas: now?.actividades.length ?? 0,
    ...(now && { borrador: now }),
  };
  return { asm: asm(id, `Recomendación a la letra de ${id}.`), compromiso, contenido: now, cerrado };
};

/** An activity that breaks no rule. */
export const actividad = (id: string, changes: Partial<Actividad> = {}): Actividad => ({
  id,
  descripcion: `Elaborar el documento ${id}.`,
  responsable: 'Persona responsable',
  cargo: 'Subdirección',
  inicio: '2027-01-11',
  fin: '2027-03-31',
  unidadMedida: 'Documento',
  ponderacion: 50,
  productos: [
    { id: `${id}.P1`, nombre: `Oficio ${id}` },
    { id: `${id}.P2`, nombre: `Minuta ${id}` },
  ],
  ...changes,
});

/** A commitment that breaks no rule. */
export const contenido = (changes: Partial<ContenidoCompromiso> = {}): ContenidoCompromiso => ({
  compromiso: 'Actualizar la MIR del programa.',
  plazo: '2027-06-30',
  instrumento: { clase: 'mir', nombre: '' },
  actividades: [actividad('A1'), actividad('A2')],
  ...changes,
});
