import type { CompromisoConvenido } from '../../src/application/convenio-hechos.js';
import { archivosDelPaquete } from '../../src/application/paquete-archivos.js';
import { paqueteDelConvenio } from '../../src/application/paquete-convenio.js';
import type { HechosDelPaquete } from '../../src/application/paquete-hechos.js';

export const PDF = new TextEncoder().encode('%PDF-1.7 el Convenio firmado');
export const CABEZA = 'ab'.repeat(32);

/** A commitment with two activities and three products; `say` turns each text into another, such as a hostile one. */
const compromiso = (unidad: string, clave: string, say: (text: string) => string): CompromisoConvenido => ({
  unidad: say(unidad),
  clave,
  postura: 'aceptada-con-precisiones',
  justificacion: say('Se atenderá con el personal adscrito a la unidad.'),
  contenido: {
    compromiso: say('Contar con una MIR con lógica causal verificada, «vertical» y horizontal.'),
    plazo: '2027-06-30',
    instrumento: { clase: 'manual-procedimientos', nombre: say('Capítulo de planeación') },
    actividades: [
      {
        id: 'A1',
        descripcion: say('Actualizar el árbol de problemas;\ny el de objetivos, con las áreas participantes.'),
        responsable: say('Lic. Héctor Manuel Cárdenas Solís'),
        cargo: say('Subdirector de Planeación'),
        inicio: '2027-01-11',
        fin: '2027-03-31',
        unidadMedida: say('Documento'),
        ponderacion: 33.34,
        productos: [
          { id: 'A1.P1', nombre: say('Minuta del taller "Marco Lógico"') },
          { id: 'A1.P2', nombre: say('Árbol de objetivos') },
        ],
      },
      {
        id: 'A3',
        descripcion: say('Rediseñar la MIR y enviarla a la Secretaría Ejecutiva.'),
        responsable: say('Ing. Andrea Quiroz Nava'),
        cargo: say('Jefa de Departamento'),
        inicio: '2027-04-01',
        fin: '2027-06-30',
        unidadMedida: say('Oficio'),
        ponderacion: 66.66,
        productos: [{ id: 'A3.P1', nombre: say('Oficio de envío de la MIR') }],
      },
    ],
  },
});

/** Facts of so many ASM, each with the commitments of two units. */
export const hechosDeMuestra = (asm = 3, say: (text: string) => string = (text) => text): HechosDelPaquete => ({
  numero: 2,
  modifica: 1,
  fecha: '2026-11-20',
  lugar: say('Toluca de Lerdo, Estado de México'),
  institucion: say('Instituto de Muestra'),
  ciclo: {
    id: 'pae-2025-electoral',
    pae: 2025,
    ejercicio: 2024,
    programa: say('Electoral'),
    evaluacion: say('Evaluación externa de tipo específica'),
    marcoLegal: [
      say('Artículo 134 de la Constitución Política de los Estados Unidos Mexicanos.'),
      say('Artículo 327-A.'),
    ],
    paaSiguiente: 2027,
  },
  informe: { folio: say('IEEM/INF/12'), fecha: '2026-03-02' },
  partes: [
    {
      puesto: say('Secretaría Ejecutiva'),
      cargo: say('Titular de la Secretaría Ejecutiva'),
      nombre: say('Mtra. Lucía Robles'),
      suplente: false,
    },
    {
      puesto: say('Dirección de Organización'),
      cargo: say('Titular de la Dirección'),
      nombre: say('Lic. Héctor Cárdenas'),
      suplente: true,
    },
  ],
  asm: Array.from({ length: asm }, (_, index) => {
    const id = `ASM-${String(index + 1).padStart(2, '0')}`;
    return {
      asm: {
        id,
        texto: {
          clase: 'debilidad',
          numero: say(`R${index + 1}`),
          programa: say('Programa 01'),
          dependencia: say('Organización'),
          hallazgo: say('El árbol de problemas no corresponde con la población objetivo.'),
          recomendacion: say('Rediseñar la MIR; documentar sus supuestos, y verificarlos.'),
          ubicacion: say('página 12'),
          celda: 'ASM!B2',
        },
        causaRaiz: say('La MIR se copió de un ejercicio anterior.'),
        clasificacion: {
          tipo: 'diseno',
          razonTipo: say('Cambia la lógica causal.'),
          prioridad: 'corto-plazo',
          razonPrioridad: say('Antes de programar.'),
        },
      },
      compromisos: [
        compromiso('Dirección de Organización', 'DO', say),
        compromiso('Dirección de Participación', 'DPC', say),
      ],
    } as const;
  }),
  cambios: [{ asm: 'ASM-01', unidad: say('Dirección de Organización'), cambio: 'modificado' }],
  excluidos: [{ asm: 'ASM-99', unidad: say('Dirección de Administración'), razon: say('No se acordó el plazo.') }],
  pdf: 'cd'.repeat(32),
  paa: { 'ASM-01.DO.A1': { clave: say('PAA-2027-07') }, 'ASM-01.DO.A3': { noAplica: say('Gasto corriente.') } },
});

/** The files of the package of those facts, by name. */
export const archivosDeMuestra = (hechos: HechosDelPaquete): ReadonlyMap<string, Uint8Array> =>
  new Map(
    archivosDelPaquete(paqueteDelConvenio(hechos, { pdf: PDF, cabeza: CABEZA, fecha: '2026-11-23' })).map(
      ({ ruta, bytes }) => [ruta, bytes],
    ),
  );

/** A file of the package as text, its mark included. */
export const textoDe = (files: ReadonlyMap<string, Uint8Array>, nombre: string): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(files.get(nombre));
