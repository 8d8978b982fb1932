import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/v4';
import type { Archivo, PersonId } from '../domain/identity.js';
import type { Archive } from './archive.js';
import type { SideRecords } from './side-records.js';

/** A file that is made while it is handed over, such as an expediente. */
export interface MadeFile {
  readonly nombre: string;
  readonly tipo: string;
  /** Its content, piece by piece. Throws what its making throws. */
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** What became of an address that somebody opened. */
export type OpenedFile =
  | { readonly kind: 'made'; readonly person: PersonId; readonly made: MadeFile }
  /** Of an expediente, for somebody who may no longer see it. */
  | { readonly kind: 'withdrawn'; readonly person: PersonId }
  | { readonly kind: 'file'; readonly person: PersonId; readonly archivo: Archivo; readonly bytes: Uint8Array }
  | { readonly kind: 'expired'; readonly person: PersonId; readonly archivo?: Archivo }
  /** Signed by us, but its content is not in the archive. */
  | { readonly kind: 'missing'; readonly person: PersonId; readonly archivo: Archivo }
  | { readonly kind: 'altered' };

/** Addresses that open a file of the archive by `/archivo/<token>`. */
export interface FileLinks {
  /**
   * An address that opens this file for ten minutes. Whoever asks for it must have made sure that the person may see the file:
   * the address itself asks for no further proof.
   */
  link(person: PersonId, archivo: Archivo): Promise<string>;
  /** As `link`, for the expediente of a ciclo, which is made when it is opened. */
  linkExpediente(person: PersonId, ciclo: string): Promise<string>;
  /** What a token opens now. Throws `ArchiveDamaged`, or what the stores throw. */
  open(token: string): Promise<OpenedFile>;
}

interface Parts {
  readonly records: SideRecords;
  readonly archive: Archive;
  /** Milliseconds of the machine's clock: an address lives in real time even when the business clock is moved. */
  readonly machineNow: () => number;
  /** Where people reach this server, without a final slash. */
  readonly publicUrl: string;
  /** Makes the expediente of a ciclo for a person; undefined when they may not have it now. */
  readonly expediente: (person: PersonId, ciclo: string) => Promise<MadeFile | undefined>;
}

/** How long an address lives. */
export const LINK_MS = 600_000;
/** Longer than any token made here; more is not looked at. */
const MAX_TOKEN = 4_000;

const SECRET_BYTES = 32;
const KIND = 'secreto';
const ID = 'archivo';

const claimsSchema = z.union([
  z.strictObject({
    persona: z.string(),
    hasta: z.number(),
    archivo: z.strictObject({ sha256: z.string(), nombre: z.string(), tipo: z.string(), bytes: z.number() }),
  }),
  z.strictObject({ persona: z.string(), hasta: z.number(), expediente: z.string() }),
]);
type Claims = z.infer<typeof claimsSchema>;

const sign = (secret: Buffer, payload: string): Buffer => createHmac('sha256', secret).update(payload).digest();

const parsed = (payload: string): Claims | undefined => {
  try {
    return claimsSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).data;
  } catch {
    // Not ours, whatever it is: what can't be read opens nothing.
    return undefined;
  }
};

/** Links signed with a secret of the store's own, so that every replica opens what any of them made, also after a restart. */
export const fileLinks = ({ records, archive, machineNow, publicUrl, expediente }: Parts): FileLinks => {
  let known: Buffer | undefined;
  const secret = async (): Promise<Buffer> => {
    if (known !== undefined) return known;
    // Of two replicas that start at once one creates it, and both read what was created.
    await records.create(KIND, ID, { hmac: randomBytes(SECRET_BYTES).toString('base64') });
    const found = await records.get<{ hmac: string }>(KIND, ID);
    if (found === undefined) throw new Error('the secret of the file links was neither created nor found');
    known = Buffer.from(found.value.hmac, 'base64');
    return known;
  };
  const claimsOf = async (token: string): Promise<Claims | undefined> => {
    const [payload = '', signature = '', ...rest] = token.length > MAX_TOKEN ? [] : token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = sign(await secret(), payload);
    if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return parsed(payload);
  };
  const addressOf = async (claims: Claims): Promise<string> => {
    const payload = Buffer.from(JSON.stringify(claims), 'utf8').toString('base64url');
    return `${publicUrl}/archivo/${payload}.${sign(await secret(), payload).toString('base64url')}`;
  };
  const made = async (person: PersonId, ciclo: string): Promise<OpenedFile> => {
    const file = await expediente(person, ciclo);
    return file === undefined ? { kind: 'withdrawn', person } : { kind: 'made', person, made: file };
  };
  return {
    link: (persona, { sha256, nombre, tipo, bytes }) =>
      addressOf({ persona, hasta: machineNow() + LINK_MS, archivo: { sha256, nombre, tipo, bytes } }),
    linkExpediente: (persona, ciclo) => addressOf({ persona, hasta: machineNow() + LINK_MS, expediente: ciclo }),
    open: async (token) => {
      const claims = await claimsOf(token);
      if (claims === undefined) return { kind: 'altered' };
      const person = claims.persona;
      if (machineNow() > claims.hasta)
        return { kind: 'expired', person, ...('archivo' in claims && { archivo: claims.archivo }) };
      if ('expediente' in claims) return made(person, claims.expediente);
      const { archivo } = claims;
      const bytes = await archive.open(archivo.sha256);
      return bytes === undefined ? { kind: 'missing', person, archivo } : { kind: 'file', person, archivo, bytes };
    },
  };
};
