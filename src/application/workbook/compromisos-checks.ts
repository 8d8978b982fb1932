import { words } from '../import/fold.js';
import { textIn } from './cell-values.js';
import type { FilaActividad, FilaCompromiso } from './compromisos-rows.js';
import { type CompromisoEnLibro, claveActividad, literalDe } from './compromisos-write.js';
import type { Problem } from './problem.js';
import type { TableRow } from './read-table.js';

/** The first row that says the same as a later one. */
const repeated = <T extends { readonly row: TableRow }>(
  filas: readonly T[],
  key: string,
  identity: (fila: T) => string | undefined,
  text: (fila: T, first: number) => string,
): readonly Problem[] => {
  const seen = new Map<string, number>();
  return filas.flatMap((fila) => {
    const id = identity(fila);
    const first = id === undefined ? undefined : seen.get(id);
    if (id !== undefined && first === undefined) seen.set(id, fila.row.number);
    return first === undefined ? [] : [{ where: fila.row.at(key), text: text(fila, first) }];
  });
};

/** Rows that say twice what can be said once. */
export const repeatedProblems = (
  compromisos: readonly FilaCompromiso[],
  actividades: readonly FilaActividad[],
): readonly Problem[] => [
  ...repeated(
    compromisos,
    'asm',
    ({ asm }) => asm,
    ({ asm }, first) => `${asm} ya está en el renglón ${first}; deje uno solo.`,
  ),
  ...repeated(
    actividades,
    'descripcion',
    ({ asm, actividad: { descripcion } }) =>
      descripcion === '' ? undefined : `${asm} ${words(descripcion).join(' ')}`,
    ({ asm }, first) => `repite la actividad de ${asm} del renglón ${first}; quite una o distíngalas.`,
  ),
  ...repeated(
    actividades,
    'lugar',
    ({ asm, lugar }) => (lugar === undefined ? undefined : `${asm} ${lugar}`),
    ({ asm, lugar }, first) => `la actividad ${lugar} de ${asm} ya está en el renglón ${first}; numérelas en orden.`,
  ),
];

const squeezed = (text: string): string => words(text).join(' ');

/** A column that was sorted alone puts the text of one ASM beside the key of another. */
export const shiftedProblems = (
  filas: readonly FilaCompromiso[],
  enLibro: readonly CompromisoEnLibro[],
): readonly Problem[] => {
  const owner = new Map(enLibro.map(({ asm }) => [squeezed(literalDe(asm)), asm]));
  const texts = new Map(enLibro.map(({ asm }) => [asm.id, squeezed(literalDe(asm))]));
  return filas.flatMap(({ row, asm }) => {
    const said = squeezed(textIn(row.cell('recomendacion')));
    const whose = said === '' || said === texts.get(asm) ? undefined : owner.get(said);
    return whose === undefined
      ? []
      : [
          {
            where: row.at('recomendacion'),
            text: `este texto es de ${whose.id} y el renglón dice ${asm}; revise que no se hayan movido celdas.`,
          },
        ];
  });
};

/**
 * Activities whose texts changed places with each other while their keys stayed: the evidence of each one would become the
 * other's. A text that is only worded anew is nobody else's.
 */
export const swappedProblems = (
  filas: readonly FilaActividad[],
  enLibro: readonly CompromisoEnLibro[],
): readonly Problem[] => {
  const owner = new Map(
    enLibro.flatMap(({ asm, contenido }) =>
      (contenido?.actividades ?? []).map((each) => [
        `${asm.id} ${squeezed(each.descripcion)}`,
        claveActividad(asm.id, each),
      ]),
    ),
  );
  const ownerOf = ({ asm, actividad: { descripcion } }: FilaActividad): string | undefined =>
    owner.get(`${asm} ${squeezed(descripcion)}`);
  const lost = new Set(filas.filter((fila) => ownerOf(fila) !== fila.clave).map(({ clave }) => clave));
  const known = new Set(owner.values());
  return filas.flatMap((fila) => {
    const { row, clave } = fila;
    const whose = ownerOf(fila);
    return whose === undefined || whose === clave || !lost.has(whose) || !known.has(clave)
      ? []
      : [
          {
            where: row.at('descripcion'),
            text: `este texto es de la clave ${whose} y el renglón dice ${clave}; revise que no se hayan movido celdas sin su clave.`,
          },
        ];
  });
};
