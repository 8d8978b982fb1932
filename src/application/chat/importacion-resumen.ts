import type { Reply } from '../chat.js';
import { counted } from '../counted.js';
import { sizeOf } from '../file-size.js';
import type { Question } from '../import/reading.js';
import type { Card } from '../messenger.js';
import { shortened } from '../shortened.js';
import { asmStart } from './asm-start.js';
import { type Borrador, type Propuesta, vigentes } from './importacion-borrador.js';
import { importCard, type Sesion } from './importacion-sesion.js';

const MAX_WARNINGS = 8;
const MAX_QUESTIONS = 3;
const MAX_LISTED = 150;
const MAX_DRAFTS = 6;

interface Linea {
  readonly titulo: string;
  readonly valor: string;
}

/** Name of the answer's input: the question's own id may hold characters that an input's can't. */
export const campoDe = (index: number): string => `respuesta${index}`;

/** Questions are asked a few at a time: an answer often makes others needless. */
export const preguntasDe = ({ lectura }: Sesion): readonly Question[] => lectura.questions.slice(0, MAX_QUESTIONS);

const count = (propuestas: readonly Propuesta[], holds: (each: Propuesta) => boolean): number =>
  propuestas.filter(holds).length;

const line = (titulo: string, valor: string | number): readonly Linea[] => [{ titulo, valor: String(valor) }];

const some = (titulo: string, value: number): readonly Linea[] => (value === 0 ? [] : line(titulo, value));

/** Distinct values of a column, named when there are several: one workbook may hold several programmes. */
const several = (titulo: string, values: readonly (string | undefined)[]): readonly Linea[] => {
  const distinct = [...new Set(values.filter((value) => value !== undefined))];
  return distinct.length < 2 ? [] : line(`${titulo} (${distinct.length})`, shortened(distinct.join('; '), 300));
};

const hechosOf = ({ ciclo, lectura, propuestas }: Sesion): readonly Linea[] => {
  const kept = vigentes(propuestas);
  const registered = Object.keys(ciclo.asm).length;
  return [
    ...line('El informe declara', ciclo.informe === undefined ? 'sin registrar' : `${ciclo.informe.asmDeclarados} ASM`),
    ...lectura.declared
      .slice(0, 3)
      .flatMap((each) => line('El archivo dice', `«${shortened(each.text, 160)}» (${each.where})`)),
    ...some('Ya registrados', registered),
    ...line(
      'Entendidos en el archivo',
      count(propuestas, (each) => !each.agregado),
    ),
    ...some(
      'Sin recomendación',
      count(kept, (each) => each.texto.recomendacion === undefined),
    ),
    ...some(
      'Sin hallazgo',
      count(kept, (each) => each.texto.hallazgo === undefined),
    ),
    ...some(
      'Corregidos por usted',
      count(kept, (each) => each.corregido),
    ),
    ...some(
      'Agregados por usted',
      count(kept, (each) => each.agregado),
    ),
    ...some(
      'Quitados por usted',
      count(propuestas, (each) => each.quitado),
    ),
    ...several(
      'Programas',
      kept.map((each) => each.texto.programa),
    ),
    ...several(
      'Dependencias',
      kept.map((each) => each.texto.dependencia),
    ),
    ...line('Textos que no se proponen como ASM', lectura.omitted.length),
  ];
};

const estadoOf = ({ lectura, propuestas }: Sesion): string => {
  if (lectura.questions.length > 0)
    return 'El archivo puede leerse de más de una manera. Responda para continuar; aún no se registra nada.';
  if (propuestas.length === 0)
    return lectura.passages.length > 0
      ? 'No se reconoció ningún ASM. Puede elegir los pasajes del archivo, página por página, o capturarlos a mano.'
      : 'No se encontró ningún hallazgo ni recomendación. Adjunte otro archivo o captúrelos a mano.';
  return 'Revise lo que se entendió. Nada se registra hasta que usted confirme.';
};

const preguntaData = (question: Question, index: number) => ({
  texto: question.text,
  campo: campoDe(index),
  opciones: question.options.map((option) => ({ title: shortened(option.label, 150), value: option.id })),
  muestras: question.options
    .filter((option) => option.samples.length > 0)
    .map((option) => ({
      titulo: option.label,
      texto: option.samples.map((sample) => `«${shortened(sample, 160)}»`).join('\n'),
    })),
});

/** The report's own numbering at the head of a text: beside the list's number it would read as a second one. */
const OWN_NUMBER = /^\s*\d{1,3}\s*[.)-]+\s*/u;

/** How each ASM is named in the list: its place in the review, what is to be noticed, and its first words. */
const nombreEnLista = (propuesta: Propuesta, index: number): string => {
  const marks = [
    ...(propuesta.quitado ? ['quitado'] : []),
    ...propuesta.avisos.slice(0, 1).map((each) => shortened(each.replace(/\.$/u, ''), 40)),
  ];
  const text = asmStart(propuesta, 120).replace(OWN_NUMBER, '');
  return `${index + 1}. ${marks.length === 0 ? '' : `[${marks.join('; ')}] `}${text}`;
};

/** How the count would stand: the report's against what is registered and what would be. */
export const conteoOf = ({ ciclo, propuestas }: Sesion): { readonly declarados: number; readonly serian: number } => ({
  declarados: ciclo.informe?.asmDeclarados ?? 0,
  serian: Object.keys(ciclo.asm).length + vigentes(propuestas).length,
});

const wouldBe = (many: number): string => {
  if (many === 0) return 'no quedaría registrado ninguno';
  return many === 1 ? 'quedaría registrado 1' : `quedarían registrados ${many}`;
};
const missing = (many: number): string => (many === 1 ? 'falta 1' : `faltan ${many}`);
const left = (many: number): string => (many === 1 ? 'sobra 1' : `sobran ${many}`);

const conteoText = (sesion: Sesion): string => {
  const { declarados, serian } = conteoOf(sesion);
  if (declarados === serian) return `Coincide: el informe declara ${declarados} ASM y ${wouldBe(serian)}.`;
  const side = serian < declarados ? missing(declarados - serian) : left(serian - declarados);
  return `No coincide: el informe declara ${declarados} ASM y ${wouldBe(serian)} (${side}).`;
};

const avisosOf = ({ lectura }: Sesion): readonly { texto: string }[] => {
  const shown = lectura.warnings.slice(0, MAX_WARNINGS).map((texto) => ({ texto }));
  const more = lectura.warnings.length - shown.length;
  return more > 0 ? [...shown, { texto: `Hay ${counted(more, 'aviso', 'avisos')} más del archivo.` }] : shown;
};

/** Without the file's name, which these cards show apart. */
const etiquetaOf = ({ ciclo }: Sesion): string => `Acción 1.2 · PAE ${ciclo.datos.pae}`;

/** What was understood of the file, against the report's count; questions first. */
export const resumenCard = (sesion: Sesion, notice?: Card['notice'], motivo = ''): Reply => {
  const { borrador, lectura, propuestas } = sesion;
  const asks = lectura.questions.length > 0;
  const kept = vigentes(propuestas).length;
  const { declarados, serian } = conteoOf(sesion);
  const listed = propuestas.slice(0, MAX_LISTED);
  const data = {
    etiqueta: etiquetaOf(sesion),
    archivo: `${borrador.archivo.nombre} (${sizeOf(borrador.archivo.bytes)})`,
    estado: estadoOf(sesion),
    hechos: asks ? [] : hechosOf(sesion),
    avisos: asks ? [] : avisosOf(sesion),
    pregunta: asks,
    preguntas: preguntasDe(sesion).map(preguntaData),
    revisa: !asks && propuestas.length > 0,
    hayPasajes: lectura.passages.length > 0,
    sinNada: !asks && propuestas.length === 0,
    lista: listed.map((each, index) => ({ title: nombreEnLista(each, index), value: String(index) })),
    primero: '0',
    confirma: !asks && kept > 0,
    conteo: conteoText(sesion),
    difiere: declarados !== serian,
    faltan: serian < declarados,
    motivo,
    tituloConfirmar: kept === 1 ? 'Confirmar y registrar 1 ASM' : `Confirmar y registrar ${kept} ASM`,
  };
  return importCard(sesion, 'importacion', data, notice);
};

/** The less used ways of the review. */
export const opcionesCard = (sesion: Sesion): Reply =>
  importCard(sesion, 'importacion-opciones', {
    etiqueta: etiquetaOf(sesion),
    archivo: sesion.borrador.archivo.nombre,
    tituloOmitidos: `Ver lo que no se propone (${sesion.lectura.omitted.length})`,
    hayPasajes: sesion.lectura.passages.length > 0,
    hayRespuestas: Object.keys(sesion.borrador.respuestas).length > 0,
  });

/** Reviews that wait for somebody. */
export const listaCard = (
  ciclo: Sesion['ciclo'],
  borradores: readonly Borrador[],
  nameOf: (person: string) => string,
): Reply => ({
  card: {
    template: 'importacion-lista',
    data: {
      etiqueta: `Acción 1.2 · PAE ${ciclo.datos.pae}${borradores.length > MAX_DRAFTS ? ` · Se muestran ${MAX_DRAFTS} de ${borradores.length}; adjunte el archivo de otra para continuarla` : ''}`,
      vacio: borradores.length === 0,
      filas: borradores.slice(0, MAX_DRAFTS).map((each) => ({
        nombre: each.archivo.nombre,
        detalle: `${sizeOf(each.archivo.bytes)}. La inició ${nameOf(each.persona)}.`,
        datos: { ciclo: ciclo.datos.id, importacion: each.id },
      })),
    },
  },
});
