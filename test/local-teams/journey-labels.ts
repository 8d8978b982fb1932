/** How the cards call what the sample's people fill in: the one place to change when a card changes. */
export interface Field {
  readonly label: string;
  readonly kind: 'text' | 'choice' | 'checks';
  /** Titles of the options by their value. */
  readonly options?: Readonly<Record<string, string>>;
}

const text = (label: string): Field => ({ label, kind: 'text' });
const choice = (label: string, options: Readonly<Record<string, string>>): Field => ({
  label,
  kind: 'choice',
  options,
});
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
  hallazgo: text('Hallazgo'),
  recomendacion: text('Recomendación'),
  ubicacion: text('Página o sección del informe'),
  clase: choice('Se presenta como', {
    hallazgo: 'Hallazgo',
    oportunidad: 'Oportunidad',
    debilidad: 'Debilidad',
    amenaza: 'Amenaza',
  }),
  asm: { label: 'ASM', kind: 'checks' },
  unidades: {
    label: 'Unidades ejecutoras',
    kind: 'checks',
    options: {
      DO: 'Dirección de Organización',
      DPC: 'Dirección de Participación Ciudadana',
      DA: 'Dirección de Administración',
    },
  },
  viabilidad: choice('¿Es viable?', SI_NO),
  razonViabilidad: text('Razón de la viabilidad'),
  factibilidad: choice('¿Tiene alta factibilidad de implementación?', SI_NO),
  razonFactibilidad: text('Razón de la factibilidad'),
  impacto: {
    label: 'Impacto estructural, si lo hay',
    kind: 'checks',
    options: { diseno: 'Diseño', 'logica-causal': 'Lógica causal', 'estructura-organica': 'Estructura orgánica' },
  },
  tipo: choice('Tipo de acción requerida', {
    diseno: 'Diseño',
    gestion: 'Gestión',
    proceso: 'Proceso',
    estructura: 'Estructura',
  }),
  razonTipo: text('Razón del tipo'),
  prioridad: choice('Prioridad', {
    inmediata: 'Inmediata',
    'corto-plazo': 'Corto plazo',
    'mediano-plazo': 'Mediano plazo',
  }),
  razonPrioridad: text('Razón de la prioridad'),
  sentido: choice('Postura', {
    aceptada: 'Aceptada',
    'aceptada-con-precisiones': 'Aceptada con precisiones',
    rechazada: 'Rechazada',
  }),
  justificacion: text('Justificación'),
  propuestas: text('Propuestas iniciales de acción'),
  observaciones: text('Observaciones o razones'),
  porcentaje: text('Avance (%)'),
  estado: choice('Estado', {
    atendido: 'Atendido',
    'en-proceso': 'En proceso',
    'no-iniciado': 'No iniciado',
    otro: 'Otro',
  }),
  motivo: text('Motivo (obligatorio si no ha iniciado)'),
  comentarios: text('Comentarios'),
  conEvidencia: choice('Evidencia del bimestre', { false: 'Sin evidencia', true: 'Con evidencia' }),
};

/** Titles of the buttons. */
export const BUTTON = {
  abrir: 'Abrir',
  abrirCiclo: 'Abrir ciclo',
  documentoDelMecanismo: 'Documento del Mecanismo (1.1)',
  aprobar: 'Aprobar y publicar',
  acusar: 'Acusar recibo',
  registrarInforme: 'Registrar informe',
  registrarAsm: 'Registrar ASM',
  asignar: 'Asignar',
  notificar: 'Emitir oficios y notificar',
  guardarValoracion: 'Guardar valoración',
  concurrir: 'Enviar respuesta',
  guardarClasificacion: 'Guardar clasificación',
  guardarBorrador: 'Guardar borrador',
  presentar: 'Presentar postura',
  tomarNota: 'Tomar nota',
  devolver: 'Devolver con observaciones',
  insistir: 'Insistir con razones',
  noContinuar: 'No continuar con este ASM',
  enviarAvance: 'Enviar avance',
} as const;

/** Titles that name an ASM. */
export const anexoSobre = (asm: string): string => `Anexo de la postura sobre ${asm}`;
export const evidenciaDe = (asm: string): string => `Evidencia de ${asm}`;
