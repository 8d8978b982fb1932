import { ADMINISTRACION, PARTICIPACION } from './ejemplo-guion.js';

/** What is typed in a form, by the ids of its inputs. */
export type Filled = Readonly<Record<string, string>>;

/** Who proposes a commitment in cards, on which ASM, in this order; the Dirección de Organización does it in its workbook. */
export const PROPUESTAS = [
  { clave: 'dpc', puesto: 'DPC', unidad: PARTICIPACION, asm: 'ASM-02' },
  { clave: 'da', puesto: 'DA', unidad: ADMINISTRACION, asm: 'ASM-03' },
] as const;

/** A commitment of the sample. */
export type Propuesta = (typeof PROPUESTAS)[number];

/** Head of the commitment on each ASM, by the ids of the inputs. */
export const DATOS_COMPROMISO: Readonly<Record<string, Filled>> = {
  'ASM-01': {
    compromiso: 'Contar con una MIR 2027 del programa «Electoral» con lógica causal verificada.',
    plazo: '2027-06-30',
    instrumento: 'mir',
  },
  'ASM-02': {
    compromiso: 'Documentar la ficha técnica y la línea base de todos los indicadores a cargo de la unidad.',
    plazo: '2027-05-31',
    instrumento: 'mir',
  },
  'ASM-03': {
    compromiso: 'Asignar y documentar la función de conciliación presupuestaria en los manuales vigentes.',
    plazo: '2027-09-30',
    instrumento: 'manual-procedimientos',
    nombreInstrumento: 'Capítulo de seguimiento presupuestario',
  },
};

/** Activities of each commitment, by the ids of the inputs. */
export const ACTIVIDADES: Readonly<Record<string, readonly Filled[]>> = {
  'ASM-01': [
    {
      descripcion: 'Actualizar el árbol de problemas y el de objetivos con las áreas participantes.',
      inicio: '2027-01-11',
      fin: '2027-03-31',
      ponderacion: '40',
      productos: 'Minuta del taller de Marco Lógico\nÁrbol de problemas y de objetivos (documento)',
    },
    {
      descripcion: 'Rediseñar la MIR y enviarla a la Secretaría Ejecutiva.',
      inicio: '2027-04-01',
      fin: '2027-06-30',
      ponderacion: '60',
      productos: 'Oficio de envío de la MIR rediseñada',
    },
  ],
  'ASM-02': [
    {
      descripcion: 'Elaborar la ficha técnica de cada indicador con su método de cálculo y su línea base.',
      inicio: '2027-01-11',
      fin: '2027-05-31',
      ponderacion: '100',
      productos: 'Fichas técnicas de indicadores',
    },
  ],
  'ASM-03': [
    {
      descripcion: 'Elaborar el proyecto de actualización de los manuales y someterlo a aprobación.',
      inicio: '2027-01-11',
      fin: '2027-09-30',
      ponderacion: '100',
      productos: 'Acuerdo de aprobación del manual de procedimientos',
    },
  ],
};

/** SE's answers to the three questions. */
export const PREGUNTAS: Filled = {
  logran: 'si',
  logranRazon: 'Las actividades cubren lo que la recomendación pide.',
  plazoAdecuado: 'si',
  plazoAdecuadoRazon: 'Permite concluir antes de la programación siguiente.',
  productosPertinentes: 'si',
  productosPertinentesRazon: 'Son documentos que acreditan cada actividad.',
};

/** Who keeps a copy, and where. */
export const RESGUARDO: Filled = { resguarda: 'Archivo de trámite', lugar: 'Oficinas centrales, planta baja' };

/** What is recorded of the publication. */
export const PUBLICACION: Filled = {
  url: 'https://www.example.org/transparencia/convenio-pae-2025/',
  verificados: 'apartado,completo,datos-personales,abierto,finanzas',
};

/** What is recorded of the publication of the results. */
export const PUBLICACION_DE_RESULTADOS: Filled = {
  ...PUBLICACION,
  url: 'https://www.example.org/transparencia/resultados-pae-2025/',
};
