import type { AsmId } from './asm.js';
import { inListOrder } from './asm.js';
import { asunto } from './asunto.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { ClavePuesto } from './identity.js';
import { unidadesPorNotificar } from './notificacion.js';
import type { Obligacion } from './obligacion.js';
import { marcaDePlazo, type Plazo } from './plazo.js';

const ofMecanismo = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => {
  const { mecanismo } = ciclo;
  const base = { accion: '1.1', asunto: asunto.mecanismo, puesto: se, asm: [] } as const;
  switch (mecanismo.estado) {
    case 'sin-documento':
      return [{ ...base, clase: 'adjuntar-mecanismo' }];
    case 'por-aprobar':
      return [{ ...base, clase: 'aprobar-mecanismo', plazo: mecanismo.plazo }];
    case 'aprobado':
      return Object.entries(mecanismo.acuses).flatMap(([puesto, acuse]) =>
        acuse.estado === 'pendiente'
          ? [
              {
                ...base,
                clase: 'acusar-mecanismo' as const,
                puesto,
                asunto: asunto.acuseMecanismo(puesto),
                plazo: acuse.plazo,
              },
            ]
          : [],
      );
  }
};

const ofIdentificacion = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => {
  if (ciclo.mecanismo.estado !== 'aprobado') return [];
  const base = { puesto: se, asm: [] } as const;
  if (ciclo.informe === undefined)
    return [{ ...base, clase: 'recibir-informe', accion: '1.2', asunto: asunto.informe }];
  if (ciclo.informe.conteo === undefined)
    return [{ ...base, clase: 'registrar-asm', accion: '1.2', asunto: asunto.informe }];
  const unassigned = Object.values(ciclo.asm)
    .filter((asm) => asm.unidades.length === 0)
    .map((asm) => asm.id);
  const assign: readonly Obligacion[] =
    unassigned.length === 0
      ? []
      : [{ ...base, clase: 'asignar', accion: '1.3', asunto: asunto.asignacion, asm: unassigned }];
  const notify: readonly Obligacion[] =
    unidadesPorNotificar(ciclo).length === 0
      ? []
      : [{ ...base, clase: 'notificar', accion: '1.3', asunto: asunto.asignacion }];
  return [...assign, ...notify];
};

const ofNotificacion = (ciclo: CicloAbierto): readonly Obligacion[] =>
  Object.values(ciclo.notificaciones).flatMap(({ id, unidad, asm, acuse }) =>
    acuse.estado === 'pendiente'
      ? [
          {
            clase: 'acusar-notificacion',
            accion: '1.3',
            puesto: unidad,
            asunto: asunto.notificacion(id),
            asm,
            plazo: acuse.plazo,
          },
        ]
      : [],
  );

const ofAnalisis = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => {
  const all = inListOrder(Object.values(ciclo.asm));
  const unassessed = all
    .filter((asm) => asm.notificadas.length > 0 && asm.seleccion.estado === 'pendiente')
    .map((asm) => asm.id);
  const unclassified = all
    .filter((asm) => asm.seleccion.estado === 'seleccionado' && asm.clasificacion === undefined)
    .map((asm) => asm.id);
  const observed = all.filter((asm) =>
    Object.values(asm.concurrencias).some((each) => each.estado === 'con-observaciones' && each.atencion === undefined),
  );
  return [
    ...(unassessed.length === 0
      ? []
      : [{ clase: 'valorar', accion: '2.1', puesto: se, asunto: asunto.seleccion, asm: unassessed } as const]),
    ...observed.map(
      (asm) =>
        ({
          clase: 'atender-observaciones',
          accion: '2.1',
          puesto: se,
          asunto: asunto.seleccionAsm(asm.id),
          asm: [asm.id],
        }) as const,
    ),
    ...(unclassified.length === 0
      ? []
      : [{ clase: 'clasificar', accion: '2.2', puesto: se, asunto: asunto.clasificacion, asm: unclassified } as const]),
  ];
};

/** What a unit owes on the selection, one obligation for each due date, and what SE owes once it has passed in silence. */
const ofConcurrencia = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => {
  const groups = new Map<string, { unidad: ClavePuesto; plazo: Plazo; asm: AsmId[] }>();
  for (const { id, concurrencias } of inListOrder(Object.values(ciclo.asm)))
    for (const [unidad, each] of Object.entries(concurrencias)) {
      if (each.estado !== 'pendiente') continue;
      const key = marcaDePlazo(asunto.concurrencia(unidad), unidad, each.plazo.vence);
      const group = groups.get(key) ?? { unidad, plazo: each.plazo, asm: [] };
      group.asm.push(id);
      groups.set(key, group);
    }
  return [...groups].flatMap(([key, { unidad, plazo, asm }]): readonly Obligacion[] => {
    const base = { accion: '2.1', asunto: asunto.concurrencia(unidad), asm } as const;
    const asked: Obligacion = { ...base, clase: 'concurrir', puesto: unidad, plazo };
    return ciclo.vencidos.has(key) ? [asked, { ...base, clase: 'seguir-sin-concurrencia', puesto: se }] : [asked];
  });
};

interface Pedida {
  readonly unidad: ClavePuesto;
  readonly asm: AsmId;
  readonly plazo: Plazo;
}

/** One request per unit and due date, however many ASM, so that nobody gets twenty reminders. */
const requested = (asked: readonly Pedida[]): readonly Obligacion[] => {
  const groups = new Map<string, readonly Pedida[]>();
  for (const each of [...asked].sort((a, b) => a.plazo.vence.localeCompare(b.plazo.vence))) {
    const key = `${each.unidad}|${each.plazo.vence}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ unidad, plazo }) => ({
      clase: 'presentar-postura',
      accion: '2.3',
      puesto: unidad,
      asunto: asunto.posturas(unidad),
      asm: group.map(({ asm }) => asm),
      plazo,
    })),
  );
};

const ofPostura = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => {
  const live = Object.values(ciclo.posturas).filter(({ asm }) => ciclo.asm[asm]?.seleccion.estado === 'seleccionado');
  const asked = live.flatMap(({ asm, unidad, situacion }) =>
    situacion.estado === 'solicitada' ? [{ asm, unidad, plazo: situacion.plazo }] : [],
  );
  const presented = live.filter(({ situacion }) => situacion.estado === 'presentada');
  const reviews = [...new Set(presented.map(({ unidad }) => unidad))].map(
    (unidad): Obligacion => ({
      clase: 'revisar-postura',
      accion: '2.3',
      puesto: se,
      asunto: asunto.posturas(unidad),
      asm: presented.filter((each) => each.unidad === unidad).map(({ asm }) => asm),
    }),
  );
  return [...requested(asked), ...reviews];
};

const ofConsulta = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] =>
  Object.values(ciclo.consultas)
    .filter((consulta) => consulta.respuesta === undefined)
    .map(({ id, asm, plazo }) => ({
      clase: 'responder-consulta',
      accion: '1.3',
      puesto: se,
      asunto: asunto.consulta(id),
      asm: asm === undefined ? [] : [asm],
      plazo,
    }));

/** Everything that is owed in phases 1 and 2, and the consultas. */
export const ofFasesIniciales = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => [
  ...ofMecanismo(ciclo, se),
  ...ofIdentificacion(ciclo, se),
  ...ofNotificacion(ciclo),
  ...ofAnalisis(ciclo, se),
  ...ofConcurrencia(ciclo, se),
  ...ofPostura(ciclo, se),
  ...ofConsulta(ciclo, se),
];
