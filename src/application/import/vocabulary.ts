/** What evaluation reports call things, folded (no accents, lower case). Add a word here and every reader knows it. */

const list = (text: string): readonly string[] => text.split(/\s+/u);

/** Phrases that count as one word, tried in order, without articles and prepositions. */
export const PHRASES: readonly (readonly [readonly string[], string])[] = [
  [['aspecto', 'susceptible', 'mejora'], 'asm'],
  [['area', 'oportunidad'], 'oportunidad'],
  [['oportunidad', 'mejora'], 'oportunidad'],
  [['area', 'mejora'], 'oportunidad'],
  [['accion', 'recomendada'], 'recomendacion'],
  [['accion', 'sugerida'], 'recomendacion'],
  [['medida', 'recomendada'], 'recomendacion'],
  [['accion', 'propuesta'], 'propuesta'],
  [['accion', 'mejora'], 'propuesta'],
  [['propuesta', 'mejora'], 'propuesta'],
  [['situacion', 'detectada'], 'hallazgo'],
  [['situacion', 'encontrada'], 'hallazgo'],
];

/** Plural and other forms to the form used below. */
export const FORMS: Readonly<Record<string, string>> = {
  hallazgos: 'hallazgo',
  asms: 'asm',
  aspectos: 'aspecto',
  susceptibles: 'susceptible',
  mejoras: 'mejora',
  debilidades: 'debilidad',
  amenazas: 'amenaza',
  oportunidades: 'oportunidad',
  fortalezas: 'fortaleza',
  retos: 'reto',
  problemas: 'problema',
  problematicas: 'problematica',
  deficiencias: 'deficiencia',
  areas: 'area',
  recomendaciones: 'recomendacion',
  rec: 'recomendacion',
  sugerencias: 'sugerencia',
  observaciones: 'observacion',
  acciones: 'accion',
  recomendadas: 'recomendada',
  sugeridas: 'sugerida',
  propuestas: 'propuesta',
  medidas: 'medida',
  detectadas: 'detectada',
};

/** Words of a header that say nothing about what the column holds. */
export const STOP = new Set(list('de del la el los las lo y o u e a en que por para su sus al un una con se'));

/** First words of a sentence and never of a header. */
export const SENTENCE_STARTS = new Set(list('el la los las un una se'));

/** Words that hang what follows on what stands before: `Recomendación al hallazgo` holds recomendaciones. */
export const HANGING = new Set(
  list('de del al para por sobre que derivada derivadas derivado derivados asociada asociadas asociado asociados'),
);

/** Words that put two nouns side by side. */
export const CONJUNCTIONS = new Set(list('y e o u'));

/** Words of an aside that only says where in the report the text stands. */
export const ASIDE_PLACE = new Set(
  list('pagina paginas pag pags apartado capitulo seccion anexo numeral referencia fuente pregunta preguntas'),
);

/** Verbs that make a short text a sentence: data, not a header. */
export const VERBS = new Set(
  list('es son esta estan tiene tienen cuenta cuentan existe existen carece carecen falta faltan'),
);

/** Nouns whose column holds the hallazgo. */
export const HALLAZGO = new Set(list('hallazgo debilidad amenaza oportunidad reto problema problematica deficiencia'));

/** Nouns whose column holds the recomendación. */
export const RECOMENDACION = new Set(list('recomendacion sugerencia'));

/** Nouns that hold one of the two texts only when nothing better stands beside. */
export const LOOSE: Readonly<Record<string, 'hallazgo' | 'recomendacion'>> = {
  observacion: 'hallazgo',
  propuesta: 'recomendacion',
};

/** Words that may stand beside such a noun and change nothing. */
export const FILLER = new Set(
  list(
    'descripcion texto redaccion detalle contenido enunciado principal principales general generales especifica especificas ' +
      'especifico especificos detectado detectados detectada detectadas identificado identificados identificada identificadas ' +
      'encontrado encontrados relevante relevantes emitida emitidas formulada formuladas derivado derivados derivada derivadas ' +
      'conclusion conclusiones evaluacion externa externo externos evaluador evaluadores evaluadora informe instancia equipo final finales literal ' +
      'completo completa letra textual programa pp foda fodas resultado resultados segun nombre asm mejora',
  ),
);

/** Words that turn such a noun into a fact about it: its state, its date, who attends to it. */
export const ABOUT = new Set(
  list(
    'fecha pagina paginas pag pags total totales cantidad estatus estado status situacion prioridad responsable responsables area areas ' +
      'unidad plazo avance avances tema temas seccion apartado capitulo referencia pregunta preguntas justificacion comentario comentarios ' +
      'fuente evidencia evidencias actividad actividades producto productos nivel origen medio tipo clase clasificacion categoria ' +
      'aceptada aceptadas aceptado atendida atendidas atendido solventada solventado atencion cumplimiento seguimiento compromiso compromisos ' +
      'respuesta postura motivo causa efecto objetivo indicador meta anexo ano anio ejercicio ambito periodo costo monto presupuesto ' +
      'despacho actor mejora instrumento clave numero no num id folio si viable viabilidad factibilidad claridad relevancia',
  ),
);

export const NUMERO = new Set(
  list('no num numero n nro # id clave cve folio consecutivo cons identificador codigo progresivo'),
);
export const UBICACION = new Set(list('ubicacion localizacion'));
export const CLASE = new Set(list('tipo clase clasificacion categoria naturaleza foda'));
export const PROGRAMA = new Set(list('programa programas pp fondo'));
export const DEPENDENCIA = new Set(
  list('dependencia dependencias entidad ente institucion secretaria organismo sujeto unidad area ur'),
);

/** Values and headings that name a kind of ASM. */
export const CLASES: Readonly<Record<string, 'hallazgo' | 'oportunidad' | 'debilidad' | 'amenaza' | 'fortaleza'>> = {
  hallazgo: 'hallazgo',
  oportunidad: 'oportunidad',
  debilidad: 'debilidad',
  amenaza: 'amenaza',
  fortaleza: 'fortaleza',
};
