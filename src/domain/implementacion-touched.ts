import { type Asunto, asunto } from './asunto.js';
import type { Ciclo } from './ciclo-state.js';
import { loJuzgado } from './cierre-touched.js';
import { type Actividad, compromisoKey } from './compromiso.js';
import type { LugarEvidencia } from './evidencia-event.js';
import type { ClavePuesto } from './identity.js';
import { actividadConvenida } from './prorroga.js';
import type { ProrrogaEvent } from './prorroga-event.js';

/** Every card that shows an activity of a version of the Convenio: its dates and products may be others. */
export const lasActividades = (ciclo: Ciclo, numero: number): readonly Asunto[] => {
  if (ciclo.estado === 'inexistente') return [];
  const partes = ciclo.convenios.find((each) => each.numero === numero)?.partes ?? [];
  return partes.flatMap(({ asm, unidad, version }) => {
    const found = ciclo.compromisos[compromisoKey(asm, unidad)]?.versiones.find((each) => each.numero === version);
    return [
      asunto.entregas(unidad),
      ...(found?.contenido.actividades ?? []).flatMap((each) => laActividad(asm, unidad, each)),
    ];
  });
};

const laActividad = (asm: string, unidad: ClavePuesto, { id, productos }: Actividad): readonly Asunto[] => [
  asunto.actividad(asm, unidad, id),
  ...productos.map((producto) => asunto.producto(asm, unidad, producto.id)),
];

/** A prórroga, and every card that shows the dates that it may move. */
export const laProrroga = (event: ProrrogaEvent, ciclo: Ciclo): readonly Asunto[] => {
  const { id, asm, unidad, actividad } = event;
  const found = ciclo.estado === 'abierto' ? actividadConvenida(ciclo, asm, unidad, actividad) : undefined;
  return [
    asunto.prorroga(id),
    asunto.vencido(asunto.prorroga(id)),
    asunto.entregas(unidad),
    asunto.vencido(asunto.entregas(unidad)),
    asunto.compromiso(asm, unidad),
    asunto.asm(asm),
    ...(found === undefined ? [] : laActividad(asm, unidad, found.actividad)),
  ];
};

/** Evidence, where it is filed, what is owed of it and what is judged on it. */
export const laEvidencia = ({ asm, unidad, producto }: LugarEvidencia): readonly Asunto[] => [
  asunto.asm(asm),
  ...loJuzgado({ asm }),
  asunto.evidencias(asm),
  asunto.entregas(unidad),
  asunto.vencido(asunto.entregas(unidad)),
  asunto.correcciones(unidad),
  asunto.vencido(asunto.correcciones(unidad)),
  ...(producto === undefined
    ? []
    : [asunto.producto(asm, unidad, producto), asunto.actividad(asm, unidad, producto.split('.')[0] ?? '')]),
];
