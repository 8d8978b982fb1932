/** One step of the main job: whose local Teams to open, and what to do there (es-MX, plain text). */
export interface Step {
  readonly clave: string;
  readonly que: string;
}

/** The main job from the report to the Acta, in order, as the start page proposes it. */
export const FIRST_STEPS: readonly Step[] = [
  { clave: 'se', que: 'Abra su Teams. El bot saluda y dice qué hay por hacer; «ayuda» muestra todo lo que entiende.' },
  {
    clave: 'se',
    que: 'Abra el ciclo con los datos que el bot le pide, adjunte el Mecanismo (en «Adjuntar archivos») y apruébelo.',
  },
  { clave: 'do', que: 'Cada puesto recibe el Mecanismo: presione «Acusar recibo» en el Teams de cada persona.' },
  {
    clave: 'se',
    que: 'Registre el informe y adjunte el archivo con los hallazgos; revise lo que el bot entendió y presione «Confirmar».',
  },
  { clave: 'se', que: 'Asigne cada ASM a una o más unidades y notifíquelas.' },
  {
    clave: 'do',
    que: 'Como unidad: acuse recibo de la notificación, lea sus ASM y responda si está de acuerdo con la selección y la clasificación.',
  },
  { clave: 'enlace', que: 'Prepare la postura de la Dirección de Organización; la presenta su titular.' },
  { clave: 'dpc', que: 'Presente la postura de su unidad, con archivos si los tiene.' },
  {
    clave: 'se',
    que: 'Tome nota de cada postura o devuélvala con observaciones.',
  },
  {
    clave: 'do',
    que: 'Proponga los compromisos de su unidad («compromisos»), en las tarjetas o en su libro de Excel.',
  },
  {
    clave: 'se',
    que: 'Acuérdelos e integre el Convenio («convenio»). Cada parte lo firma, y usted adjunta la copia firmada a mano.',
  },
  { clave: 'dpc', que: 'Adjunte la evidencia de sus productos. Adelante el reloj y reporte el avance del bimestre.' },
  {
    clave: 'se',
    que: 'Compile el bimestre («seguimiento»), valore los criterios A a D («dictamen») e integre el Acta («acta»).',
  },
];
