import { randomUUID } from 'node:crypto';
import { secretariaOf } from '../domain/directorio.js';
import type { PersonId } from '../domain/identity.js';
import { Agenda } from './agenda.js';
import { alone } from './alone.js';
import type { ApplicationParts } from './application-parts.js';
import { archivosFeature, visibleFiles } from './chat/archivos.js';
import { lost } from './chat/ayuda.js';
import { welcome } from './chat/bienvenida.js';
import { compromisosLibroFeature } from './chat/compromisos-libro.js';
import { Conversation } from './chat/conversation.js';
import { expedienteFeature } from './chat/expediente.js';
import type { Feature } from './chat/feature.js';
import { Borradores } from './chat/importacion-archivo.js';
import type { ParaLeer } from './chat/importacion-leer.js';
import { Inbox } from './chat/inbox.js';
import type { Libros } from './chat/libro.js';
import { Ofertas } from './chat/onedrive.js';
import { otherDestinationFeature } from './chat/other-destination.js';
import { paaLibroFeature } from './chat/paa-libro.js';
import { tick } from './clock-work.js';
import { expedirConstancias } from './constancias.js';
import { type Constancias, featuresOf } from './features.js';
import { type FileLinks, fileLinks } from './file-links.js';
import { HeldCards } from './held-cards.js';
import { type Makers, makersOf } from './makers.js';
import type { Card } from './messenger.js';
import { Names } from './names.js';
import { cicloOf, Office } from './office.js';
import { Outbox } from './outbox.js';
import { Postman } from './postman.js';
import { toldOnce } from './told-once.js';
import { recordUnreached } from './unreached.js';

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
  { names, makers, constancias }: { readonly names: Names; readonly makers: Makers; readonly constancias: Constancias },
): Conversation => {
  const features: Feature[] = [];
  const inbox = new Inbox({ ...parts, features });
  const files: ParaLeer = {
    find: (person, id) => inbox.find(person, id),
    again: (turn, file, notice) => inbox.ask(turn, file, notice),
    borradores: new Borradores(parts),
  };
  features.push(...featuresOf(parts, makers, names, files, constancias));
  const { offers } = parts;
  const ofertas = offers && new Ofertas({ ...parts, offers, visible: visibleFiles(features) });
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
    archivosFeature(features, links, ofertas),
    otherDestinationFeature(features, inbox),
  );
  return new Conversation({
    ...parts,
    office,
    held,
    features,
    inbox,
    welcome,
    lost,
    names,
    ...(ofertas && { ofertas }),
  });
};

/** Assembles the application and loads the roster. Throws when the record or the institution file can't be used. */
export const createApplication = async (given: ApplicationParts): Promise<Application> => {
  const parts: ApplicationParts = { ...given, failed: toldOnce(given.failed) };
  const office = new Office({ ...parts, committed: () => void outbox.poke() });
  const held = new HeldCards(parts.records, parts.machineNow);
  const agenda = new Agenda({ ...parts, office });
  const names = new Names(parts.records, parts.institution.personas);
  const makers = makersOf({ ...parts, office, names });
  const links = fileLinks({ ...parts, expediente: makers.expediente });
  const constancias = expedirConstancias(
    office,
    { convenio: makers.constancia, acta: makers.constanciaDeActa },
    names.of,
  );
  const chat = chatOf(parts, office, held, links, { names, makers, constancias });
  const draw = (stream: string, asunto: string, person: PersonId): Promise<Card | undefined> =>
    chat.draw(cicloOf(stream) ?? '', asunto, person);
  const postman = new Postman({ ...parts, office, held, draw, unreached: recordUnreached(office) });
  const outbox = new Outbox({
    ...parts,
    deliver: (envelope) => postman.deliver(envelope),
    stopping: () => postman.stop(),
  });
  await loadRoster(office, parts);
  return {
    chat,
    office,
    outbox,
    files: links,
    tick: alone(async () => {
      await tick({ ...parts, office, agenda, constancias });
      await postman.takeUp();
      await outbox.poke();
      // After a start it is gathered here, and not while the first person waits for it.
      await office.owed();
    }),
  };
};
