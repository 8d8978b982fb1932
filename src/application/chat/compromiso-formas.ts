import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import {
  type Compromiso,
  type ContenidoCompromiso,
  INSTRUMENTOS,
  MAX_COMPROMISO,
  sumaPonderaciones,
} from '../../domain/compromiso.js';
import { INSTRUMENTOS_EN_LISTA } from '../document-names.js';
import type { Card } from '../messenger.js';
import { personaEn } from '../persona-en-puesto.js';
import { borradorOf } from './compromiso-borrador.js';
import { sumaLine } from './compromiso-textos.js';
import { helpData, visibleCompromiso, writes } from './compromiso-visible.js';
import type { Typed, View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, postName } from './matter.js';

/** A content that somebody is writing. `forma` is the matter and the start of the verbs: the unit's own, or SE's counter-proposal. */
export interface Escrito {
  readonly ciclo: CicloAbierto;
  readonly compromiso: Compromiso;
  readonly contenido: ContenidoCompromiso;
  readonly viewer: Viewer;
  readonly forma: 'compromiso' | 'contrapropuesta';
}

/** What every form of a commitment carries. */
const formOf = ({ ciclo, compromiso: { asm, unidad }, viewer, forma }: Escrito) => ({
  ...buttonData(ciclo, asunto.compromiso(asm, unidad)),
  asm,
  unidad,
  forma,
  asuntoVolver: `${forma}.${asm}.${unidad}`,
  etiqueta: `Acción 3.1 · ${beginning(asm, 20, 1)} · ${postName(viewer, unidad)}`,
});

/** The form of the head of a commitment. */
export const datosForm = (escrito: Escrito, typed: Typed): Card => {
  const { ciclo, compromiso, contenido: now } = escrito;
  return {
    template: 'compromiso-datos',
    data: {
      ...formOf(escrito),
      ...helpData(ciclo, compromiso),
      compromiso: (typed['compromiso'] ?? now.compromiso).slice(0, MAX_COMPROMISO.compromiso),
      plazo: typed['plazo'] ?? now.plazo,
      instrumento: typed['instrumento'] ?? now.instrumento.clase,
      instrumentos: INSTRUMENTOS.map((clase) => ({ title: INSTRUMENTOS_EN_LISTA[clase], value: clase })),
      nombreInstrumento: (typed['nombreInstrumento'] ?? now.instrumento.nombre).slice(0, MAX_COMPROMISO.corto),
    },
  };
};

/** The form of one activity: a new one, or the one that was chosen. */
export const actividadForm = (escrito: Escrito, id: string, typed: Typed): Card => {
  const { contenido, compromiso, viewer } = escrito;
  const { actividades } = contenido;
  const place = actividades.findIndex((each) => each.id === id);
  const now = actividades[place];
  const { nombre, cargo } = personaEn(viewer, compromiso.unidad);
  const value = (key: string, known: string, most: number): string => (typed[key] ?? known).slice(0, most);
  const rest = Math.max(0, 10_000 - sumaPonderaciones(actividades)) / 100;
  return {
    template: 'compromiso-actividad',
    data: {
      ...formOf(escrito),
      id: now?.id ?? '',
      titulo: now === undefined ? `Actividad ${actividades.length + 1}` : `Actividad ${place + 1}`,
      suma: sumaLine(contenido),
      descripcion: value('descripcion', now?.descripcion ?? '', MAX_COMPROMISO.descripcion),
      responsable: value('responsable', now?.responsable ?? nombre, MAX_COMPROMISO.corto),
      cargo: value('cargo', now?.cargo ?? cargo, MAX_COMPROMISO.corto),
      inicio: typed['inicio'] ?? now?.inicio ?? '',
      fin: typed['fin'] ?? now?.fin ?? '',
      unidadMedida: value('unidadMedida', now?.unidadMedida ?? 'Documento', MAX_COMPROMISO.corto),
      ponderacion: typed['ponderacion'] ?? String(now?.ponderacion ?? (rest === 0 ? '' : rest)),
      productos: value('productos', (now?.productos ?? []).map((each) => each.nombre).join('\n'), 4000),
      existe: now !== undefined,
    },
  };
};

const escritoDe = (ciclo: CicloAbierto, asm: string, unidad: string, viewer: Viewer): Escrito | undefined => {
  const compromiso = visibleCompromiso(ciclo, asm, unidad, viewer);
  return compromiso !== undefined && writes(compromiso, ciclo, viewer)
    ? { ciclo, compromiso, contenido: borradorOf(compromiso), viewer, forma: 'compromiso' }
    : undefined;
};

/** The form of the head of a unit's commitment. */
export const datosView: View = (ciclo, [asm = '', unidad = ''], viewer, typed = {}) => {
  const escrito = escritoDe(ciclo, asm, unidad, viewer);
  return escrito && datosForm(escrito, typed);
};

/** The form of one activity of a unit's commitment. */
export const actividadView: View = (ciclo, [asm = '', unidad = '', id = ''], viewer, typed = {}) => {
  const escrito = escritoDe(ciclo, asm, unidad, viewer);
  return escrito && actividadForm(escrito, id, typed);
};
