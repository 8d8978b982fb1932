import type { Seen } from '../../domain/ciclo.js';
import type { CicloCommand } from '../../domain/ciclo-command.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import type { Designacion, Directorio } from '../../domain/directorio.js';
import type { Archivo, Fecha, PersonId } from '../../domain/identity.js';
import type { Refusal } from '../../domain/refusal.js';
import type { Reply } from '../chat.js';
import type { CommandName } from '../command.js';
import type { Suceso } from '../history.js';
import type { Card } from '../messenger.js';
import type { CicloOutcome, Office } from '../office.js';

/** For whom a card is drawn. Everything that a view may look at besides the ciclo. */
export interface Viewer {
  readonly person: PersonId;
  /** The posts that this person holds today. */
  readonly posts: readonly Designacion[];
  readonly directorio: Directorio;
  readonly today: Fecha;
  /** Name of a person with its form of address, or «persona fuera del directorio». */
  readonly nameOf: (person: PersonId) => string;
  /** What happened in a ciclo, the newest first. */
  readonly history: (ciclo: string) => Promise<readonly Suceso[]>;
}

/** What a person typed in a card, as the client sent it: strings only, bounded. */
export type Typed = Readonly<Record<string, string>>;

/** Draws a matter; undefined when it shows this viewer nothing. `typed` fills the form again after a refusal, so nothing is lost. */
export type View = (
  ciclo: CicloAbierto,
  parts: readonly string[],
  viewer: Viewer,
  typed?: Typed,
) => Card | undefined | Promise<Card | undefined>;

/** One message or press, with what its handler needs. */
export interface Turn {
  readonly id: string;
  readonly viewer: Viewer;
  readonly office: Office;
  /** The ciclo that the person is in; undefined when none is open. */
  readonly ciclo: CicloAbierto | undefined;
  /** The person is in a ciclo whose record can't be read: `ciclo` is undefined, and not because none is open. */
  readonly ilegible: boolean;
  /** Every open ciclo, the newest PAE first: what it is, without opening it. */
  readonly ciclos: () => Promise<readonly Pick<CicloAbierto, 'datos'>[]>;
  /** Keeps which ciclo the person's commands are about from now on. */
  readonly prefer: (ciclo: string) => Promise<void>;
  /** Gives an order in the name of the person and draws the matter as it is then, with what happened in its first line. */
  readonly order: (order: TurnOrder) => Promise<Reply>;
  /** Gives an order and hands back its outcome, for handlers that say something else. */
  readonly give: (command: CicloCommand, seen?: Seen, ciclo?: string) => Promise<CicloOutcome>;
  /** Draws a matter as it is now. */
  readonly show: (asunto: string, notice?: Card['notice'], typed?: Typed) => Promise<Reply>;
}

/** An order that comes from a card: what was seen, what was typed, and what to show after. */
export interface TurnOrder {
  readonly command: CicloCommand;
  /** Matter whose card is shown after. */
  readonly asunto: string;
  readonly seen?: Seen;
  readonly typed?: Typed;
  /** es-MX line for success. */
  readonly done: string;
}

/** A button press. `typed` holds everything that the client sent, the card's own data included. */
export type Press = (turn: Turn, typed: Typed) => Promise<Reply>;

/** A chat command, with what was written after its name. */
export type Say = (turn: Turn, rest: string) => Promise<readonly Reply[]>;

/** Draws a list again, on the page and with the filter that it had. The parts come from the client. */
export type List = (turn: Turn, parts: readonly string[]) => Promise<Reply>;

/** A place where a file that was dropped in the chat can go. */
export interface Destination {
  /** es-MX, as the button says it. */
  readonly title: string;
  /** Verb of the press that puts it there. */
  readonly verb: string;
  readonly data: Typed;
  /** The file itself says that it goes there: it comes first. */
  readonly likely?: true;
}

/** A file kept in the archive that waits for its place. */
export interface PendingFile extends Archivo {
  readonly id: string;
  /** What a workbook of ours is recognised by; see `workbook/mark.ts`. */
  readonly marca?: string;
}

/** A file to open, with what tells it from another of the same name. */
export interface OpenFile extends Archivo {
  readonly nota?: string;
}

/** The files of a matter that this viewer may open, in the order to show them; none when it is not theirs to see. */
export type FilesOf = (ciclo: CicloAbierto, parts: readonly string[], viewer: Viewer) => readonly OpenFile[];

/** One feature of the chat: what it draws, which presses and commands it takes, where it can put a file, which files it opens. */
export interface Feature {
  readonly views?: Readonly<Record<string, View>>;
  readonly presses?: Readonly<Record<string, Press>>;
  readonly commands?: Readonly<Partial<Record<CommandName, Say>>>;
  /** Lists to which a card that was opened from them goes back, by name. */
  readonly lists?: Readonly<Record<string, List>>;
  readonly destinations?: (ciclo: CicloAbierto, viewer: Viewer, file: PendingFile) => readonly Destination[];
  /** Why no place of this feature can take a file, by what it is: told when it comes, before anybody is asked where it goes. */
  readonly refuses?: (file: PendingFile) => Refusal | undefined;
  /** What the record knows already of a file that has just come, as a sentence to this viewer. */
  readonly known?: (ciclo: CicloAbierto, viewer: Viewer, file: PendingFile) => string | undefined;
  /** By kind of matter: any card with a button `archivo.abrir` that names its `asunto` offers these. */
  readonly files?: Readonly<Record<string, FilesOf>>;
}
