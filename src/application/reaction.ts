import { type Asunto, asunto, partsOf } from '../domain/asunto.js';
import { touched } from '../domain/asunto-touched.js';
import { officeInstant } from '../domain/calendario.js';
import type { CicloEvent } from '../domain/ciclo-event.js';
import type { Ciclo } from '../domain/ciclo-state.js';
import type { Context } from '../domain/context.js';
import { type Directorio, puestoOf, secretariaOf } from '../domain/directorio.js';
import { formatFecha } from '../domain/fecha.js';
import type { ClavePuesto, Fecha } from '../domain/identity.js';
import type { PosturaEvent } from '../domain/postura-evolve.js';
import type { OutgoingMessage, Recipient } from './event-log.js';

/** Something to tell: to whom, on what, in one es-MX line. */
interface Notice {
  readonly to: Recipient;
  readonly asunto: Asunto;
  readonly summary: string;
}

const toPost = (puesto: ClavePuesto, key: Asunto, summary: string): Notice => ({
  to: { puesto },
  asunto: key,
  summary,
});

const before = (vence: Fecha): string => `a más tardar el ${formatFecha(vence)}`;

const ofPostura = (event: PosturaEvent, se: ClavePuesto): readonly Notice[] => {
  const key = asunto.postura(event.asm, event.unidad);
  switch (event.type) {
    case 'postura-solicitada':
      return [
        toPost(
          event.unidad,
          asunto.posturas(event.unidad),
          `Presente su postura institucional ${before(event.plazo.vence)}`,
        ),
      ];
    case 'anexo-agregado':
      return [];
    case 'postura-preparada':
      return [toPost(event.unidad, key, `Hay una postura preparada sobre ${event.asm}, por presentar`)];
    case 'postura-presentada':
      return [toPost(se, key, `${event.unidad} presentó su postura sobre ${event.asm}`)];
    case 'postura-atendida':
      return [toPost(event.unidad, key, `La Secretaría Ejecutiva tomó nota de su postura sobre ${event.asm}`)];
    case 'postura-devuelta':
      return [
        toPost(
          event.unidad,
          key,
          `Su postura sobre ${event.asm} fue devuelta con observaciones; responda ${before(event.plazo.vence)}`,
        ),
      ];
    case 'postura-insistida':
      return [
        toPost(
          event.unidad,
          key,
          `La Secretaría Ejecutiva insiste sobre ${event.asm}; responda ${before(event.plazo.vence)}`,
        ),
      ];
  }
};

const askerOf = (ciclo: Ciclo, id: string): Recipient | undefined => {
  const consulta = ciclo.estado === 'abierto' ? ciclo.consultas[id] : undefined;
  return consulta === undefined ? undefined : { person: consulta.persona };
};

/** A repeated notice keeps its folio and says so. */
const folioOf = (ciclo: Ciclo, key: Asunto): string => {
  const [kind, id = ''] = partsOf(key);
  const found = ciclo.estado === 'abierto' && kind === 'notificacion' ? ciclo.notificaciones[id] : undefined;
  return found === undefined ? '' : ` del oficio ${found.folio}`;
};

/** SE is told of who was not reached about a receipt (1.3); never about that very message, which would go round for ever. */
const ofNoAlcanzado = (ciclo: Ciclo, key: Asunto, se: ClavePuesto): readonly Notice[] =>
  ['acuse', 'notificacion'].includes(partsOf(key)[0])
    ? [toPost(se, asunto.acuses, `No se pudo confirmar la entrega en Teams de una notificación${folioOf(ciclo, key)}`)]
    : [];

const noticesOf = (ciclo: Ciclo, event: CicloEvent, directorio: Directorio): readonly Notice[] => {
  const se = secretariaOf(directorio);
  const nameOf = (puesto: ClavePuesto): string => puestoOf(directorio, puesto)?.nombre ?? puesto;
  switch (event.type) {
    case 'mecanismo-adjuntado':
      return [toPost(se, asunto.mecanismo, 'El Mecanismo espera la aprobación del titular')];
    case 'mecanismo-aprobado':
      return event.puestos
        .filter((puesto) => puesto !== se)
        .map((puesto) =>
          toPost(
            puesto,
            asunto.acuseMecanismo(puesto),
            `Se publicó el Mecanismo de seguimiento; acuse recibo ${before(event.plazo.vence)}`,
          ),
        );
    case 'mecanismo-publicado':
      return [
        toPost(
          event.puesto,
          asunto.acuseMecanismo(event.puesto),
          `El Mecanismo de seguimiento está publicado; acuse recibo ${before(event.plazo.vence)}`,
        ),
      ];
    case 'notificacion-emitida':
      return [
        toPost(
          event.unidad,
          asunto.notificacion(event.id),
          `Oficio ${event.folio}: ${event.asm.length} ASM; acuse recibo ${before(event.plazo.vence)}`,
        ),
      ];
    case 'concurrencia-solicitada':
      return [
        toPost(
          event.unidad,
          asunto.concurrencia(event.unidad),
          `Responda si está de acuerdo con la selección de los ASM, ${before(event.plazo.vence)}`,
        ),
      ];
    case 'concurrencia-expresada':
      return event.observaciones === undefined
        ? []
        : [
            toPost(
              se,
              asunto.seleccionAsm(event.asm),
              `${nameOf(event.unidad)} tiene observaciones sobre la selección de ${event.asm}`,
            ),
          ];
    case 'observaciones-atendidas':
      return [
        toPost(
          event.unidad,
          asunto.concurrencia(event.unidad),
          `La Secretaría Ejecutiva respondió sus observaciones sobre ${event.asm}`,
        ),
      ];
    case 'postura-solicitada':
    case 'postura-preparada':
    case 'anexo-agregado':
    case 'postura-presentada':
    case 'postura-atendida':
    case 'postura-devuelta':
    case 'postura-insistida':
      return ofPostura(event, se);
    case 'asm-deseleccionado':
      return event.unidades.map((unidad) =>
        toPost(unidad, asunto.asm(event.asm), `La Secretaría Ejecutiva no continuará con ${event.asm}`),
      );
    case 'asm-clasificado':
      return event.unidades.map((unidad) =>
        toPost(unidad, asunto.postura(event.asm, unidad), `Cambió la clasificación de ${event.asm}`),
      );
    case 'consulta-planteada':
      return [
        toPost(se, asunto.consulta(event.id), `Consulta de ${event.puesto}; responda ${before(event.plazo.vence)}`),
      ];
    case 'consulta-respondida': {
      const to = askerOf(ciclo, event.id);
      return to === undefined
        ? []
        : [{ to, asunto: asunto.consulta(event.id), summary: 'La Secretaría Ejecutiva respondió su consulta' }];
    }
    case 'recordatorio-emitido':
      return [
        toPost(
          event.puesto,
          event.asunto,
          `Recordatorio${folioOf(ciclo, event.asunto)}: vence el ${formatFecha(event.vence)}`,
        ),
      ];
    case 'persona-no-alcanzada':
      return ofNoAlcanzado(ciclo, event.asunto, se);
    case 'plazo-vencido':
      return [toPost(se, event.asunto, `Venció sin respuesta de ${nameOf(event.puesto)}`)];
    case 'seguimiento-abierto':
      return Object.keys(event.unidades).map((unidad) =>
        toPost(
          unidad,
          asunto.seguimiento(event.bimestre, unidad),
          `Reporte el avance del bimestre ${before(event.plazo.vence)}`,
        ),
      );
    case 'seguimiento-cerrado':
      return event.sinReporte.map((unidad) =>
        toPost(se, asunto.seguimiento(event.bimestre, unidad), `${unidad} no reportó el bimestre ${event.bimestre}`),
      );
    case 'ciclo-abierto':
    case 'mecanismo-acusado':
    case 'informe-recibido':
    case 'asm-registrado':
    case 'importacion-registrada':
    case 'conteo-confirmado':
    case 'causa-raiz-redactada':
    case 'asm-asignado':
    case 'notificacion-acusada':
    case 'acuse-en-papel-registrado':
    case 'asm-valorado':
    case 'sin-respuesta-registrada':
    case 'evidencia-archivada':
    case 'avance-reportado':
      return [];
  }
};

const keyOf = ({ to, asunto: key }: Notice): string => `${JSON.stringify(to)} ${key}`;

/** One notice per matter and recipient, however many events of the commit call for it. */
const once = (notices: readonly Notice[]): readonly Notice[] => [
  ...new Map(notices.map((notice) => [keyOf(notice), notice])).values(),
];

/**
 * The messages that leave with a commit: new cards within office hours, and a redrawing of every card of a matter that
 * changed. Whoever acted gets no new card of what they see already.
 */
export const react = (ciclo: Ciclo, events: readonly CicloEvent[], context: Context): readonly OutgoingMessage[] => {
  const except = context.actor.kind === 'person' ? { except: context.actor.person } : {};
  const notBefore = officeInstant(context.calendario, context.at);
  const sends = once(events.flatMap((event) => noticesOf(ciclo, event, context.directorio)));
  const changed = [...new Set(events.flatMap(touched))];
  return [
    ...sends.map((notice): OutgoingMessage => ({ ...notice, ...except, kind: 'send', notBefore })),
    ...changed.map(
      (key): OutgoingMessage => ({
        to: { holders: true },
        asunto: key,
        kind: 'refresh',
        summary: '',
        notBefore: context.at,
      }),
    ),
  ];
};
