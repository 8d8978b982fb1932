/** Keys of the sixteen key actions of the Mechanism, in its order. */
export type ClaveAccion =
  | '1.1'
  | '1.2'
  | '1.3'
  | '2.1'
  | '2.2'
  | '2.3'
  | '3.1'
  | '3.2'
  | '3.3'
  | '4.1'
  | '4.2'
  | '5.1'
  | '5.2'
  | '5.3'
  | '5.4'
  | '5.5';

/** One key action, as section III of the Mechanism orders it. Texts are es-MX and are shown to people as they are. */
export interface AccionClave {
  readonly phase: 1 | 2 | 3 | 4 | 5;
  readonly key: ClaveAccion;
  readonly name: string;
  /** Who acts. */
  readonly who: string;
  /** Key actions that must have left their trace before this one. */
  readonly needs: readonly ClaveAccion[];
  /** What it leaves in the record. */
  readonly leaves: string;
  /** How much of it this program does: the README and `ruta` say so. */
  readonly built: 'yes' | 'begun' | 'no';
}

/** Names of the five phases (section III of the Mechanism). */
export const FASES: Readonly<Record<AccionClave['phase'], string>> = {
  1: 'Establecimiento del proceso de seguimiento de los ASM',
  2: 'Análisis y clasificación de los ASM',
  3: 'Elaboración del Convenio para la Mejora del Desempeño y Resultados',
  4: 'Publicación y difusión del Convenio',
  5: 'Seguimiento a la implementación de los ASM y cierre documental',
};

/** The one table of the Mechanism: the chat, the README and the traceability check read it. */
export const ACCIONES_CLAVE: readonly AccionClave[] = [
  {
    phase: 1,
    key: '1.1',
    name: 'Actualización del Mecanismo',
    who: 'Titular de la Secretaría Ejecutiva',
    needs: [],
    leaves: 'Documento aprobado y publicado, con el acuse de cada puesto',
    built: 'yes',
  },
  {
    phase: 1,
    key: '1.2',
    name: 'Identificación de los ASM',
    who: 'Secretaría Ejecutiva',
    needs: ['1.1'],
    leaves: 'Informe recibido y ASM a la letra, con su conteo confirmado',
    built: 'yes',
  },
  {
    phase: 1,
    key: '1.3',
    name: 'Notificación a responsables',
    who: 'Secretaría Ejecutiva',
    needs: ['1.2'],
    leaves: 'Un oficio por unidad y su acuse',
    built: 'yes',
  },
  {
    phase: 2,
    key: '2.1',
    name: 'Selección y viabilidad',
    who: 'Secretaría Ejecutiva con la unidad',
    needs: ['1.3'],
    leaves: 'Viabilidad y alta factibilidad con su razón, y la concurrencia de la unidad',
    built: 'yes',
  },
  {
    phase: 2,
    key: '2.2',
    name: 'Clasificación de prioridad',
    who: 'Secretaría Ejecutiva con la unidad',
    needs: ['2.1'],
    leaves: 'Tipo y prioridad con su razón',
    built: 'yes',
  },
  {
    phase: 2,
    key: '2.3',
    name: 'Postura institucional',
    who: 'Titular de la unidad',
    needs: ['2.1', '2.2'],
    leaves: 'Postura, justificación y propuestas, con la nota de la Secretaría Ejecutiva',
    built: 'yes',
  },
  {
    phase: 3,
    key: '3.1',
    name: 'Definición de compromisos',
    who: 'Secretaría Ejecutiva y unidad',
    needs: ['2.3'],
    leaves: 'Compromisos, actividades, productos y plazos',
    built: 'yes',
  },
  {
    phase: 3,
    key: '3.2',
    name: 'Formalización del Convenio',
    who: 'Titulares',
    needs: ['3.1'],
    leaves: 'Convenio suscrito y constancia de firmas',
    built: 'yes',
  },
  {
    phase: 3,
    key: '3.3',
    name: 'Integración programática',
    who: 'Secretaría Ejecutiva',
    needs: ['3.2'],
    leaves: 'Clave de cada actividad en el PAA, o «no aplica» con su razón',
    built: 'yes',
  },
  {
    phase: 4,
    key: '4.1',
    name: 'Distribución interna',
    who: 'Secretaría Ejecutiva',
    needs: ['3.2'],
    leaves: 'Copias en resguardo y sus acuses',
    built: 'yes',
  },
  {
    phase: 4,
    key: '4.2',
    name: 'Publicación oficial',
    who: 'Secretaría Ejecutiva',
    needs: ['3.2'],
    leaves: 'Dirección, fecha y huella de lo publicado',
    built: 'yes',
  },
  {
    phase: 5,
    key: '5.1',
    name: 'Implementación',
    who: 'Unidades ejecutoras',
    needs: ['3.2'],
    leaves: 'Evidencia por producto, con versiones',
    built: 'yes',
  },
  {
    phase: 5,
    key: '5.2',
    name: 'Compilación y monitoreo',
    who: 'Secretaría Ejecutiva y Dirección de Administración',
    needs: ['3.2'],
    leaves: 'Avance bimestral y, en su caso, captura en el SPP',
    built: 'yes',
  },
  {
    phase: 5,
    key: '5.3',
    name: 'Integración del Acta de Atención de ASM',
    who: 'Secretaría Ejecutiva',
    needs: ['5.1', '5.2'],
    leaves: 'Acta con el cumplimiento de cada compromiso',
    built: 'yes',
  },
  {
    phase: 5,
    key: '5.4',
    name: 'Firma del Acta de Atención de ASM',
    who: 'Titulares de la Secretaría Ejecutiva y de la Dirección de Administración',
    needs: ['5.3'],
    leaves: 'Acta rubricada',
    built: 'yes',
  },
  {
    phase: 5,
    key: '5.5',
    name: 'Publicación de resultados',
    who: 'Secretaría Ejecutiva',
    needs: ['5.4'],
    leaves: 'Resultados finales publicados',
    built: 'yes',
  },
];

/** The row of a key action. Throws when the key is not of the Mechanism: the table and the type disagree. */
export const accionClave = (key: ClaveAccion): AccionClave => {
  const found = ACCIONES_CLAVE.find((accion) => accion.key === key);
  if (found === undefined) throw new Error(`key action ${key} is missing from the table`);
  return found;
};
