import type { Acuse } from '../../domain/acuse.js';
import type { AsmId, Criterio } from '../../domain/asm.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { type Cierre, CRITERIOS_JUZGADOS, criteriosCumplidos, type Veredicto } from '../../domain/cierre.js';
import { type Conflicto, conflictoDe } from '../../domain/cierre-actual.js';
import { formatInstante } from '../../domain/fecha.js';
import { type Eslabon, eslabonesFaltantes } from '../../domain/trazabilidad.js';
import { CRITERIOS, razonAparte } from '../criterios.js';
import { VALORES_VEREDICTO } from './cierre-suceso.js';
import { lugarName } from './evidencia-lugares.js';
import type { Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { postName } from './matter.js';

/** Of a reason in a card; whoever must act on it reads it whole. */
const SHORT = 400;
const MANY_LINKS = 10;

const MARCAS: Readonly<Record<Veredicto['valor'], string>> = { cumple: '✔', 'no-cumple': '✘', falta: '○' };

/** A verdict as a mark and its words, never a colour alone. */
const veredictoLine = (veredicto: Veredicto | undefined, { situacion }: Cierre): string => {
  if (veredicto !== undefined) return `${MARCAS[veredicto.valor]} ${VALORES_VEREDICTO[veredicto.valor]}`;
  return situacion.estado === 'sin-solventar' ? '– No se valoró' : '– Por valorar';
};

/** Who and when, in one line. */
const quienLine = ({ persona, puesto, at }: Acuse, viewer: Viewer): string =>
  `${viewer.nameOf(persona)} (${postName(viewer, puesto)}), ${formatInstante(at)}`;

const answerLine = (question: string, criterio: Criterio | undefined): readonly string[] =>
  criterio === undefined
    ? []
    : [
        `${question} ${criterio.cumple ? 'Sí.' : 'No.'} ${beginning(criterio.razon, criterio.cumple ? SHORT : 1500, 20)}`,
      ];

const documentLine = (ciclo: CicloAbierto, { evidencia: id }: Veredicto): readonly string[] => {
  const found = ciclo.evidencias.find((each) => each.id === id);
  return found === undefined
    ? []
    : [
        `Documento: ${beginning(found.archivo.nombre, 120, 1)}, versión ${found.version}, de ${lugarName(ciclo, found)}.`,
      ];
};

/** Everything that a verdict says: its reason, its answers, its document, who and when. */
const veredictoDetail = (ciclo: CicloAbierto, veredicto: Veredicto, viewer: Viewer): string =>
  [
    ...razonAparte(veredicto).map((razon) => beginning(razon, veredicto.valor === 'cumple' ? SHORT : 1500, 20)),
    ...answerLine('¿Directa?', veredicto.directa),
    ...answerLine('¿Unívoca?', veredicto.univoca),
    ...answerLine('¿Vigente?', veredicto.vigente),
    ...documentLine(ciclo, veredicto),
    quienLine(veredicto.acuse, viewer),
  ].join('\n');

/** The missing links of an ASM, those that block first. */
export const eslabonesDe = (
  ciclo: CicloAbierto,
  asm: AsmId,
  viewer: Viewer,
): { readonly impiden: readonly Eslabon[]; readonly otros: readonly Eslabon[] } => {
  const all = eslabonesFaltantes(ciclo, asm, viewer.directorio);
  return { impiden: all.filter(({ bloquea }) => bloquea), otros: all.filter(({ bloquea }) => !bloquea) };
};

const listed = (heading: string, all: readonly Eslabon[]): readonly string[] => {
  if (all.length === 0) return [];
  const rest = all.length - MANY_LINKS;
  return [
    heading,
    ...all.slice(0, MANY_LINKS).map(({ texto }) => `• ${texto}`),
    ...(rest > 0 ? [`• Y ${rest} más.`] : []),
  ];
};

/** Criterion D as it is computed now, with what SE said of it. */
const trazabilidadRow = (ciclo: CicloAbierto, asm: AsmId, { situacion, dictamen }: Cierre, viewer: Viewer) => {
  const { impiden, otros } = eslabonesDe(ciclo, asm, viewer);
  const { trazabilidad } = dictamen;
  const state =
    impiden.length > 0
      ? `✘ ${impiden.length === 1 ? 'Falta 1 eslabón' : `Faltan ${impiden.length} eslabones`}`
      : trazabilidad === undefined
        ? '– Por confirmar; no falta ningún eslabón'
        : '✔ Cumple';
  return {
    titulo: CRITERIOS.D.nombre,
    estado: state,
    detalle: [
      ...listed(situacion.estado === 'sin-solventar' ? 'Quedó pendiente:' : 'Impide darlo por solventado:', impiden),
      ...listed('No lo impide, y se hace constar:', otros),
      ...(trazabilidad === undefined
        ? []
        : [beginning(trazabilidad.razon, SHORT, 6), quienLine(trazabilidad.acuse, viewer)]),
    ].join('\n'),
  };
};

/** The four criteria of an ASM as its card lists them. */
export const criterioRows = (ciclo: CicloAbierto, asm: AsmId, cierre: Cierre, viewer: Viewer) => [
  ...CRITERIOS_JUZGADOS.map((criterio) => {
    const veredicto = cierre.dictamen.veredictos[criterio];
    return {
      titulo: CRITERIOS[criterio].nombre,
      estado: veredictoLine(veredicto, cierre),
      detalle: veredicto === undefined ? '' : veredictoDetail(ciclo, veredicto, viewer),
    };
  }),
  trazabilidadRow(ciclo, asm, cierre, viewer),
];

/** Where a closure stands, in a sentence. */
export const cierreLine = ({ situacion, dictamen }: Cierre, viewer: Viewer): string => {
  switch (situacion.estado) {
    case 'abierto': {
      const met = criteriosCumplidos(dictamen).length;
      return `Abierto: ${met === 1 ? 'se cumple' : 'se cumplen'} ${met} de los 4 criterios.`;
    }
    case 'solventado':
      return `✔ Solventado con el dictamen ${situacion.numero}, ${quienLine(situacion.acuse, viewer)}.`;
    case 'sin-solventar':
      return `✘ Cerrado sin solventar: ${beginning(situacion.razon, 1500, 20)}\n${quienLine(situacion.acuse, viewer)}.`;
  }
};

/** The same for a list: each criterion with its mark and word. */
export const cierreShort = ({ situacion, dictamen }: Cierre): string => {
  if (situacion.estado === 'solventado') return `✔ Solventado, dictamen ${situacion.numero}`;
  if (situacion.estado === 'sin-solventar') return '✘ Cerrado sin solventar';
  const judged = CRITERIOS_JUZGADOS.map((criterio) => {
    const veredicto = dictamen.veredictos[criterio];
    return `${criterio} ${veredicto === undefined ? 'por valorar' : VALORES_VEREDICTO[veredicto.valor].toLowerCase()}`;
  });
  return [...judged, `D ${dictamen.trazabilidad === undefined ? 'por confirmar' : 'cumple'}`].join(' · ');
};

const CONFLICTOS: Readonly<Record<Conflicto, string>> = {
  secretaria:
    'La Secretaría Ejecutiva ejecuta este ASM: se requiere también la opinión de la Dirección de Administración.',
  administracion: 'La Dirección de Administración ejecuta este ASM: así lo dirán la cédula y el Acta.',
  ambas:
    'La Secretaría Ejecutiva y la Dirección de Administración ejecutan este ASM: se requiere también la opinión de la Dirección, pero no ' +
    'hay una segunda opinión independiente. Así lo dirán la cédula y el Acta.',
};

/** What is said of a conflict of interest; empty when there is none. */
export const conflictoLine = (ciclo: CicloAbierto, asm: AsmId, { directorio }: Viewer): string => {
  const conflicto = conflictoDe(ciclo, asm, directorio);
  return conflicto === undefined ? '' : CONFLICTOS[conflicto];
};

const ATENDER_OPINION =
  'La Secretaría Ejecutiva atiende su razón, valora de nuevo el criterio de que se trate y confirma la trazabilidad: se pide otra opinión.';

/** What the Dirección de Administración answered, and what follows where it was against; empty while it said nothing. */
export const segundaLine = ({ situacion, dictamen: { segunda } }: Cierre, viewer: Viewer): string =>
  segunda === undefined
    ? ''
    : [
        `Segunda opinión: ${segunda.conforme ? '✔ conforme' : '✘ no conforme'}. ${beginning(segunda.razon, 1500, 20)}`,
        quienLine(segunda.acuse, viewer),
        ...(segunda.conforme || situacion.estado !== 'abierto' ? [] : [ATENDER_OPINION]),
      ].join('\n');

/** The last reopening, with how many there were; empty when there was none. */
export const reaperturaLine = ({ reaperturas }: Cierre, viewer: Viewer): string => {
  const last = reaperturas.at(-1);
  if (last === undefined) return '';
  const times = reaperturas.length === 1 ? 'Se reabrió una vez' : `Se reabrió ${reaperturas.length} veces; la última`;
  return `${times}: ${beginning(last.razon, SHORT, 6)} ${quienLine(last.acuse, viewer)}.`;
};
