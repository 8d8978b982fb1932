import { asunto } from '../../../src/domain/asunto.js';
import type { Bimestre } from '../../../src/domain/bimestre.js';
import type { CicloAbierto } from '../../../src/domain/ciclo-state.js';
import type { Fecha } from '../../../src/domain/identity.js';
import { materiaKey, materiasDe, type Seguimiento, sinAvance } from '../../../src/domain/seguimiento-state.js';
import type { Nickname } from '../sample-institution.js';
import type { Typed } from './oficina-anual.js';
import type { Paso } from './vida.js';

const en =
  (bimestre: Bimestre, holds: (at: Seguimiento) => boolean): Paso['hecho'] =>
  ({ seguimientos }) => {
    const at = seguimientos[bimestre];
    return at !== undefined && holds(at);
  };

const filled = (ciclo: CicloAbierto, bimestre: Bimestre, unidad: string, porcentaje: number): Typed => {
  const at = ciclo.seguimientos[bimestre];
  const keys = at === undefined ? [] : materiasDe(at, unidad).map(materiaKey);
  return Object.fromEntries(
    keys.flatMap((key) => [
      [`porcentaje-${key}`, String(porcentaje)],
      [`estado-${key}`, porcentaje === 100 ? 'atendido' : 'en-proceso'],
      [`comentarios-${key}`, `Avance de ${bimestre}.`],
    ]),
  );
};

/** A unit reports so much progress of all its activities, on the card of the bimester. */
export const reporta = (who: Nickname, bimestre: Bimestre, unidad: string, porcentaje: number): Paso => ({
  que: `${who} reporta ${bimestre}`,
  hace: async (oficina) => {
    const typed = filled(await oficina.ciclo(), bimestre, unidad, porcentaje);
    await oficina.on(
      who,
      asunto.seguimiento(bimestre, unidad),
      { verb: 'avance.reportar', con: { bimestre, unidad } },
      typed,
    );
  },
  hecho: en(bimestre, (at) => sinAvance(at, unidad).length === 0),
});

/** A unit puts its check-in off by a day. */
export const pospone = (who: Nickname, bimestre: Bimestre, unidad: string): Paso => ({
  que: `${who} pospone ${bimestre}`,
  hace: async (oficina) => {
    await oficina.on(who, asunto.seguimiento(bimestre, unidad), { verb: 'avance.posponer', con: { bimestre, unidad } });
  },
  hecho: en(bimestre, ({ pospuestos }) => pospuestos[unidad] !== undefined),
});

/** SE compiles a closed bimester. */
export const compila = (bimestre: Bimestre): Paso => ({
  que: `SE compila ${bimestre}`,
  hace: async (oficina) => {
    await oficina.on('se', asunto.bimestre(bimestre), { verb: 'bimestre.compilar', con: { bimestre } });
  },
  hecho: en(bimestre, ({ informe }) => informe !== undefined),
});

const captura = (bimestre: Bimestre, estado: string) => en(bimestre, (at) => at.captura?.estado === estado);

/** SE asks for the capture in the SPP, and the Dirección de Administración receives the request and captures. */
export const captura5 = (bimestre: Bimestre, fecha: Fecha): readonly Paso[] => [
  {
    que: `SE solicita la captura de ${bimestre}`,
    hace: async (oficina) => {
      await oficina.on('se', asunto.captura(bimestre), { verb: 'captura.solicitar', con: { bimestre } });
    },
    hecho: captura(bimestre, 'solicitada'),
  },
  {
    que: `DA acusa la solicitud de ${bimestre}`,
    hace: async (oficina) => {
      await oficina.on('da', asunto.captura(bimestre), { verb: 'captura.acusar', con: { bimestre } });
    },
    hecho: captura(bimestre, 'acusada'),
  },
  {
    que: `DA captura ${bimestre}`,
    hace: async (oficina) => {
      await oficina.on('da', asunto.captura(bimestre), { verb: 'captura.registrar', con: { bimestre } }, { fecha });
    },
    hecho: captura(bimestre, 'registrada'),
  },
];

/** SE says that the capture does not apply. */
export const omite = (bimestre: Bimestre): Paso => ({
  que: `SE omite la captura de ${bimestre}`,
  hace: async (oficina) => {
    await oficina.on(
      'se',
      asunto.captura(bimestre),
      { verb: 'captura.omitir', con: { bimestre } },
      { razon: 'El SPP no registra estas metas.' },
    );
  },
  hecho: captura(bimestre, 'omitida'),
});
