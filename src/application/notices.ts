import type { Acta } from '../domain/acta.js';
import { type Asunto, asunto, partsOf } from '../domain/asunto.js';
import type { CicloEvent, EventOf } from '../domain/ciclo-event.js';
import type { Ciclo } from '../domain/ciclo-state.js';
import type { CierreEvent } from '../domain/cierre-event.js';
import type { Context } from '../domain/context.js';
import type { Convenio } from '../domain/convenio.js';
import { entryOf } from '../domain/entry.js';
import { formatFecha } from '../domain/fecha.js';
import type { ClavePuesto } from '../domain/identity.js';
import type { SeguimientoEvent } from '../domain/seguimiento-event.js';
import type { Recipient } from './event-log.js';
import { type Audience, audienceOf, before, type Notice, toPost } from './notice.js';
import { noticesOfActaIntegrada, noticesOfActaSinEfecto, noticesOfActaSuscrita } from './notice-acta.js';
import { noticesOfCierre } from './notice-cierre.js';
import { noticesOfCompromisos } from './notice-compromiso.js';
import { noticesOfIntegrado, noticesOfNegativa, noticesOfSinEfecto, noticesOfSuscrito } from './notice-convenio.js';
import { noticesOfEvidencia, noticesOfProrroga } from './notice-implementacion.js';
import { noticesOfPosturas } from './notice-postura.js';
import { noticesOfRelevo } from './notice-relevo.js';
import { noticesOfSeguimiento } from './notice-seguimiento.js';

/** What a notice may be made from, besides its event: the ciclo before it, and the posts. */
interface About extends Audience {
  readonly ciclo: Ciclo;
}

type Notices = { readonly [T in CicloEvent['type']]: (event: EventOf<T>, about: About) => readonly Notice[] };

const quiet = (): readonly Notice[] => [];

const askerOf = (ciclo: Ciclo, id: string): readonly Recipient[] => {
  const consulta = ciclo.estado === 'abierto' ? entryOf(ciclo.consultas, id) : undefined;
  return consulta === undefined ? [] : [{ puesto: consulta.puesto }];
};

const convenioOf = (ciclo: Ciclo, numero: number): Convenio | undefined =>
  ciclo.estado === 'abierto' ? ciclo.convenios.find((each) => each.numero === numero) : undefined;

const actaOf = (ciclo: Ciclo, numero: number): Acta | undefined =>
  ciclo.estado === 'abierto' ? ciclo.actas.find((each) => each.numero === numero) : undefined;

const closureOf = (event: CierreEvent, about: About): readonly Notice[] => {
  const asm = about.ciclo.estado === 'abierto' ? entryOf(about.ciclo.asm, event.asm) : undefined;
  return noticesOfCierre(event, asm?.unidades ?? [], about);
};

const folioOf = (key: Asunto, ciclo: Ciclo): string | undefined => {
  const [kind, id = ''] = partsOf(key);
  return ciclo.estado === 'abierto' && kind === 'notificacion' ? entryOf(ciclo.notificaciones, id)?.folio : undefined;
};

/** A formal notice without acuse goes out again under its own folio, marked as a repetition. */
const reminderOf = ({ asunto: key, vence }: EventOf<'recordatorio-emitido'>, ciclo: Ciclo): string => {
  const folio = folioOf(key, ciclo);
  return folio === undefined
    ? `Recordatorio: vence el ${formatFecha(vence)}`
    : `Recordatorio: se repite el oficio ${folio}, aún sin acuse; acuse recibo ${before(vence)}`;
};

/** What nobody answered goes to SE, with the button that records it; what SE itself let pass is the matter again. */
const overdueOf = (event: EventOf<'plazo-vencido'>, { se, nameOf }: About): Notice =>
  event.puesto === se
    ? toPost(se, event.asunto, `Su plazo venció el ${formatFecha(event.vence)}`)
    : toPost(se, asunto.vencido(event.asunto), `Venció sin respuesta de ${nameOf(event.puesto)}`);

/** SE is told of who was not reached about a receipt (1.3); never about that very message, which would go round for ever. */
const unreachedOf = (key: Asunto, ciclo: Ciclo, se: ClavePuesto): readonly Notice[] => {
  if (!['acuse', 'notificacion'].includes(partsOf(key)[0])) return [];
  const folio = folioOf(key, ciclo);
  const which = folio === undefined ? 'l Mecanismo' : ` una notificación del oficio ${folio}`;
  return [toPost(se, asunto.acuses, `No se pudo confirmar la entrega en Teams de${which}`)];
};

const ofSeguimiento = (event: SeguimientoEvent, about: About): readonly Notice[] =>
  noticesOfSeguimiento(event, about, about.ciclo);

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
  'mecanismo-acusado-en-papel': quiet,
  'informe-recibido': quiet,
  'asm-registrado': quiet,
  'importacion-registrada': quiet,
  'conteo-confirmado': quiet,
  'causa-raiz-redactada': quiet,
  'asm-corregido': quiet,
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
  'concurrencia-expresada': ({ asm, unidad, observaciones }, { se, nameOf }) =>
    observaciones === undefined
      ? []
      : [toPost(se, asunto.seleccionAsm(asm), `${nameOf(unidad)} tiene observaciones sobre la selección de ${asm}`)],
  'observaciones-atendidas': ({ asm, unidad }) => [
    toPost(unidad, asunto.concurrencia(unidad), `La Secretaría Ejecutiva respondió sus observaciones sobre ${asm}`),
  ],
  'asm-clasificado': ({ asm, unidades }) =>
    unidades.map((unidad) => toPost(unidad, asunto.postura(asm, unidad), `Cambió la clasificación de ${asm}`)),
  'asm-deseleccionado': ({ asm, unidades }) =>
    unidades.map((unidad) => toPost(unidad, asunto.asm(asm), `La Secretaría Ejecutiva no continuará con ${asm}`)),
  // One order may be about several positions: `noticesOfPosturas` tells of them together.
  'postura-solicitada': quiet,
  'postura-preparada': quiet,
  'anexo-agregado': quiet,
  'anexo-retirado': quiet,
  'postura-presentada': quiet,
  'postura-atendida': quiet,
  'postura-devuelta': quiet,
  'postura-insistida': quiet,
  'sin-respuesta-registrada': quiet,
  // `noticesOfCompromisos` tells of several commitments together.
  'compromiso-solicitado': quiet,
  'compromiso-preparado': quiet,
  'compromisos-por-presentar': quiet,
  'compromiso-propuesto': quiet,
  'compromiso-devuelto': quiet,
  'compromiso-acordado': quiet,
  'compromiso-dejado': quiet,
  'compromiso-reabierto': quiet,
  'convenio-integrado': (event) => noticesOfIntegrado(event),
  'convenio-firmado': quiet,
  'firma-negada': (event, about) => noticesOfNegativa(event, about),
  'convenio-escaneado': quiet,
  'convenio-sin-efecto': (event, about) => noticesOfSinEfecto(event, about),
  'convenio-suscrito': (event, about) => noticesOfSuscrito(event, about, convenioOf(about.ciclo, event.numero)),
  'constancia-expedida': quiet,
  'actividad-integrada': quiet,
  'copia-entregada': ({ numero, puesto, plazo }) => [
    toPost(
      puesto,
      asunto.copia(numero, puesto),
      `Copia del Convenio para su resguardo; acuse recibo ${before(plazo.vence)}`,
    ),
  ],
  'copia-acusada': quiet,
  'publicacion-preparada': quiet,
  'convenio-publicado': ({ numero }, { puestos }) =>
    puestos.map((puesto) => toPost(puesto, asunto.convenio(numero), 'El Convenio ya está publicado en el portal')),
  'publicacion-recordada': quiet,
  'evidencia-archivada': noticesOfEvidencia,
  'acto-registrado': noticesOfEvidencia,
  'instrumento-registrado': noticesOfEvidencia,
  'evidencia-aceptada': noticesOfEvidencia,
  'evidencia-devuelta': noticesOfEvidencia,
  'prorroga-solicitada': noticesOfProrroga,
  'prorroga-aprobada': noticesOfProrroga,
  'prorroga-concedida': noticesOfProrroga,
  'prorroga-negada': noticesOfProrroga,
  'puesto-entregado': noticesOfRelevo,
  'entrega-acusada': quiet,
  'criterio-dictaminado': closureOf,
  'trazabilidad-confirmada': closureOf,
  'segunda-opinion-dada': closureOf,
  'dictamen-emitido': closureOf,
  'asm-cerrado-sin-solventar': closureOf,
  'asm-reabierto': closureOf,
  'acta-integrada': (event) => noticesOfActaIntegrada(event),
  'acta-firmada': quiet,
  'firma-de-acta-negada': ({ numero, puesto }, { se, nameOf }) => [
    toPost(se, asunto.acta(numero), `${nameOf(puesto)} no firma el Acta y expuso su razón`),
  ],
  'acta-escaneada': quiet,
  'acta-sin-efecto': (event, about) => noticesOfActaSinEfecto(event, about),
  'acta-suscrita': (event, about) => noticesOfActaSuscrita(event, about, actaOf(about.ciclo, event.numero)),
  'constancia-de-acta-expedida': quiet,
  'resultados-preparados': quiet,
  'resultados-publicados': ({ numero }, { puestos }) =>
    puestos.map((puesto) => toPost(puesto, asunto.acta(numero), 'Los resultados ya están publicados en el portal')),
  'resultados-recordados': quiet,
  'consulta-planteada': ({ id, puesto, plazo }, { se, nameOf }) => [
    toPost(se, asunto.consulta(id), `Consulta de ${nameOf(puesto)}; responda ${before(plazo.vence)}`),
  ],
  'consulta-respondida': ({ id }, { ciclo }) =>
    askerOf(ciclo, id).map((to) => ({
      to,
      asunto: asunto.consulta(id),
      summary: 'La Secretaría Ejecutiva respondió su consulta',
    })),
  'recordatorio-emitido': (event, { ciclo }) => [toPost(event.puesto, event.asunto, reminderOf(event, ciclo))],
  'plazo-vencido': (event, about) => [overdueOf(event, about)],
  'seguimiento-abierto': ofSeguimiento,
  'seguimiento-actualizado': ofSeguimiento,
  'avance-reportado': ofSeguimiento,
  'seguimiento-pospuesto': ofSeguimiento,
  'seguimiento-repetido': ofSeguimiento,
  'seguimiento-cerrado': ofSeguimiento,
  'bimestre-compilado': ofSeguimiento,
  'captura-solicitada': ofSeguimiento,
  'captura-acusada': ofSeguimiento,
  'captura-registrada': ofSeguimiento,
  'captura-omitida': ofSeguimiento,
};

const told = <T extends CicloEvent['type']>(type: T, event: EventOf<T>, about: About): readonly Notice[] =>
  NOTICES[type](event, about);

/** What the events of a commit call for, given the ciclo before them. */
export const noticesOf = (ciclo: Ciclo, events: readonly CicloEvent[], context: Context): readonly Notice[] => {
  const about: About = { ...audienceOf(context), ciclo };
  return [
    ...events.flatMap((event) => told(event.type, event, about)),
    ...noticesOfPosturas(events, about),
    ...noticesOfCompromisos(events, about),
  ];
};
