import { asunto } from '../domain/asunto.js';
import { nombreBimestre } from '../domain/bimestre.js';
import type { Ciclo } from '../domain/ciclo-state.js';
import { entryOf } from '../domain/entry.js';
import type { SeguimientoEvent } from '../domain/seguimiento-event.js';
import { type Audience, before, type Notice, toPost } from './notice.js';

type Of<T extends SeguimientoEvent['type']> = Extract<SeguimientoEvent, { readonly type: T }>;

const ofAbierto = ({ bimestre, unidades, plazo }: Of<'seguimiento-abierto'>): readonly Notice[] =>
  Object.keys(unidades).map((unidad) =>
    toPost(
      unidad,
      asunto.seguimiento(bimestre, unidad),
      `Reporte el avance de ${nombreBimestre(bimestre)} ${before(plazo.vence)}`,
    ),
  );

/** Who did not report goes to SE; who had missed one before, to Contraloría too (5.2, decision 0012). */
const ofCerrado = (event: Of<'seguimiento-cerrado'>, { se, contralorias }: Audience): readonly Notice[] => {
  const name = nombreBimestre(event.bimestre);
  const missing =
    event.sinReporte.length === 0 ? 'reportaron todas las unidades' : `${event.sinReporte.length} sin reporte`;
  const again = event.reincidentes.length === 0 ? [] : contralorias;
  const key = asunto.bimestre(event.bimestre);
  return [
    toPost(se, key, `Cerró el seguimiento de ${name}: ${missing}`),
    ...again.map((puesto) =>
      toPost(puesto, key, `Seguimiento de ${name}: ${event.reincidentes.length} sin reporte otra vez`),
    ),
  ];
};

const ofActualizado = ({ bimestre, unidades, cambiaron }: Of<'seguimiento-actualizado'>): readonly Notice[] =>
  cambiaron
    .filter((unidad) => entryOf(unidades, unidad) !== undefined)
    .map((unidad) =>
      toPost(
        unidad,
        asunto.seguimiento(bimestre, unidad),
        `Cambió lo que se reporta de ${nombreBimestre(bimestre)}: revise su tarjeta`,
      ),
    );

const postponedOf = ({ bimestre, unidad }: Of<'seguimiento-repetido'>, ciclo: Ciclo): readonly Notice[] => {
  const at = ciclo.estado === 'abierto' ? entryOf(ciclo.seguimientos, bimestre) : undefined;
  return at === undefined
    ? []
    : [
        toPost(
          unidad,
          asunto.seguimiento(bimestre, unidad),
          `Como lo pidió: reporte el avance de ${nombreBimestre(bimestre)} ${before(at.plazo.vence)}`,
        ),
      ];
};

/** Whom each event of 5.2 is told to, given the ciclo before it. */
export const noticesOfSeguimiento = (event: SeguimientoEvent, about: Audience, ciclo: Ciclo): readonly Notice[] => {
  const name = nombreBimestre(event.bimestre);
  switch (event.type) {
    case 'seguimiento-abierto':
      return ofAbierto(event);
    case 'seguimiento-cerrado':
      return ofCerrado(event, about);
    case 'seguimiento-actualizado':
      return ofActualizado(event);
    case 'seguimiento-repetido':
      return postponedOf(event, ciclo);
    case 'captura-solicitada':
      return [
        toPost(
          event.puesto,
          asunto.captura(event.bimestre),
          `Oficio ${event.folio}: captura en el SPP del avance de ${name}; acuse recibo ${before(event.plazo.vence)}`,
        ),
      ];
    case 'captura-registrada':
      return [toPost(about.se, asunto.bimestre(event.bimestre), `Se capturó en el SPP el avance de ${name}`)];
    case 'avance-reportado':
    case 'seguimiento-pospuesto':
    case 'bimestre-compilado':
    case 'captura-acusada':
    case 'captura-omitida':
      return [];
  }
};
