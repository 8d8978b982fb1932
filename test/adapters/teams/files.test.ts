import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Attachments } from '../../../src/adapters/teams/attachments.js';
import {
  DEFAULT_FILE_RULES,
  type FetchedFile,
  type FileRules,
  fetchFile,
} from '../../../src/adapters/teams/fetch-file.js';
import { isPublicAddress, type Resolve } from '../../../src/adapters/teams/public-address.js';
import { silent } from './support/bot.js';
import { type HttpStub, startStub } from './support/http-stub.js';

const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';

/** restify, loaded elsewhere in the same process, makes `writeHead` return nothing. */
const reply = (res: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body = ''): void => {
  res.writeHead(status, headers);
  res.end(body);
};

describe('fetching a file', () => {
  let stub: HttpStub;
  let attend: (req: IncomingMessage, res: ServerResponse) => void;
  let asked: IncomingMessage[];

  before(async () => {
    stub = await startStub((req, res) => {
      asked.push(req);
      attend(req, res);
    });
  });

  after(() => stub.close());

  beforeEach(() => {
    asked = [];
    attend = (_req, res) => void res.end('hola');
  });

  const rules = (over: Partial<FileRules> = {}): FileRules => ({
    hosts: [],
    maxBytes: 1000,
    totalMs: 400,
    idleMs: 200,
    localStart: true,
    ...over,
  });
  const fetchIt = (path = '/a', over: Partial<FileRules> = {}): Promise<FetchedFile> =>
    fetchFile(`${stub.origin}${path}`, rules(over));
  const failed = (failure: string) => ({ kind: 'failed', failure });

  it('brings the bytes, and shows no token', async () => {
    const file = await fetchIt();
    assert.equal(file.kind === 'bytes' && Buffer.from(file.bytes).toString(), 'hola');
    assert.equal(asked[0]?.headers.authorization, undefined);
    assert.equal(asked[0]?.headers.cookie, undefined);
  });

  it('brings an empty file as an empty file', async () => {
    attend = (_req, res) => void res.end();
    const file = await fetchIt();
    assert.equal(file.kind === 'bytes' && file.bytes.length, 0);
  });

  it('follows no redirect', async () => {
    attend = (_req, res) => reply(res, 302, { location: `${stub.origin}/b` });
    assert.deepEqual(await fetchIt(), failed('forbidden-address'));
    assert.equal(asked.length, 1);
  });

  it('refuses what says that it is too large, before reading it', async () => {
    attend = (_req, res) => {
      res.writeHead(200, { 'content-length': '5000' });
      res.write('a');
    };
    assert.deepEqual(await fetchIt(), failed('too-large'));
  });

  it('stops what grows over the limit without having said so', async () => {
    attend = (_req, res) => reply(res, 200, { 'transfer-encoding': 'chunked' }, 'a'.repeat(5000));
    assert.deepEqual(await fetchIt(), failed('too-large'));
  });

  it('takes no file that ends before its announced length', async () => {
    attend = (_req, res) => {
      res.writeHead(200, { 'content-length': '500' });
      res.write('corto', () => res.destroy());
    };
    assert.deepEqual(await fetchIt(), failed('broken'));
  });

  it('takes nothing compressed, which could grow after the count', async () => {
    attend = (_req, res) => reply(res, 200, { 'content-encoding': 'gzip' }, 'x');
    assert.deepEqual(await fetchIt(), failed('broken'));
  });

  it('gives up on silence', async () => {
    attend = () => undefined;
    assert.deepEqual(await fetchIt('/a', { idleMs: 50 }), failed('too-slow'));
  });

  it('gives up on who sends a byte at a time', async () => {
    let drip: NodeJS.Timeout | undefined;
    attend = (_req, res) => {
      res.writeHead(200);
      drip = setInterval(() => res.write('a'), 20);
    };
    assert.deepEqual(await fetchIt('/a', { totalMs: 150, idleMs: 100 }), failed('too-slow'));
    clearInterval(drip);
  });

  for (const [status, failure] of [
    [401, 'expired'],
    [404, 'expired'],
    [410, 'expired'],
    [206, 'broken'],
    [500, 'broken'],
  ] as const) {
    it(`calls ${status} ${failure}`, async () => {
      attend = (_req, res) => reply(res, status, {}, 'x');
      assert.deepEqual(await fetchIt(), failed(failure));
    });
  }

  const production: FileRules = { ...DEFAULT_FILE_RULES, totalMs: 2000 };
  const forbidden = [
    'http://contoso.sharepoint.com/a',
    'https://contoso.sharepoint.com.evil.example/a',
    'https://sharepoint.com.evil.example/a',
    'https://evilsharepoint.com/a',
    'https://contoso.sharepoint.com:8443/a',
    'https://user:x@contoso.sharepoint.com/a',
    'https://127.0.0.1/a',
    'https://[::1]/a',
    'https://2130706433/a',
    'https://0x7f.1/a',
    'https://[::ffff:7f00:1]/a',
    'https://contoso.sharepoint.com./a',
    'https://contoso.\u0455harepoint.com/a',
    'file:///etc/passwd',
    'no address',
    '',
  ];
  for (const address of forbidden) {
    it(`never connects to ${address === '' ? 'nothing' : address}`, async () => {
      assert.deepEqual(await fetchFile(address, production), failed('forbidden-address'));
    });
  }

  it('goes nowhere beyond this machine in the local start', async () => {
    assert.deepEqual(await fetchFile('http://10.0.0.1/a', rules()), failed('forbidden-address'));
    assert.deepEqual(await fetchFile('http://127.0.0.1.evil.example/a', rules()), failed('forbidden-address'));
    assert.deepEqual(await fetchFile('https://contoso.sharepoint.com/a', rules()), failed('forbidden-address'));
  });

  const resolvesTo =
    (...addresses: readonly string[]): Resolve =>
    (_name, _options, found) =>
      found(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );

  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.0.1',
    '::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '0.0.0.0',
    '::ffff:0:7f00:1',
    '192.88.99.1',
    '2001:20::1',
    '3fff::1',
    '5f00::1',
  ]) {
    it(`never connects to an allowed name that leads to ${address}`, async () => {
      const file = await fetchFile('https://contoso.sharepoint.com/a', { ...production, resolve: resolvesTo(address) });
      assert.deepEqual(file, failed('forbidden-address'));
    });
  }

  it('trusts no name of which one address is an inner one', async () => {
    const resolve = resolvesTo('13.107.136.9', '127.0.0.1');
    assert.deepEqual(
      await fetchFile('https://contoso.sharepoint.com/a', { ...production, resolve }),
      failed('forbidden-address'),
    );
  });

  it('knows public addresses', () => {
    assert.ok(isPublicAddress('13.107.136.9'));
    assert.ok(isPublicAddress('2620:1ec:8f8::9'));
  });

  describe('of a message', () => {
    const noToken = (): Promise<undefined> => assert.fail('nobody is to be shown the token');
    const attachments = (over: Partial<FileRules> = {}) => new Attachments(rules(over), silent);
    const download = (name: string, path = '/a') => ({
      contentType: DOWNLOAD,
      name,
      content: { downloadUrl: `${stub.origin}${path}` },
    });

    it('leaves out the HTML copy that Teams adds', async () => {
      const files = await attachments().files(
        [download('oficio.pdf'), { contentType: 'text/html', content: '<p>x</p>' }],
        noToken,
      );
      assert.deepEqual(
        files.map(({ kind, name }) => [kind, name]),
        [['file', 'oficio.pdf']],
      );
    });

    const kinds = [
      'application/vnd.microsoft.card.adaptive',
      'application/vnd.microsoft.teams.card.o365connector',
      'reference',
      '',
    ];
    for (const contentType of kinds) {
      it(`explains that it cannot take ${contentType || 'something without type'}`, async () => {
        const [file] = await attachments().files([{ contentType, contentUrl: `${stub.origin}/a`, name: 'x' }], noToken);
        assert.equal(file?.kind, 'unavailable');
        assert.ok(file?.kind === 'unavailable' && file.why.endsWith('.') && file.next.endsWith('.'));
        assert.equal(asked.length, 0);
      });
    }

    it('explains a download without address, and never uses contentUrl', async () => {
      const [file] = await attachments().files(
        [{ contentType: DOWNLOAD, contentUrl: `${stub.origin}/a`, name: 'x', content: {} }],
        noToken,
      );
      assert.equal(file?.kind, 'unavailable');
      assert.equal(asked.length, 0);
    });

    it('takes ten files and explains the eleventh', async () => {
      const files = await attachments().files(
        Array.from({ length: 11 }, (_, index) => download(`${index}.pdf`)),
        noToken,
      );
      assert.equal(files.filter((file) => file.kind === 'file').length, 10);
      assert.equal(files[10]?.kind, 'unavailable');
      assert.equal(asked.length, 10);
    });

    it('goes on with the others when one vanishes, and says what happened to it', async () => {
      attend = (req, res) => (req.url === '/b' ? reply(res, 404, {}, 'gone') : res.end('hola'));
      const files = await attachments().files([download('1.pdf'), download('2.pdf', '/b'), download('3.pdf')], noToken);
      assert.deepEqual(
        files.map((file) => (file.kind === 'file' ? 'file' : file.why)),
        ['file', 'El permiso para descargar el archivo ya venció.', 'file'],
      );
    });

    it('names the largest size when a file of two gigabytes is sent', async () => {
      attend = (_req, res) => {
        res.writeHead(200, { 'content-length': String(2 * 1024 ** 3) });
        res.flushHeaders();
      };
      const [file] = await attachments({ maxBytes: 50 * 1024 * 1024 }).files([download('video.mp4')], noToken);
      assert.match(file?.kind === 'unavailable' ? file.why : '', /rebasa el tamaño máximo que se recibe \(50 MB\)/);
    });

    it('asks for another message when the files of one are too many bytes together', async () => {
      const half = Buffer.alloc(60_000_000);
      attend = (_req, res) => void res.end(half);
      const over = { maxBytes: 70_000_000, totalMs: 20_000, idleMs: 5_000 };
      const files = await attachments(over).files([download('1.pdf'), download('2.pdf')], noToken);
      assert.match(files[1]?.kind === 'unavailable' ? files[1].why : '', /suman más de lo que se recibe/);
    });

    it('takes a pasted image from the local Teams, named by its content', async () => {
      attend = (_req, res) => void res.end(Buffer.from('89504e470d0a1a0a', 'hex'));
      const contentUrl = `${stub.origin}/v3/attachments/1/views/original`;
      const [file, named] = await attachments().files(
        [
          { contentType: 'image/*', contentUrl },
          { contentType: 'image/png', contentUrl, name: 'captura.png' },
        ],
        noToken,
      );
      assert.equal(file?.kind === 'file' && file.name, 'Imagen pegada.png');
      assert.equal(named?.kind === 'file' && named.name, 'captura.png');
      assert.equal(asked[0]?.headers.authorization, undefined);
    });

    describe('with an image pasted in production', () => {
      const images = (contentUrl: string, token: () => Promise<string | undefined>) =>
        new Attachments({ ...production, resolve: resolvesTo('127.0.0.1') }, silent).files(
          [{ contentType: 'image/*', contentUrl }],
          token,
        );

      for (const contentUrl of [
        'https://contoso.sharepoint.com/a.png',
        'https://smba.trafficmanager.net.evil.example/a',
        'http://smba.trafficmanager.net/a',
        'https://127.0.0.1/a',
        'https://user:x@smba.trafficmanager.net/a',
      ])
        it(`shows the bot's token to nobody at ${contentUrl}`, async () => {
          const [file] = await images(contentUrl, noToken);
          assert.match(file?.kind === 'unavailable' ? file.why : '', /no viene de un sitio permitido/);
        });

      it('asks for the token for the connector alone, and connects to no inner address even there', async () => {
        let tokens = 0;
        const token = async (): Promise<string> => {
          tokens += 1;
          return 'secret';
        };
        const [file] = await images('https://smba.trafficmanager.net/amer/v3/attachments/1/views/original', token);
        assert.equal(tokens, 1);
        assert.match(file?.kind === 'unavailable' ? file.why : '', /no viene de un sitio permitido/);
      });

      it('explains that it could not have the image when there is no token', async () => {
        const [file] = await images('https://smba.trafficmanager.net/amer/v3/attachments/1', async () => undefined);
        assert.match(file?.kind === 'unavailable' ? file.why : '', /no se pudo descargar/);
      });
    });
  });
});
