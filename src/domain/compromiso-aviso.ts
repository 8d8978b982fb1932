import type { TextoAsm } from './asm.js';
import type { ContenidoCompromiso } from './compromiso.js';
import { esFecha, formatFecha } from './fecha.js';
import type { Fecha } from './identity.js';
import { type Refusal, refuse } from './refusal.js';

/** What the program points out of a commitment; the institution's rules say whether it advises or refuses. */
export const AVISOS_COMPROMISO = [
  'plazo-tras-paa',
  'inicio-pasado',
  'producto-no-documental',
  'recomendacion-compuesta',
] as const;

/** Name of something pointed out. */
export type ClaseAviso = (typeof AVISOS_COMPROMISO)[number];

/** Whether each thing pointed out advises or refuses. */
export type RigorAvisos = Readonly<Record<ClaseAviso, 'aviso' | 'rechazo'>>;

/** Something pointed out, as a complete es-MX sentence. */
export interface Aviso {
  readonly clase: ClaseAviso;
  readonly texto: string;
}

/** What a producto is looked at with: the ASM's own text, the year in which the PAA closes, and today. */
export interface Entorno {
  readonly texto: TextoAsm;
  readonly paa: number;
  readonly today: Fecha;
}

/** Words that name a document (documentary evidence, Mechanism 3.1). Stems, without accents. */
const DOCUMENTOS =
  /\b(acta|acuerdo|acuse|anexo|archivo|bitacora|calendario|cedula|circular|constancia|contrato|convenio|convocatoria|correo|cuadro|dictamen|diagnostico|diagrama|documento|encuesta|estudio|evaluacion|expediente|ficha|formato|guia|informe|instrumento|inventario|lineamiento|lista|manual|matriz|memoria|metodologia|minuta|mir|normativa|nota|oficio|organigrama|paa|padron|plan|poa|politica|presentacion|procedimiento|programa|protocolo|proyecto|publicacion|registro|reglamento|relacion|reporte|resolucion|resumen|solicitud|tabla|validacion)(e?s)?\b/u;

const plain = (texto: string): string => texto.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Infinitives that ask for something: two of them joined make a recommendation of several actions. */
const ACCIONES =
  /\b(actualizar|adecuar|ajustar|alinear|analizar|ampliar|aplicar|capacitar|coordinar|considerar|construir|contar|corregir|crear|cuantificar|definir|desarrollar|detallar|determinar|difundir|disenar|documentar|elaborar|emitir|establecer|evaluar|fortalecer|generar|identificar|implementar|incluir|incorporar|integrar|justificar|mejorar|modificar|precisar|publicar|realizar|reestructurar|replantear|revisar|sistematizar|solicitar|vincular)\b/gu;

const isCompuesta = ({ recomendacion = '' }: TextoAsm): boolean =>
  new Set(plain(recomendacion).match(ACCIONES) ?? []).size > 1;

const late = ({ plazo }: ContenidoCompromiso, paa: number): readonly Aviso[] => {
  const closes = `${paa}-12-31`;
  return esFecha(plazo) && plazo > closes
    ? [
        {
          clase: 'plazo-tras-paa',
          texto: `La fecha límite (${formatFecha(plazo)}) es posterior al cierre del PAA ${paa}.`,
        },
      ]
    : [];
};

const started = ({ actividades }: ContenidoCompromiso, today: Fecha): readonly Aviso[] =>
  actividades.flatMap(({ inicio }, index) =>
    esFecha(inicio) && inicio < today
      ? [
          {
            clase: 'inicio-pasado' as const,
            texto: `La actividad ${index + 1} inicia el ${formatFecha(inicio)}, fecha que ya pasó.`,
          },
        ]
      : [],
  );

const undocumented = ({ actividades }: ContenidoCompromiso): readonly Aviso[] =>
  actividades.flatMap(({ productos }, index) =>
    productos
      .filter(({ nombre }) => nombre.trim() !== '' && !DOCUMENTOS.test(plain(nombre)))
      .map(({ nombre }) => ({
        clase: 'producto-no-documental' as const,
        texto: `El producto «${nombre.slice(0, 80)}» de la actividad ${index + 1} no parece un documento; indique cuál lo comprobará.`,
      })),
  );

/** Everything to point out of a commitment before it is signed (3.1). It never changes what people wrote. */
export const avisosDe = (contenido: ContenidoCompromiso, { texto, paa, today }: Entorno): readonly Aviso[] => [
  ...late(contenido, paa),
  ...started(contenido, today),
  ...undocumented(contenido),
  ...(isCompuesta(texto) && contenido.actividades.length === 1
    ? [
        {
          clase: 'recomendacion-compuesta' as const,
          texto:
            'La recomendación pide varias acciones y el compromiso tiene una sola actividad: revise que atienda todas.',
        },
      ]
    : []),
];

/** The refusal that the institution's rules make of the first thing pointed out; undefined when they only advise. */
export const avisoProblem = (avisos: readonly Aviso[], rigor: RigorAvisos): Refusal | undefined => {
  const strict = avisos.find(({ clase }) => rigor[clase] === 'rechazo');
  return strict && refuse(strict.clase, strict.texto, 'La institución no lo permite: corríjalo y presente de nuevo.');
};
