import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { opensWithPasswordOnly } from '../../../src/adapters/documents/content-pdf.js';
import { mediaTypeOf } from '../../../src/adapters/documents/media-type.js';

/** What the dictionary of a real PDF says, encrypted by pypdf 6 with the password «secreto», or only against changes. */
interface Encrypted {
  readonly version: number;
  readonly revision: number;
  readonly bits: number;
  /** `/O` and `/U` in hexadecimal, with a password to open it and without. */
  readonly secret: readonly [owner: string, user: string];
  readonly open: readonly [owner: string, user: string];
}

const ID = '3039353331666338613730316337306237633732333030363835363236386463';

const REAL: Readonly<Record<string, Encrypted>> = {
  'RC4-40': {
    version: 1,
    revision: 2,
    bits: 40,
    secret: [
      '2153d8ccfa8968b400de43a5e98f2acf9241563a7a6fdbd7c2b81252b9d8e799',
      '9e4575f6ff75cbb07ead0e063c9cb35fd1245352c6a240e587b4475822f25ad2',
    ],
    open: [
      '7a89f5e0d1888ddddb9053bd63ff6aa3bc2100735006ed79c3b40d7cb5b50ecc',
      'f050a3575af05277e9303925bdc73fd09a6fc03f04c298792fa92a7003742c9c',
    ],
  },
  'RC4-128': {
    version: 2,
    revision: 3,
    bits: 128,
    secret: [
      '876390545671540f0a3991732c058e5d8522579a09f4ee5efcf8a01027e1879b',
      '5e0687e77e470ce02b04bcde1a33540d28bf4e5e4e758a4164004e56fffa0108',
    ],
    open: [
      'dcb9bd787d70b166d177816ba675ce31ab4201d3239dd8f0fdf4bf3e2b8c6ece',
      '0f6bd344f05e9551056232af2fad3ffb28bf4e5e4e758a4164004e56fffa0108',
    ],
  },
  'AES-128': {
    version: 4,
    revision: 4,
    bits: 128,
    secret: [
      '876390545671540f0a3991732c058e5d8522579a09f4ee5efcf8a01027e1879b',
      '5e0687e77e470ce02b04bcde1a33540d28bf4e5e4e758a4164004e56fffa0108',
    ],
    open: [
      'dcb9bd787d70b166d177816ba675ce31ab4201d3239dd8f0fdf4bf3e2b8c6ece',
      '0f6bd344f05e9551056232af2fad3ffb28bf4e5e4e758a4164004e56fffa0108',
    ],
  },
  'AES-256-R5': {
    version: 5,
    revision: 5,
    bits: 256,
    secret: [
      '032cb71000e9dfe5352f0d7ff97ef99248e17a08140a1203b4263dd4eab4ba9fd7d621a84fe01c9c74c0afe1a8150b14',
      'ee390320c64f61209ee481cc7e15f3e5b413c5916b68f0cd5d6b3bd1c2c462fef642808ba94ac9f05ed057da103cb9ec',
    ],
    open: [
      '2fddccafbb3284f219e5d2821a34bf19682dcc5f6407e867ab843ca11052612c8f2c395fa1d71c2601eb453bd953898e',
      '718c49368cdf67a5c2e529ccf440fcd9ac2453ddbe25d6cea84cfbafe27efcbdf8efa17d3ad2e52a69c3ca1899671077',
    ],
  },
  'AES-256': {
    version: 5,
    revision: 6,
    bits: 256,
    secret: [
      'f594c9dc600ce851e2f018a277017a7f7e9cdbed7397a67a9ccfee651dfc1bcb5d81c86ec4d538ac0683f61ae0b3378c',
      '24356c431436e2a7f3df44baeb8e153e834bdbf42ffed75594705c88eecba56c060ceb088e7ca083a3cb0213032d04ab',
    ],
    open: [
      'bf26ecdb50ea1f90ebc73c468e15dcf180fda15262b2119e01833c1b92732bde29c0a40f3fee5d0491511504fcd1a617',
      '299c15d86f8b8db9a2375c5c2aab0682319f2a0ded2d962a0a5aedb4ae295c3baffeaa7f0938ab73e14bbed67d1e0a48',
    ],
  },
};

const pdf = (dictionary: Uint8Array | string, id: Uint8Array | string = `/ID [ <${ID}> <${ID}> ]`): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('%PDF-1.7\n15 0 obj\n<< /Filter /FlateDecode >>\nendobj\n5 0 obj\n'),
      Buffer.from(dictionary),
      Buffer.from('\nendobj\ntrailer\n<< /Size 6 /Root 3 0 R '),
      Buffer.from(id),
      Buffer.from('\n/Encrypt 5 0 R >>\nstartxref\n0\n%%EOF\n'),
    ]),
  );

const encrypted = ({ version, revision, bits }: Encrypted, [owner, user]: readonly [string, string]): Uint8Array =>
  pdf(
    `<< /V ${version} /R ${revision} /Length ${bits} /P 4294967292 /Filter /Standard /O <${owner}> /U <${user}> /OE <00> /UE <00> >>`,
  );

/** The dictionaries and identifiers of two PDFs exported by LibreOffice 7.4, whose strings are literal. */
const LIBREOFFICE = {
  secret: [
    'PDwvRmlsdGVyL1N0YW5kYXJkL1YgMi9MZW5ndGggMTI4L1IgMy9PKP7TtKp/jmnx/DaMANErxNpcXD7BTNd1la9pj4CxJuI0YykvVShccr4BvibnyUlJvjrtTlxy7/kAAAAAAAAAAAAAAAAAAAAAKS9QIC0xMDI4Pj4=',
    'L0lEIFsgPERCRTg5NDgwOUZDMEM4NkM2REJGN0RBNTY3QjQ2OEI5Pgo8REJFODk0ODA5RkMwQzg2QzZEQkY3REE1NjdCNDY4Qjk+IF0=',
  ],
  open: [
    'PDwvRmlsdGVyL1N0YW5kYXJkL1YgMi9MZW5ndGggMTI4L1IgMy9PKNy5vXh9cLFm0XeBa6Z1zjGrQgHTI53Y8P30vz4rjG7OKS9VKHbKiLhzFHzEFBWj6wa/dowAAAAAAAAAAAAAAAAAAAAAKS9QIC0xMDI4Pj4=',
    'L0lEIFsgPEQ5QkZBNzNGQjZFMjc0MjYwMjA0MDExNkI3NTQ1NkMwPgo8RDlCRkE3M0ZCNkUyNzQyNjAyMDQwMTE2Qjc1NDU2QzA+IF0=',
  ],
} as const;

const bytes = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

describe('a PDF with a password', () => {
  for (const [algorithm, real] of Object.entries(REAL)) {
    it(`is known by ${algorithm}, and one that is only protected against changes opens`, () => {
      assert.equal(opensWithPasswordOnly(encrypted(real, real.secret)), true);
      assert.equal(opensWithPasswordOnly(encrypted(real, real.open)), false);
    });
  }

  it('is known when its strings are literal', () => {
    const [secret, ofSecret] = LIBREOFFICE.secret;
    const [open, ofOpen] = LIBREOFFICE.open;
    assert.equal(opensWithPasswordOnly(pdf(bytes(secret), bytes(ofSecret))), true);
    assert.equal(opensWithPasswordOnly(pdf(bytes(open), bytes(ofOpen))), false);
  });

  it('is known when it asks for a certificate', () =>
    assert.equal(opensWithPasswordOnly(pdf('<< /Filter /Adobe.PubSec /V 4 >>')), true));

  it('is not one that only names encryption, nor one whose dictionary is missing, broken or of another time', () => {
    for (const dictionary of [
      '',
      '(/Encrypt 5 0 R)',
      '<< /Filter /Standard >>',
      '<< /Filter /Standard /R 9 /U <00> >>',
      `<< /Filter /Standard /R 3 /Length 0 /O (\\ /U ( >>`,
    ])
      assert.equal(opensWithPasswordOnly(pdf(dictionary)), false, dictionary);
    assert.equal(opensWithPasswordOnly(Buffer.from('%PDF-1.7 /Encrypt 99 0 R /EncryptMetadata')), false);
  });

  it('is said so by its media type', async () => {
    const { 'AES-256': real } = REAL;
    assert.ok(real);
    assert.equal(await mediaTypeOf(encrypted(real, real.secret)), 'application/pdf; contenido=contrasena');
    assert.equal(await mediaTypeOf(encrypted(real, real.open)), 'application/pdf');
    const inZip = zipSync({ 'acta.pdf': encrypted(real, real.secret) });
    assert.equal(await mediaTypeOf(inZip), 'application/zip; contenido=contrasena');
  });
});
