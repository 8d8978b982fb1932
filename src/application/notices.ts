import { type Asunto, asunto, partsOf } from '../domain/asunto.js';
import type { CicloEvent, EventOf } from '../domain/ciclo-event.js';
import type { Ciclo } from '../domain/ciclo-state.js';
import type { Context } from '../domain/context.js';
import { puestoOf, secretariaOf } from '../domain/directorio.js';
import { entryOf } from '../domain/entry.js';
import { formatFecha } from '../domain/fecha.js';
import type { ClavePuesto, Fecha } from '../domain/identity.js';
import type { Recipient } from './event-log.js';

/** Something to tell: to whom, on what, in one es-MX line. */
export interface Notice {
  readonly to: Recipient;
  readonly asunto: Asunto;
  readonly summary: string;
  /** The card says the summary in its first line too: a reminder, a repetition, an expiry. */
  readonly marked?: true;
}

/** What a notice may be made from, besides its event: the ciclo before it, SE's post, and the names of posts. */
interface About {
  readonly ciclo: Ciclo;
  readonly se: ClavePuesto;
  readonly name: (puesto: ClavePuesto) => string;
}

type Notices = { readonly [T in CicloEvent['type']]: (event: EventOf<T>, about: About) => readonly Notice[] };
type OnPostura = { readonly asm: string; readonly unidad: ClavePuesto };

const quiet = (): readonly Notice[] => [];

const toPost = (puesto: ClavePuesto, key: Asunto, summary: string): Notice => ({
  to: { puesto },
  asunto: key,
  summary,
});

const before = (vence: Fecha): string => `a más tardar el ${formatFecha(vence)}`;

const onPostura = ({ asm, unidad }: OnPostura, summary: string): readonly Notice[] => [
  toPost(unidad, asunto.postura(asm, unidad), summary),
];

const askerOf = (ciclo: Ciclo, id: string): readonly Recipient[] => {
  const consulta = ciclo.estado === 'abierto' ? entryOf(ciclo.consultas, id) : undefined;
  return consulta === undefined ? [] : [{ person: consulta.persona }];
};

const folioOf = (key: Asunto, ciclo: Ciclo): string | undefined => {
  const [kind, id = ''] = partsOf(key);
  return ciclo.estado === 'abierto' && kind === 'notificacion' ? entryOf(ciclo.notificaciones, id)?.folio : undefined;
};

/** A formal notice without acuse goes out again under its own folio, marked as a repetition (DESIGN section 4). */
const reminderOf = ({ asunto: key, vence }: EventOf<'recordatorio-emitido'>, ciclo: Ciclo): string => {
  const folio = folioOf(key, ciclo);
  return folio === undefined
    ? `Recordatorio: este asunto vence el ${formatFecha(vence)}`
    : `Recordatorio: se repite el oficio ${folio}, aún sin acuse; acuse recibo ${before(vence)}`;
};

/** SE is told of who was not reached about a receipt (1.3); never about that very message, which would go round for ever. */
const unreachedOf = (key: Asunto, ciclo: Ciclo, se: ClavePuesto): readonly Notice[] => {
  if (!['acuse', 'notificacion'].includes(partsOf(key)[0])) return [];
  const folio = folioOf(key, ciclo);
  const which = folio === undefined ? '' : ` del oficio ${folio}`;
  return [toPost(se, asunto.acuses, `No se pudo entregar en Teams una notificación${which}`)];
};

/** Whom each event is told to: an event without a row doesn't compile. */
const NOTICES: Notices = {
  'ciclo-abierto': quiet,
  'mecanismo-adjuntado': (_event, { se }) => [
    toPost(se, asunto.mecanismo, 'El Mecanismo espera la aprobación del titular'),
  ],
  'mecanismo-aprobado': ({ puestos, plazo }, { se }) =>
    puestos
      .filter((puesto) => puesto !== se)
      .map((puesto) =>
        toPost(
          puesto,
          asunto.acuseMecanismo(puesto),
          `Se publicó el Mecanismo de seguimiento; acuse recibo ${before(plazo.vence)}`,
        ),
      ),
  'mecanismo-publicado': ({ puesto, plazo }) => [
    toPost(
      puesto,
      asunto.acuseMecanismo(puesto),
      `El Mecanismo de seguimiento está publicado; acuse recibo ${before(plazo.vence)}`,
    ),
  ],
  'mecanismo-acusado': quiet,
  'informe-recibido': quiet,
  'asm-registrado': quiet,
  'importacion-registrada': quiet,
  'conteo-confirmado': quiet,
  'causa-raiz-redactada': quiet,
  'asm-asignado': quiet,
  'notificacion-emitida': ({ unidad, id, folio, asm, plazo }) => [
    toPost(unidad, asunto.notificacion(id), `Oficio ${folio}: ${asm.length} ASM; acuse recibo ${before(plazo.vence)}`),
  ],
  'notificacion-acusada': quiet,
  'acuse-en-papel-registrado': quiet,
  'persona-no-alcanzada': ({ asunto: key }, { ciclo, se }) => unreachedOf(key, ciclo, se),
  'asm-valorado': quiet,
  'concurrencia-solicitada': ({ unidad, plazo }) => [
    toPost(
      unidad,
      asunto.concurrencia(unidad),
      `Responda si está de acuerdo con la selección de los ASM, ${before(plazo.vence)}`,
    ),
  ],
  'concurrencia-expresada': ({ asm, unidad, observaciones }, { se, name }) =>
    observaciones === undefined
      ? []
      : [toPost(se, asunto.seleccionAsm(asm), `${name(unidad)} tiene observaciones sobre la selección de ${asm}`)],
  'observaciones-atendidas': ({ asm, unidad }) => [
    toPost(unidad, asunto.concurrencia(unidad), `La Secretaría Ejecutiva respondió sus observaciones sobre ${asm}`),
  ],
  'asm-clasificado': ({ asm, unidades }) =>
    unidades.map((unidad) => toPost(unidad, asunto.postura(asm, unidad), `Cambió la clasificación de ${asm}`)),
  'asm-deseleccionado': ({ asm, unidades }) =>
    unidades.map((unidad) => toPost(unidad, asunto.asm(asm), `La Secretaría Ejecutiva no continuará con ${asm}`)),
  'postura-solicitada': ({ unidad, plazo }) => [
    toPost(unidad, asunto.posturas(unidad), `Presente su postura institucional ${before(plazo.vence)}`),
  ],
  'postura-preparada': (event) => onPostura(event, `Hay una postura preparada sobre ${event.asm}, por presentar`),
  'anexo-agregado': quiet,
  'postura-presentada': ({ asm, unidad }, { se, name }) => [
    toPost(se, asunto.postura(asm, unidad), `${name(unidad)} presentó su postura sobre ${asm}`),
  ],
  'postura-atendida': (event) => onPostura(event, `La Secretaría Ejecutiva tomó nota de su postura sobre ${event.asm}`),
  'postura-devuelta': (event) =>
    onPostura(
      event,
      `Su postura sobre ${event.asm} fue devuelta con observaciones; responda ${before(event.plazo.vence)}`,
    ),
  'postura-insistida': (event) =>
    onPostura(event, `La Secretaría Ejecutiva insiste sobre ${event.asm}; responda ${before(event.plazo.vence)}`),
  'sin-respuesta-registrada': quiet,
  'evidencia-archivada': quiet,
  'consulta-planteada': ({ id, puesto, plazo }, { se, name }) => [
    toPost(se, asunto.consulta(id), `Consulta de ${name(puesto)}; responda ${before(plazo.vence)}`),
  ],
  'consulta-respondida': ({ id }, { ciclo }) =>
    askerOf(ciclo, id).map((to) => ({
      to,
      asunto: asunto.consulta(id),
      summary: 'La Secretaría Ejecutiva respondió su consulta',
    })),
  'recordatorio-emitido': (event, { ciclo }) => [
    { ...toPost(event.puesto, event.asunto, reminderOf(event, ciclo)), marked: true },
  ],
  'plazo-vencido': ({ asunto: key, puesto, vence }, { se, name }) => [
    { ...toPost(se, key, `Venció el ${formatFecha(vence)} sin respuesta de ${name(puesto)}`), marked: true },
  ],
  'seguimiento-abierto': ({ bimestre, unidades, plazo }) =>
    Object.keys(unidades).map((unidad) =>
      toPost(unidad, asunto.seguimiento(bimestre, unidad), `Reporte el avance del bimestre ${before(plazo.vence)}`),
    ),
  'avance-reportado': quiet,
  'seguimiento-cerrado': ({ bimestre, sinReporte }, { se, name }) =>
    sinReporte.map((unidad) =>
      toPost(se, asunto.seguimiento(bimestre, unidad), `${name(unidad)} no reportó el avance del bimestre`),
    ),
};

const told = <T extends CicloEvent['type']>(type: T, event: EventOf<T>, about: About): readonly Notice[] =>
  NOTICES[type](event, about);

/** What the events of a commit call for, given the ciclo before them. */
export const noticesOf = (ciclo: Ciclo, events: readonly CicloEvent[], { directorio }: Context): readonly Notice[] => {
  const name = (puesto: ClavePuesto): string => puestoOf(directorio, puesto)?.nombre ?? puesto;
  const about: About = { ciclo, se: secretariaOf(directorio), name };
  return events.flatMap((event) => told(event.type, event, about));
};
