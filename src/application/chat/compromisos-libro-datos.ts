import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { type Compromiso, estaResuelto, puedeProponerse } from '../../domain/compromiso.js';
import type { Workbook } from '../import/source.js';
import { namer } from '../workbook/asm-names.js';
import { type LecturaCompromisos, leerCompromisos } from '../workbook/compromisos-read.js';
import { type CompromisoEnLibro, libroDeCompromisos } from '../workbook/compromisos-write.js';
import type { WorkbookModel } from '../workbook/model.js';
import { borradorOf } from './compromiso-borrador.js';
import { situacionShort } from './compromiso-textos.js';
import { compromisosDe } from './compromisos.js';
import type { Viewer } from './feature.js';
import { holds, postName } from './matter.js';

/** For whom a workbook is: who is on the unit's post writes for it, anybody else reads what was put to the other side. */
export const paraQuien = (viewer: Viewer, unidad: string): 'unidad' | 'secretaria' =>
  holds(viewer, unidad) ? 'unidad' : 'secretaria';

const enLibroDe = (
  ciclo: CicloAbierto,
  compromiso: Compromiso,
  para: 'unidad' | 'secretaria',
): readonly CompromisoEnLibro[] => {
  const asm = ciclo.asm[compromiso.asm];
  if (asm === undefined) return [];
  const { borrador, versiones } = compromiso;
  const open = para === 'unidad' ? puedeProponerse(compromiso) : !estaResuelto(compromiso);
  const own = open && (borrador !== undefined || versiones.length > 0) ? borradorOf(compromiso) : undefined;
  const contenido = para === 'unidad' && open ? own : versiones.at(-1)?.contenido;
  return [{ asm, compromiso, contenido, cerrado: open ? '' : situacionShort(compromiso) }];
};

/** The commitments of a unit as a workbook shows them to this viewer: the unit sees its drafts, SE the last versions. */
const enLibro = (ciclo: CicloAbierto, unidad: string, viewer: Viewer): readonly CompromisoEnLibro[] =>
  compromisosDe(ciclo, unidad).flatMap((each) => enLibroDe(ciclo, each, paraQuien(viewer, unidad)));

/** The workbook of a unit's commitments for this viewer. */
export const libroPara = (ciclo: CicloAbierto, unidad: string, viewer: Viewer, institucion: string): WorkbookModel =>
  libroDeCompromisos(
    {
      datos: ciclo.datos,
      unidad,
      nombreUnidad: postName(viewer, unidad),
      para: paraQuien(viewer, unidad),
      hoy: viewer.today,
      institucion,
    },
    enLibro(ciclo, unidad, viewer),
  );

/** What a workbook says of a unit's commitments, against what this viewer may write of them now. */
export const lecturaDe = (
  ciclo: CicloAbierto,
  unidad: string,
  viewer: Viewer,
  workbook: Workbook,
): LecturaCompromisos => {
  const own = enLibro(ciclo, unidad, viewer);
  const ids = own.map(({ asm }) => asm.id);
  const others = Object.keys(ciclo.asm).filter((id) => !ids.includes(id));
  return leerCompromisos(workbook, own, namer(ids, others, postName(viewer, unidad)));
};
