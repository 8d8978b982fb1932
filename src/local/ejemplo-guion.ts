/** What the sample's people write: the PAE 2025 of the Pp «Electoral» with three invented ASM. Texts are es-MX. */

/** Data with which the ciclo is opened. The inputs of its card, by id. */
export const CICLO = {
  pae: '2025',
  ejercicio: '2024',
  paaSiguiente: '2026',
  programa: 'Electoral',
  evaluacion: 'Evaluación externa de tipo específica, con énfasis en la valoración del desempeño',
} as const;

/** The report of the evaluation, as SE registers it. */
export const INFORME = { folio: 'EED-PE-2024-001' } as const;

/** One ASM of the report, to the letter, with what SE and its units decide on it. */
export interface AsmDelGuion {
  readonly id: string;
  readonly hallazgo: string;
  readonly recomendacion: string;
  readonly ubicacion: string;
  readonly clase: 'hallazgo' | 'debilidad' | 'oportunidad' | 'amenaza';
  readonly causaRaiz: string;
  /** Keys of its posts, joined by commas, and the local keys of who answers for them. */
  readonly unidades: string;
  readonly titulares: readonly string[];
  readonly valoracion: Readonly<Record<string, string>>;
  readonly clasificacion: Readonly<Record<string, string>>;
}

/** MIR and causal logic. */
const MIR: AsmDelGuion = {
  id: 'ASM-01',
  hallazgo:
    'La Matriz de Indicadores para Resultados 2024 del Programa presupuestario «Electoral» presenta dos componentes que ' +
    'describen actividades de gestión interna y no bienes o servicios entregados a la ciudadanía; en consecuencia, el ' +
    'resumen narrativo no acredita la relación causa-efecto entre los componentes y el propósito.',
  recomendacion:
    'Rediseñar la MIR con la Metodología del Marco Lógico: actualizar el árbol de problemas y el de objetivos, ' +
    'replantear los componentes 2 y 3 como bienes o servicios y verificar la lógica vertical de actividades a fin.',
  ubicacion: 'Página 48, apartado 3.2 «Diseño»',
  clase: 'debilidad',
  causaRaiz: 'La MIR se actualiza cada año sobre la anterior, sin revisar el diagnóstico del programa.',
  unidades: 'DO',
  titulares: ['do'],
  valoracion: {
    viabilidad: 'si',
    factibilidad: 'si',
    razonViabilidad: 'La unidad coordina la MIR y cuenta con atribuciones para proponer su modificación.',
    razonFactibilidad: 'Puede concluirse antes de la integración del PAA con el personal actual.',
    impacto: 'diseno,logica-causal',
  },
  clasificacion: {
    tipo: 'diseno',
    razonTipo: 'Modifica el diseño del programa y su lógica causal.',
    prioridad: 'inmediata',
    razonPrioridad: 'Condiciona la programación del siguiente ejercicio.',
  },
};

/** Indicators. */
const INDICADORES: AsmDelGuion = {
  id: 'ASM-02',
  hallazgo:
    'Cuatro de los once indicadores del programa carecen de ficha técnica con método de cálculo reproducible, y en dos ' +
    'de ellos la línea base corresponde a un proceso electoral no comparable, por lo que sus metas se alcanzan sin ' +
    'reflejar un cambio en el desempeño.',
  recomendacion:
    'Integrar las fichas técnicas de todos los indicadores con método de cálculo, fuente verificable y línea base ' +
    'comparable, y replantear las metas de los indicadores de participación ciudadana con criterios documentados.',
  ubicacion: 'Página 61, tabla 14, y anexo 5',
  clase: 'hallazgo',
  causaRaiz: 'No existe un criterio institucional para documentar indicadores ni un responsable de validarlos.',
  unidades: 'DO,DPC',
  titulares: ['do', 'dpc'],
  valoracion: {
    viabilidad: 'si',
    factibilidad: 'si',
    razonViabilidad: 'Las dos unidades generan la información de los indicadores observados.',
    razonFactibilidad: 'Requiere trabajo de gabinete; no implica recursos adicionales.',
  },
  clasificacion: {
    tipo: 'gestion',
    razonTipo: 'Corrige la forma en que se documentan y validan los indicadores.',
    prioridad: 'corto-plazo',
    razonPrioridad: 'Las fichas se requieren para el primer informe trimestral.',
  },
};

/** Organic structure and processes. */
const ESTRUCTURA: AsmDelGuion = {
  id: 'ASM-03',
  hallazgo:
    'El manual de procedimientos vigente no describe el proceso de seguimiento al presupuesto del programa: tres áreas ' +
    'capturan el mismo avance en formatos distintos y ninguna tiene asignada en la estructura orgánica la función de ' +
    'conciliarlo.',
  recomendacion:
    'Documentar el proceso de seguimiento presupuestario en el manual de procedimientos, con una sola captura, y ' +
    'asignar en el manual de organización la función de conciliación a un área determinada.',
  ubicacion: 'Página 77, apartado 5.1 «Operación»',
  clase: 'oportunidad',
  causaRaiz: 'La función de conciliación no está asignada a ningún puesto en el manual de organización.',
  unidades: 'DA',
  titulares: ['da'],
  valoracion: {
    viabilidad: 'si',
    factibilidad: 'si',
    razonViabilidad: 'La actualización de los manuales es atribución del Instituto.',
    razonFactibilidad: 'La Dirección de Administración cuenta con el inventario de procesos.',
    impacto: 'estructura-organica',
  },
  clasificacion: {
    tipo: 'estructura',
    razonTipo: 'Asigna una función que hoy no tiene la estructura orgánica.',
    prioridad: 'mediano-plazo',
    razonPrioridad: 'La modificación de los manuales requiere aprobación de la Junta General.',
  },
};

/** The three ASM of the sample, in the order of the report. */
export const ASM: readonly AsmDelGuion[] = [MIR, INDICADORES, ESTRUCTURA];

/** Names of the units, as cards show them. */
export const ORGANIZACION = 'Dirección de Organización';
export const PARTICIPACION = 'Dirección de Participación Ciudadana';
export const ADMINISTRACION = 'Dirección de Administración';

/** What a unit observes on the selection of ASM-02, and what SE answers. */
export const OBSERVACION = {
  texto: 'Uno de los once indicadores dejó de aplicarse en 2024: conviene precisar que las fichas son de los vigentes.',
  respuesta: 'Se precisa: la recomendación se atenderá respecto de los indicadores vigentes en la MIR.',
} as const;

/** What a unit says in a position. The inputs of its card, by id. */
export type PosturaDelGuion = Readonly<Record<'sentido' | 'justificacion' | 'propuestas', string>>;

/** The positions of the sample, in the order in which they are written. */
export const POSTURAS = {
  borradorMir: {
    sentido: 'aceptada',
    justificacion: 'El hallazgo coincide con lo observado por la unidad al integrar el informe anual.',
    propuestas: 'Rediseñar la MIR.',
  },
  mirDeNuevo: {
    sentido: 'aceptada',
    justificacion: 'El hallazgo coincide con lo observado por la unidad al integrar el informe anual.',
    propuestas:
      '1. Taller de Marco Lógico con las áreas participantes, en enero.\n' +
      '2. Árbol de problemas y de objetivos actualizado, en febrero.\n' +
      '3. MIR rediseñada y presentada a la Secretaría Ejecutiva, en marzo.',
  },
  indicadoresDo: {
    sentido: 'aceptada-con-precisiones',
    justificacion:
      'Procede respecto de los indicadores de organización; los de participación corresponden a otra unidad.',
    propuestas: 'Elaborar las fichas técnicas de los tres indicadores de la unidad.',
  },
  indicadoresDpc: {
    sentido: 'aceptada',
    justificacion: 'La línea base de 2018 no es comparable con la elección de 2024.',
    propuestas: 'Replantear la línea base con los procesos de 2021 y 2024 y documentar el método de cálculo.',
  },
  estructuraRechazada: {
    sentido: 'rechazada',
    justificacion: 'La conciliación ya se realiza, aunque no conste en los manuales.',
    propuestas: '',
  },
  estructuraDeNuevo: {
    sentido: 'aceptada-con-precisiones',
    justificacion: 'Se acepta documentar el proceso; la modificación de la estructura depende de la Junta General.',
    propuestas: 'Presentar el proyecto de actualización del manual de procedimientos y someterlo a la Junta General.',
  },
} satisfies Readonly<Record<string, PosturaDelGuion>>;

/** What SE answers to a position. */
export const RESPUESTAS = {
  devuelta: 'Precise las actividades y sus fechas: «rediseñar la MIR» no permite dar seguimiento.',
  insistencia: 'El criterio C exige que la mejora conste en un instrumento vigente; la práctica no basta.',
} as const;
