/** How the cards call what the sample's people fill in: the one place to change when a card changes. */
export interface Field {
  readonly label: string;
  readonly kind: 'text' | 'choice' | 'radio' | 'checks';
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
  causaRaiz: text('Causa raíz (redacción de la Secretaría Ejecutiva, no del informe)'),
  asm: { label: 'ASM por asignar', kind: 'checks' },
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
  observacion: text('Observaciones sobre ASM-02'),
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
  observaciones: text('Observaciones o razones'),
  porcentaje: text('Avance (%), de 0 a 100'),
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
  confirmarAsm: (count: number): string => `Confirmar y registrar ${count} ASM`,
  causas: (count: number): string => `Causas raíz (faltan ${count})`,
  guardarCausa: 'Guardar y seguir',
  guardarAsignacion: 'Guardar asignación',
  revisarYNotificar: 'Revisar y notificar',
  emitir: 'Emitir los oficios y notificar',
  valorarPendientes: (count: number): string => `Valorar los pendientes (${count})`,
  guardarValoracion: 'Guardar valoración',
  deAcuerdo: 'De acuerdo',
  deAcuerdoCon: (count: number): string => `De acuerdo con todos (${count})`,
  tengoObservaciones: 'Tengo observaciones',
  enviarObservado: 'Enviar solo lo observado',
  responderObservaciones: 'Responder observaciones',
  guardarClasificacion: 'Guardar clasificación',
  enviarAlTitular: 'Enviar a mi titular',
  presentar: 'Presentar postura',
  tomarNota: 'Tomar nota',
  devolver: 'Devolver con observaciones',
  insistir: 'Insistir con razones',
  noContinuar: 'No continuar con este ASM',
  versiones: 'Ver todas las versiones',
  enviarAvance: 'Enviar avance',
} as const;

/** Titles that name an ASM. */
export const anexoSobre = (asm: string): string => `Anexo de la postura sobre ${asm}`;
export const evidenciaDe = (asm: string): string => `Evidencia de ${asm}`;
