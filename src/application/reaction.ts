import { type Asunto, asunto, partsOf } from '../domain/asunto.js';
import { touched } from '../domain/asunto-touched.js';
import { nombreBimestre } from '../domain/bimestre.js';
import { officeInstant } from '../domain/calendario.js';
import type { CicloEvent, EventOf } from '../domain/ciclo-event.js';
import type { Ciclo } from '../domain/ciclo-state.js';
import type { Context } from '../domain/context.js';
import { formatFecha } from '../domain/fecha.js';
import type { ClavePuesto } from '../domain/identity.js';
import type { OutgoingMessage, Recipient } from './event-log.js';
import { type Audience, audienceOf, before, type Notice, toPost } from './notice.js';
import { noticesOfPosturas } from './notice-postura.js';

const askerOf = (ciclo: Ciclo, id: string): Recipient | undefined => {
  const consulta = ciclo.estado === 'abierto' ? ciclo.consultas[id] : undefined;
  return consulta === undefined ? undefined : { puesto: consulta.puesto };
};

/** What nobody answered goes to SE, with the button that records it; what SE itself let pass is the matter again. */
const ofVencido = (event: EventOf<'plazo-vencido'>, { se, nameOf }: Audience): Notice =>
  event.puesto === se
    ? toPost(se, event.asunto, `Su plazo venció el ${formatFecha(event.vence)}`)
    : toPost(se, asunto.vencido(event.asunto), `Venció sin respuesta de ${nameOf(event.puesto)}`);

/** Who did not report goes to SE; who had missed one before, to Contraloría too (DESIGN section 3, bimestre). */
const ofCierre = (event: EventOf<'seguimiento-cerrado'>, { se, contralorias }: Audience): readonly Notice[] => {
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

/** A repeated notice keeps its folio and says so. */
const folioOf = (ciclo: Ciclo, key: Asunto): string => {
  const [kind, id = ''] = partsOf(key);
  const found = ciclo.estado === 'abierto' && kind === 'notificacion' ? ciclo.notificaciones[id] : undefined;
  return found === undefined ? '' : ` del oficio ${found.folio}`;
};

/** SE is told of who was not reached about a receipt (1.3); never about that very message, which would go round for ever. */
const ofNoAlcanzado = (ciclo: Ciclo, key: Asunto, se: ClavePuesto): readonly Notice[] =>
  ['acuse', 'notificacion'].includes(partsOf(key)[0])
    ? [toPost(se, asunto.acuses, `No se pudo entregar en Teams una notificación${folioOf(ciclo, key)}`)]
    : [];

const noticesOf = (ciclo: Ciclo, event: CicloEvent, audience: Audience): readonly Notice[] => {
  const { se, nameOf } = audience;
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
    case 'anexo-retirado':
    case 'postura-presentada':
    case 'postura-atendida':
    case 'postura-devuelta':
    case 'postura-insistida':
      return [];
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
        toPost(
          se,
          asunto.consulta(event.id),
          `Consulta de ${nameOf(event.puesto)}; responda ${before(event.plazo.vence)}`,
        ),
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
      return [ofVencido(event, audience)];
    case 'seguimiento-abierto':
      return Object.keys(event.unidades).map((unidad) =>
        toPost(
          unidad,
          asunto.seguimiento(event.bimestre, unidad),
          `Reporte el avance de ${nombreBimestre(event.bimestre)} ${before(event.plazo.vence)}`,
        ),
      );
    case 'seguimiento-cerrado':
      return ofCierre(event, audience);
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
  const audience = audienceOf(context);
  const except = context.actor.kind === 'person' ? { except: context.actor.person } : {};
  const notBefore = officeInstant(context.calendario, context.at);
  const sends = once([
    ...events.flatMap((event) => noticesOf(ciclo, event, audience)),
    ...noticesOfPosturas(events, audience),
  ]);
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
