import type { ClaseAsm, TextoAsm } from '../../domain/asm.js';
import { lugarDe } from '../asm-place.js';
import type { Reply } from '../chat.js';
import { counted } from '../counted.js';
import type { Card } from '../messenger.js';
import { shortened } from '../shortened.js';
import type { Typed } from './feature.js';
import type { Propuesta } from './importacion-borrador.js';
import { importCard, indexIn, type Sesion } from './importacion-sesion.js';
import { beginning } from './long-text.js';
import { textParts } from './text-parts.js';

const OMITTED_A_PAGE = 8;
const PASSAGES_A_PAGE = 6;
const PASSAGE_SHOWN = 1_500;
/** Both texts in one form only while the card stays within Teams' size. */
const FORM_CHARACTERS = 20_000;

const CLASES: Readonly<Record<ClaseAsm, string>> = {
  hallazgo: 'Hallazgo',
  oportunidad: 'Oportunidad',
  debilidad: 'Debilidad',
  amenaza: 'Amenaza',
  'sin-precisar': 'Sin precisar',
};

const facts = ({ texto }: Propuesta): readonly { titulo: string; valor: string }[] =>
  [
    { titulo: 'Ubicación', valor: lugarDe(texto) },
    { titulo: 'Número o clave en el archivo', valor: texto.numero ?? '' },
    { titulo: 'Programa', valor: texto.programa ?? '' },
    { titulo: 'Dependencia', valor: texto.dependencia ?? '' },
    { titulo: 'Se presenta como', valor: texto.clase === 'sin-precisar' ? '' : CLASES[texto.clase] },
  ]
    .filter(({ valor }) => valor !== '')
    .map(({ titulo, valor }) => ({ titulo, valor: shortened(valor, 400) }));

const marks = (each: Propuesta): readonly string[] => [
  ...(each.quitado ? ['Quitado: no se registrará.'] : []),
  ...(each.corregido ? ['Corregido por la Secretaría Ejecutiva: difiere de lo leído en el archivo.'] : []),
  ...(each.clave.startsWith('f') ? ['Capturado a mano por la Secretaría Ejecutiva.'] : []),
  ...(each.clave.startsWith('p') ? ['Tomado de los pasajes que usted eligió.'] : []),
  ...each.avisos,
];

/** One ASM of the review, its texts to the letter; long ones in parts. */
export const asmCard = (
  sesion: Sesion,
  n: string | undefined,
  t: string | undefined,
  notice?: Card['notice'],
): Reply => {
  const { propuestas } = sesion;
  const index = indexIn(n, propuestas.length);
  const each = propuestas[index];
  if (each === undefined) return { text: 'Ese ASM ya no está en la revisión. Escriba «informe» para continuar.' };
  const hallazgo = textParts(each.texto.hallazgo ?? 'El archivo no lo trae.');
  const recomendacion = textParts(each.texto.recomendacion ?? 'El archivo no la trae.');
  const parts = Math.max(hallazgo.length, recomendacion.length);
  const part = indexIn(t, parts);
  const next = part + 1 < parts ? part + 1 : 0;
  const data = {
    titulo: `ASM ${index + 1} de ${propuestas.length}`,
    hechos: facts(each),
    avisos: marks(each).map((texto) => ({ texto })),
    hallazgo: hallazgo[part] ?? '(el hallazgo terminó en la parte anterior)',
    recomendacion: recomendacion[part] ?? '(la recomendación terminó en la parte anterior)',
    largo: parts > 1,
    verMas: next === 0 ? 'Volver al inicio del texto' : `Ver parte ${next + 1} de ${parts}`,
    t: String(next),
    n: String(index),
    clave: each.clave,
    vez: String(each.revision),
    hayAnterior: index > 0,
    anterior: String(index - 1),
    haySiguiente: index + 1 < propuestas.length,
    siguiente: String(index + 1),
    tituloQuitar: each.quitado ? 'Volver a incluir' : 'Quitar',
    quitara: each.quitado ? 'no' : 'si',
  };
  return importCard(sesion, 'importacion-asm', data, notice);
};

type Campo = 'hallazgo' | 'recomendacion';
const NOMBRES: Readonly<Record<Campo, string>> = { hallazgo: 'Hallazgo', recomendacion: 'Recomendación' };

/** What the form of one ASM shows. */
export interface Formulario {
  readonly titulo: string;
  readonly clave: string;
  readonly n: string;
  readonly vez: string;
  readonly texto: TextoAsm;
  readonly nuevo: boolean;
  /** The one text to show when both don't fit. */
  readonly campo?: string;
}

/** The form that corrects an ASM or adds one; what was typed wins over what is kept. */
export const editarCard = (sesion: Sesion, form: Formulario, typed: Typed = {}, notice?: Card['notice']): Reply => {
  const { texto, nuevo } = form;
  const values = { hallazgo: texto.hallazgo ?? '', recomendacion: texto.recomendacion ?? '' };
  const shown = {
    hallazgo: typed['hallazgo'] ?? values.hallazgo,
    recomendacion: typed['recomendacion'] ?? values.recomendacion,
  };
  const split = shown.hallazgo.length + shown.recomendacion.length > FORM_CHARACTERS;
  const first: Campo = form.campo === 'recomendacion' ? 'recomendacion' : 'hallazgo';
  const other: Campo = first === 'hallazgo' ? 'recomendacion' : 'hallazgo';
  const fields: readonly Campo[] = split ? [first] : ['hallazgo', 'recomendacion'];
  const data = {
    titulo: form.titulo,
    ayuda: nuevo
      ? 'Copie los textos a la letra. Lo que el informe no diga, déjelo en blanco.'
      : 'Corrija solo para que diga lo mismo que el informe. Un texto en blanco significa que el informe no lo trae.',
    textos: fields.map((campo) => ({ campo, nombre: NOMBRES[campo], valor: shown[campo] })),
    ubicacion: typed['ubicacion'] ?? texto.ubicacion,
    clase: typed['clase'] ?? texto.clase,
    clave: form.clave,
    n: form.n,
    vez: form.vez,
    partido: split && !nuevo,
    otro: other,
    tituloOtro: other === 'hallazgo' ? 'Ir al hallazgo' : 'Ir a la recomendación',
    hayPasajes: nuevo && sesion.lectura.passages.length > 0,
    volver: nuevo ? 'importacion.abrir' : 'importacion.ver',
  };
  return importCard(sesion, 'importacion-editar', data, notice);
};

/** What was left out, where it is and why. */
export const omitidosCard = (sesion: Sesion, p: string | undefined): Reply => {
  const { omitted } = sesion.lectura;
  const pages = Math.max(1, Math.ceil(omitted.length / OMITTED_A_PAGE));
  const page = indexIn(p, pages);
  const shown = omitted.slice(page * OMITTED_A_PAGE, (page + 1) * OMITTED_A_PAGE);
  return importCard(sesion, 'importacion-omitidos', {
    estado:
      omitted.length === 0
        ? 'No se dejó nada fuera.'
        : `${counted(omitted.length, 'texto', 'textos')}. Página ${page + 1} de ${pages}.`,
    filas: shown.map(({ where, text, why }) => ({
      donde: where,
      texto: shortened(text, 300),
      porque: `Por qué: ${why}.`,
    })),
    hayAnterior: page > 0,
    anterior: String(page - 1),
    haySiguiente: page + 1 < pages,
    siguiente: String(page + 1),
  });
};

/** The passages of each page of the review: those of one page of the file, a few at a time. */
const passagePages = ({ lectura }: Sesion): readonly (readonly number[])[] => {
  const pages: number[][] = [];
  for (const [index, passage] of lectura.passages.entries()) {
    const last = pages.at(-1);
    const before = lectura.passages[index - 1];
    const paged = passage.where.startsWith('página') && passage.where !== before?.where;
    if (last === undefined || last.length >= PASSAGES_A_PAGE || paged) pages.push([index]);
    else last.push(index);
  }
  return pages;
};

/** Name of the input of a passage. */
export const campoPasaje = (index: number): string => `pasaje${index}`;

/** Positions of the passages that a page of the review shows. */
export const pasajesDe = (sesion: Sesion, p: string | undefined): readonly number[] => {
  const pages = passagePages(sesion);
  return pages[indexIn(p, pages.length)] ?? [];
};

/** The passages of the file, page by page, to be taken as hallazgo, recomendación or nothing. */
export const pasajesCard = (sesion: Sesion, p: string | undefined, notice?: Card['notice']): Reply => {
  const pages = passagePages(sesion);
  const page = indexIn(p, pages.length);
  const { passages } = sesion.lectura;
  const filas = (pages[page] ?? []).map((index) => ({
    donde: passages[index]?.where ?? '',
    texto: beginning(passages[index]?.text ?? '', PASSAGE_SHOWN, 60),
    campo: campoPasaje(index),
    valor: sesion.borrador.pasajes[String(index)] ?? 'no',
  }));
  const made = sesion.propuestas.filter((each) => each.clave.startsWith('p')).length;
  const data = {
    estado: `Página ${page + 1} de ${Math.max(1, pages.length)} de la revisión. ASM formados con pasajes: ${made}.`,
    filas,
    p: String(page),
    hayAnterior: page > 0,
    anterior: String(page - 1),
    haySiguiente: page + 1 < pages.length,
    siguiente: String(page + 1),
  };
  return importCard(sesion, 'importacion-pasajes', data, notice);
};
