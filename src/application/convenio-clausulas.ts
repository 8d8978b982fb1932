/** A clause of the Convenio. `\n` in its text begins another paragraph. */
export interface Clausula {
  readonly titulo: string;
  readonly texto: string;
}

/** The clauses that an institution's Convenio carries. */
export interface Clausulado {
  readonly clausulas: readonly Clausula[];
  /** The legal area has reviewed them: until then the document says that it has not. */
  readonly revisadas: boolean;
}

/** The clauses of an institution that sets none: every text is to be reviewed by its legal area. */
export const CLAUSULAS: readonly Clausula[] = [
  {
    titulo: 'Objeto',
    texto:
      'Establecer los compromisos de mejora, las actividades, los productos, los responsables y los plazos para la solución de los ASM que se describen en este Convenio.',
  },
  {
    titulo: 'Responsabilidad',
    texto:
      'Cada unidad responde de sus propios compromisos y entrega la evidencia documental de sus productos a la Secretaría Ejecutiva, que valida su solventación.',
  },
  {
    titulo: 'Seguimiento',
    texto: 'Las unidades reportan su avance cada bimestre, en los términos del Mecanismo de seguimiento.',
  },
  {
    titulo: 'Vigencia',
    texto: 'El Convenio surte efectos desde su suscripción y hasta la firma del Acta de Atención de ASM.',
  },
  {
    titulo: 'Prórroga',
    texto:
      'La unidad puede solicitarla antes del vencimiento, con su justificación. La fecha original se conserva en el registro junto con cada una de las posteriores.',
  },
  {
    titulo: 'Incumplimiento',
    texto:
      'El incumplimiento injustificado se hace del conocimiento de la Contraloría, sin perjuicio de la obligación de atender el ASM.',
  },
  {
    titulo: 'Modificaciones',
    texto:
      'Todo cambio a lo convenido requiere un convenio modificatorio suscrito por quienes resulten afectados y por la Secretaría Ejecutiva.',
  },
  {
    titulo: 'Publicidad',
    texto:
      'El Convenio se publica en el portal de Internet oficial, en el apartado de Transparencia, en apego a los lineamientos aplicables.',
  },
];

const UNIDADES = ['', 'Primera', 'Segunda', 'Tercera', 'Cuarta', 'Quinta', 'Sexta', 'Séptima', 'Octava', 'Novena'];
const DECENAS = ['', 'Décima', 'Vigésima', 'Trigésima', 'Cuadragésima'];

/** Most clauses that have an ordinal in words. */
export const MAX_CLAUSULAS = 49;

/** The ordinal of a clause, counted from 1: `Primera`, `Décima segunda`. */
export const ordinalDeClausula = (numero: number): string => {
  const words = [DECENAS[Math.floor(numero / 10)] ?? '', UNIDADES[numero % 10] ?? ''].filter((word) => word !== '');
  return words.map((word, place) => (place === 0 ? word : word.toLowerCase())).join(' ');
};
