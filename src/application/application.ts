import { randomUUID } from 'node:crypto';
import { secretariaOf } from '../domain/directorio.js';
import type { PersonId } from '../domain/identity.js';
import { Agenda } from './agenda.js';
import { alone } from './alone.js';
import type { Archive } from './archive.js';
import { acusePapelFeature } from './chat/acuse-papel.js';
import { acusesFeature } from './chat/acuses.js';
import { archivosFeature, documentosFeature } from './chat/archivos.js';
import { asignacionFeature } from './chat/asignacion.js';
import { asmFeature } from './chat/asm.js';
import { asmListaFeature } from './chat/asm-lista.js';
import { ayudaFeature, lost } from './chat/ayuda.js';
import { welcome } from './chat/bienvenida.js';
import { causaRaizFeature } from './chat/causa-raiz.js';
import { cicloFeature } from './chat/ciclo.js';
import { clasificacionFeature } from './chat/clasificacion.js';
import { compromisoFeature } from './chat/compromiso.js';
import { compromisosFeature } from './chat/compromisos.js';
import { compromisosLibroFeature } from './chat/compromisos-libro.js';
import { concurrenciaFeature } from './chat/concurrencia.js';
import { consultaFeature } from './chat/consulta.js';
import { contrapropuestaFeature } from './chat/contrapropuesta.js';
import { convenioFeature } from './chat/convenio.js';
import { Conversation } from './chat/conversation.js';
import { correccionAsmFeature } from './chat/correccion-asm.js';
import { directorioFeature } from './chat/directorio.js';
import { distribucionFeature } from './chat/distribucion.js';
import { expedienteFeature } from './chat/expediente.js';
import type { Feature } from './chat/feature.js';
import { implementacionFeatures } from './chat/implementacion.js';
import { importacionFeature } from './chat/importacion.js';
import { Borradores } from './chat/importacion-archivo.js';
import type { ParaLeer } from './chat/importacion-leer.js';
import { Inbox, type Sniff } from './chat/inbox.js';
import { informeFeature } from './chat/informe.js';
import type { Libros } from './chat/libro.js';
import { mecanismoFeature } from './chat/mecanismo.js';
import { notificacionFeature } from './chat/notificacion.js';
import { notificarFeature } from './chat/notificar.js';
import { otherDestinationFeature } from './chat/other-destination.js';
import { paaFeature } from './chat/paa.js';
import { paaLibroFeature } from './chat/paa-libro.js';
import { pendientesFeature } from './chat/pendientes.js';
import { posturaFeature } from './chat/postura.js';
import { posturasConjuntaFeature } from './chat/posturas-conjunta.js';
import { publicacionFeature } from './chat/publicacion.js';
import { registroFeature } from './chat/registro.js';
import { relevoFeature } from './chat/relevo.js';
import { rutaFeature } from './chat/ruta.js';
import { seguimientoFeature } from './chat/seguimiento.js';
import { seleccionFeature } from './chat/seleccion.js';
import { valoracionFeature } from './chat/valoracion.js';
import { vencidoFeature } from './chat/vencido.js';
import type { Clock } from './clock.js';
import { tick } from './clock-work.js';
import { expedirConstancias } from './constancias.js';
import type { DocumentRenderer, Letterhead } from './document.js';
import type { EventLog } from './event-log.js';
import { descargaDeExpediente } from './expediente-descarga.js';
import { type FileLinks, fileLinks } from './file-links.js';
import { HeldCards } from './held-cards.js';
import type { ReportReader } from './import/report-reader.js';
import type { Institution } from './institution.js';
import type { Card, Messenger } from './messenger.js';
import { Names } from './names.js';
import { cicloOf, Office } from './office.js';
import { type Later, Outbox } from './outbox.js';
import { Postman } from './postman.js';
import { prepareConstancia, prepareConvenio } from './prepare-convenio.js';
import { prepareOficios } from './prepare-oficios.js';
import { paquetesPublicos } from './prepare-publicacion.js';
import { prepareInforme, prepareSolicitud } from './prepare-seguimiento.js';
import type { SideRecords } from './side-records.js';
import { recordUnreached } from './unreached.js';
import type { Workbooks } from './workbook/workbooks.js';
import type { ZipWriter } from './zip.js';

/** What the application stands on: every port, and what the institution's file says. */
export interface ApplicationParts {
  readonly log: EventLog;
  readonly records: SideRecords;
  readonly archive: Archive;
  readonly clock: Clock;
  readonly machineNow: () => number;
  readonly institution: Institution;
  readonly letterhead: Letterhead;
  readonly renderer: DocumentRenderer;
  readonly messenger: Messenger;
  readonly sniff: Sniff;
  readonly writeZip: ZipWriter;
  /** The verifier that goes into each expediente (`deploy/verificar/verificar.mjs`). */
  readonly verificador: Uint8Array;
  /** Wakes the outbox when a retry falls due; without it, the next tick does. */
  readonly later?: Later;
  readonly reader: ReportReader;
  readonly workbooks: Workbooks;
  /** Where people's browsers reach the server, without a final slash. */
  readonly publicUrl: string;
  /** Told of every error that no person can mend. */
  readonly failed: (error: unknown) => void;
}

/** The application, assembled. */
export interface Application {
  readonly chat: Conversation;
  readonly office: Office;
  readonly outbox: Outbox;
  /** What the addresses of files open. */
  readonly files: FileLinks;
  /** Does what has fallen due, and sends what that calls for. Settles when both are done. */
  readonly tick: () => Promise<void>;
}

/** Issues the constancias that are missing in a ciclo. */
type Constancias = (ciclo: string) => Promise<void>;

const featuresOf = (
  parts: ApplicationParts,
  office: Office,
  names: Names,
  files: ParaLeer,
  constancias: Constancias,
): readonly Feature[] => [
  ayudaFeature,
  pendientesFeature,
  rutaFeature,
  asmFeature,
  asmListaFeature,
  correccionAsmFeature,
  directorioFeature(names),
  cicloFeature,
  mecanismoFeature(files),
  informeFeature(files),
  importacionFeature(files),
  registroFeature,
  relevoFeature,
  causaRaizFeature,
  documentosFeature,
  asignacionFeature,
  notificarFeature(prepareOficios({ office, ...parts })),
  notificacionFeature,
  acusesFeature,
  acusePapelFeature(files.find),
  seleccionFeature,
  valoracionFeature,
  concurrenciaFeature,
  clasificacionFeature,
  posturaFeature(files.find),
  posturasConjuntaFeature,
  compromisoFeature,
  compromisosFeature,
  contrapropuestaFeature(parts.records),
  convenioFeature({
    prepare: prepareConvenio({ office, ...parts }),
    find: files.find,
    regla: parts.institution.reglas.firma,
    constancias,
  }),
  paaFeature,
  distribucionFeature,
  publicacionFeature({
    paquetes: paquetesPublicos({ office, ...parts }),
    lineamientos: parts.institution.reglas.lineamientos,
  }),
  ...implementacionFeatures(files),
  seguimientoFeature({
    informe: prepareInforme({ office, ...parts }),
    solicitud: prepareSolicitud({ office, ...parts }),
  }),
  consultaFeature,
  vencidoFeature,
];

/** Loads the institution file's posts and designations: only the differences are recorded. Throws when they can't be. */
const loadRoster = async (office: Office, { institution }: ApplicationParts): Promise<void> => {
  const outcome = await office.rosterOrder(
    { type: 'cargar-directorio', ...institution.directorio },
    { kind: 'system' },
    `archivo.${randomUUID()}`,
  );
  if (outcome.kind === 'refused')
    throw new Error(`the institution file can't be loaded: ${outcome.refusal.why} ${outcome.refusal.next}`);
  secretariaOf(outcome.loaded.state);
};

const chatOf = (
  parts: ApplicationParts,
  office: Office,
  held: HeldCards,
  links: FileLinks,
  { names, constancias }: { readonly names: Names; readonly constancias: Constancias },
): Conversation => {
  const features: Feature[] = [];
  const inbox = new Inbox({ ...parts, features });
  const files: ParaLeer = {
    find: (person, id) => inbox.find(person, id),
    again: (turn, file, notice) => inbox.ask(turn, file, notice),
    borradores: new Borradores(parts),
  };
  features.push(...featuresOf(parts, office, names, files, constancias));
  const libros: Libros = {
    ...parts,
    links,
    find: files.find,
    again: files.again,
    institucion: parts.institution.nombre,
  };
  features.push(
    compromisosLibroFeature(libros),
    paaLibroFeature(libros),
    expedienteFeature({ ...parts, links }),
    archivosFeature(features, links),
    otherDestinationFeature(features, inbox),
  );
  return new Conversation({ ...parts, office, held, features, inbox, welcome, lost, names });
};

/** Assembles the application and loads the roster. Throws when the record or the institution file can't be used. */
export const createApplication = async (parts: ApplicationParts): Promise<Application> => {
  const office = new Office({ ...parts, committed: () => void outbox.poke() });
  const held = new HeldCards(parts.records);
  const agenda = new Agenda({ ...parts, office });
  const names = new Names(parts.records, parts.institution.personas);
  const links = fileLinks({ ...parts, expediente: descargaDeExpediente({ ...parts, office, names }) });
  const constancias = expedirConstancias(office, prepareConstancia({ office, ...parts }), names.of);
  const chat = chatOf(parts, office, held, links, { names, constancias });
  const draw = (stream: string, asunto: string, person: PersonId): Promise<Card | undefined> =>
    chat.draw(cicloOf(stream) ?? '', asunto, person);
  const postman = new Postman({ ...parts, office, held, draw, unreached: recordUnreached(office) });
  const outbox = new Outbox({ ...parts, deliver: (envelope) => postman.deliver(envelope) });
  await loadRoster(office, parts);
  return {
    chat,
    office,
    outbox,
    files: links,
    tick: alone(async () => {
      await tick({ ...parts, office, agenda, constancias });
      await outbox.poke();
      // After a start it is gathered here, and not while the first person waits for it.
      await office.owed();
    }),
  };
};
