/** How the cards call what the sample's people fill in: the one place to change when a card changes. */
export interface Field {
  readonly label: string;
  /** `beginning` is a choice whose title begins with the value. */
  readonly kind: 'text' | 'choice' | 'beginning' | 'radio' | 'checks';
  /** Titles of the options by their value. */
  readonly options?: Readonly<Record<string, string>>;
}

const text = (label: string): Field => ({ label, kind: 'text' });
const choice = (label: string, options: Readonly<Record<string, string>>): Field => ({
  label,
  kind: 'choice',
  options,
});
const radio = (label: string, options: Readonly<Record<string, string>>): Field => ({ label, kind: 'radio', options });
const SI_NO = { si: 'Sí', no: 'No' };

/** Inputs by their id. */
export const FIELDS: Readonly<Record<string, Field>> = {
  pae: text('Año del Programa Anual de Evaluación (PAE)'),
  ejercicio: text('Ejercicio fiscal evaluado'),
  paaSiguiente: text('Año del siguiente Programa Anual de Actividades (PAA)'),
  programa: text('Programa presupuestario'),
  evaluacion: text('Nombre de la evaluación'),
  folio: text('Folio u oficio del informe'),
  asmDeclarados: text('Número de ASM que presenta el informe'),
  ubicacion: text('Página, celda o sección del informe'),
  causaRaiz: text('Causa raíz (redacción de la Secretaría Ejecutiva, no del informe)'),
  mostrar: choice('Mostrar', {
    campo: 'Dependencia: Secretaría del Campo (10)',
    mujer: 'Dependencia: Secretaría de la Mujer (13)',
    todos: 'Todos (23)',
  }),
  asm: { label: 'ASM por asignar', kind: 'checks' },
  todaLaLista: { label: 'Todos a la vez', kind: 'checks', options: { si: 'Incluir toda la lista' } },
  unidades: {
    label: 'Unidades responsables',
    kind: 'checks',
    options: {
      DO: 'Dirección de Organización',
      DPC: 'Dirección de Participación Ciudadana',
      DA: 'Dirección de Administración',
    },
  },
  viabilidad: radio('¿Son viables?', SI_NO),
  razonViabilidad: text('Razón de la viabilidad (obligatoria)'),
  factibilidad: radio('¿Tienen alta factibilidad de implementación?', SI_NO),
  razonFactibilidad: text('Razón de la factibilidad (obligatoria)'),
  impacto: {
    label: 'Impacto estructural, si lo hay',
    kind: 'checks',
    options: { diseno: 'Diseño', 'logica-causal': 'Lógica causal', 'estructura-organica': 'Estructura orgánica' },
  },
  observacion: text('Observaciones sobre ASM-11'),
  alcance: radio('Guardar para', {}),
  atencion: text('Respuesta a las observaciones'),
  tipo: radio('Tipo de acción requerida', {
    diseno: 'Diseño',
    gestion: 'Gestión',
    proceso: 'Proceso',
    estructura: 'Estructura',
  }),
  razonTipo: text('Razón del tipo (obligatoria)'),
  prioridad: radio('Prioridad', {
    inmediata: 'Inmediata',
    'corto-plazo': 'Corto plazo',
    'mediano-plazo': 'Mediano plazo',
  }),
  razonPrioridad: text('Razón de la prioridad (obligatoria)'),
  sentido: choice('Postura', {
    aceptada: 'Aceptada',
    'aceptada-con-precisiones': 'Aceptada con precisiones',
    rechazada: 'Rechazada',
  }),
  justificacion: text('Justificación'),
  propuestas: text('Propuestas iniciales de acción'),
  incluye: { label: 'Incluir este ASM', kind: 'checks' },
  destino: { label: 'ASM', kind: 'beginning' },
  responde: { label: 'ASM que responde así', kind: 'checks' },
  justificacionDeTodas: text('Justificación (la misma para todos)'),
  propuestasDeTodas: text('Propuestas iniciales de acción (las mismas para todos)'),
  unidad: choice('Unidad', {}),
  conNota: { label: 'Posturas en revisión, por tomar nota', kind: 'checks' },
  observaciones: text('Observaciones o razones'),
  porcentaje: text('Avance (%)'),
  estado: choice('Estado', {
    atendido: 'Atendido',
    'en-proceso': 'En proceso',
    'no-iniciado': 'No iniciado',
    otro: 'Otro',
  }),
  motivo: text('Motivo (obligatorio si no ha iniciado, si es otro o si el avance baja)'),
  comentarios: text('Comentarios'),
  conEvidencia: choice('Evidencia del bimestre', { false: 'Sin evidencia', true: 'Con evidencia' }),
};

/** Titles of the buttons. */
export const BUTTON = {
  abrirCiclo: 'Abrir ciclo',
  documentoDelMecanismo: 'Documento del Mecanismo (1.1)',
  aprobar: 'Aprobar y publicar',
  acusar: 'Acusar recibo',
  informe: 'Informe de la evaluación (1.2)',
  registrarYLeer: 'Registrar y leer archivo',
  revisarUnoPorUno: 'Revisar uno por uno',
  corregir: 'Corregir',
  guardar: 'Guardar',
  volverAlResumen: 'Volver al resumen',
  confirmarAsm: (count: number): string => `Confirmar y registrar ${count} ASM`,
  causas: (count: number): string => `Causas raíz (faltan ${count})`,
  guardarCausa: 'Guardar y seguir',
  mostrar: 'Mostrar',
  guardarAsignacion: 'Guardar asignación',
  revisarYNotificar: 'Revisar y notificar',
  emitir: 'Emitir los oficios y notificar',
  valorarPendientes: (count: number): string => `Valorar los pendientes (${count})`,
  guardarValoracion: 'Guardar valoración',
  deAcuerdo: 'De acuerdo',
  deAcuerdoCon: (count: number): string => `De acuerdo con todos (${count})`,
  tengoObservaciones: 'Tengo observaciones',
  enviarYDeAcuerdo: 'Enviar y aceptar los demás',
  responderObservaciones: 'Responder observaciones',
  guardarClasificacion: 'Guardar clasificación',
  enviarAlTitular: 'Enviar a mi titular',
  presentar: 'Presentar postura',
  responderVarias: 'Responder varias a la vez',
  presentarElegidas: 'Presentar las elegidas',
  verSusPosturas: 'Ver sus posturas',
  tomarNota: 'Tomar nota',
  tomarNotaDeElegidas: 'Tomar nota de las elegidas',
  devolver: 'Devolver con observaciones',
  insistir: 'Insistir con razones',
  noContinuar: 'No continuar con este ASM',
  versiones: 'Ver todas las versiones',
  anexoDe: (count: number): string => `Anexo de una postura (${count})…`,
  evidenciaDeUno: 'Evidencia de un ASM…',
  nuevaVersion: (asm: string) => `Nueva versión para ${asm}`,
  guardarAhi: 'Guardar ahí',
  guardarYContinuar: 'Guardar y continuar',
  enviarAvance: 'Enviar avance',
} as const;

/** What a card says on the way, where the sample of three ASM has no such card. */
export const SAYS = {
  primeroDelArchivo: /ASM 1 de 23/,
  formaDeCorreccion: /Corregir el ASM 1 de 23/,
  corregido: /Corrección guardada/,
  entendidos: /quedarían registrados 23/,
  registrados: /Se registraron 23 ASM a la letra/,
  campo: /Secretaría del Campo: 1 a 8 de 10/,
  mujer: /Secretaría de la Mujer: 1 a 8 de 13/,
  todos: /Todos: 1 a 8 de 23/,
  asignados: (count: number): RegExp => new RegExp(`Asignación guardada: ${count} ASM`),
  valorados: (count: number): RegExp => new RegExp(`${count} ASM seleccionados`),
  formaDeObservaciones: /Observaciones sobre ASM-11/,
  clasificados: (count: number): RegExp => new RegExp(`${count} ASM con clasificación`),
  porDondeAnexar: /Con qué postura va el archivo/,
  porDondeArchivar: /De qué ASM es evidencia/,
  porResponder: /Responder varias a la vez/,
  formaConjunta: /Una misma postura ante varios ASM/,
  presentadas: (count: number): RegExp => new RegExp(`Posturas presentadas: ${count}`),
  unidades: /Posturas institucionales por unidad/,
  porTomarNota: /por tomar nota/,
  conNota: (count: number): RegExp => new RegExp(`Se tomó nota de ${count} posturas`),
  versionDos: /quedó archivado[\s\S]*versión 2/,
  segundaPagina: /Página 2 de/,
} as const;
