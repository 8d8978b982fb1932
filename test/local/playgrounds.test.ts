import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { EventEmitter, on, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';
import { freePorts } from '../../src/local/free-ports.js';
import { type Persona, personasFrom, TENANT_ID } from '../../src/local/personas.js';
import { LocalTeams } from '../../src/local/playground.js';
import { type Playgrounds, startPlaygrounds } from '../../src/local/playgrounds.js';
import { portsBeyondThisMachine } from '../../src/local/ports.js';
import { type StubBot, startStubBot } from './stub-bot.js';

const PROGRAM = new URL('./local-start-program.js', import.meta.url).pathname;

describe('six local Teams', function () {
  this.timeout(120_000);
  let folder: string;
  let bot: StubBot;
  let everyone: readonly Persona[];
  let playgrounds: Playgrounds;
  const told = new EventEmitter();

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'teams-'));
    bot = await startStubBot();
    everyone = personasFrom(await freePorts(6));
    const setting = { dataDir: folder, botEndpoint: `${bot.address}/api/messages`, env: process.env, everyone };
    playgrounds = await startPlaygrounds(setting, (sentence) => told.emit('sentence', sentence));
  });

  after(async () => {
    const pids = [...playgrounds.pids().values()];
    await playgrounds.stop();
    assert.deepEqual(
      pids.map(alive),
      pids.map(() => false),
      'a local Teams outlived its stop',
    );
    await bot.close();
    rmSync(folder, { recursive: true });
  });

  const withTeams = async (clave: string, use: (teams: LocalTeams) => Promise<void>): Promise<void> => {
    const teams = await LocalTeams.open(everyone.find((persona) => persona.clave === clave) ?? assert.fail());
    try {
      await use(teams);
    } finally {
      await teams.close();
    }
  };

  it('tell the bot where each person is, and keep the greeting for the page', async () => {
    await playgrounds.installAll();
    const installed = bot.received.filter(({ type }) => type === 'installationUpdate');
    assert.deepEqual(
      installed.map(({ from }) => from.aadObjectId).sort(),
      everyone.map(({ aadObjectId }) => aadObjectId),
    );
    await withTeams('da', async (teams) => {
      const answer = await teams.ask('hola');
      assert.equal(answer.text, 'Recibí «hola»');
    });
  });

  it('bring each person’s message to the bot with that person’s ids, conversation and tenant', async () => {
    for (const persona of everyone)
      await withTeams(persona.clave, async (teams) => void (await teams.ask(`soy ${persona.clave}`)));
    for (const persona of everyone) {
      const message = bot.received.find(({ text }) => text === `soy ${persona.clave}`) ?? assert.fail(persona.clave);
      assert.equal(message.from.aadObjectId, persona.aadObjectId);
      assert.equal(message.from.id, persona.userId);
      assert.equal(message.conversation.id, persona.conversationId);
      assert.equal(message.conversation.tenantId, TENANT_ID);
      assert.equal(message.serviceUrl, `http://localhost:${persona.port}/_connector`);
    }
  });

  it('attach files that the bot fetches byte by byte, with the sender’s ids', async () => {
    const path = join(folder, 'Oficio año 2025.pdf');
    writeFileSync(path, Buffer.alloc(300_000, 5));
    await withTeams('dpc', async (teams) => {
      const mark = await teams.attach([path], 'va el oficio');
      await teams.messages.waitFor('the bot’s word on the file', ({ text }) => text === 'Recibí «va el oficio»', mark);
    });
    const message = bot.received.find(({ text }) => text === 'va el oficio') ?? assert.fail();
    assert.equal(message.attachments?.[0]?.name, 'Oficio año 2025.pdf');
    assert.equal(message.from.aadObjectId, everyone[2]?.aadObjectId);
    assert.equal(message.conversation.tenantId, TENANT_ID);
    assert.deepEqual(bot.fetched.at(-1), Buffer.alloc(300_000, 5));
  });

  it('press a button with its inputs, and show the card that comes back in its place', async () => {
    await withTeams('do', async (teams) => {
      await teams.ask('tarjeta');
      const card = teams.lastCard();
      const pressed = await teams.press(card, 'Guardar', { nota: 'Conforme' });
      assert.equal(pressed.kind, 'card');
      assert.equal(teams.lastCard().id, card.id);
      const invoke = bot.received.findLast(({ type }) => type === 'invoke') ?? assert.fail();
      assert.equal(invoke.replyToId, card.id);
      const data = { asm: 'ASM-1', nota: 'Conforme', urgente: 'no' };
      assert.deepEqual(invoke.value, { action: { type: 'Action.Execute', verb: 'guardar', data }, trigger: 'manual' });
    });
  });

  it('submit a card without its inputs where the button says so', async () => {
    await withTeams('do', async (teams) => {
      await teams.ask('tarjeta');
      const { mark } = teams.messages;
      assert.deepEqual(await teams.press(teams.lastCard(), 'Enviar'), { kind: 'sent' });
      await teams.messages.waitFor('the answer to the submit', () => true, mark);
      assert.deepEqual(bot.received.at(-1)?.value, { verb: 'enviar' });
    });
  });

  it('refuse what the person could not do, naming what there is', async () => {
    await withTeams('do', async (teams) => {
      await teams.ask('tarjeta');
      const card = teams.lastCard();
      await assert.rejects(teams.press(card, 'Borrar'), /no button «Borrar».*Guardar \(guardar\), Enviar \(enviar\)/);
      await assert.rejects(teams.press(card, 'Guardar'), /«Guardar» needs nota/);
      await assert.rejects(
        teams.press(card, 'Guardar', { notas: 'x' }),
        /no input notas for «Guardar»; there are: nota, unidad,/,
      );
      const waiting = teams.messages.waitFor('a second opinion', () => false, teams.messages.mark, 20);
      await assert.rejects(waiting, /waited 20 ms in vain for a second opinion in the Teams of do/);
    });
  });

  it('listen on this machine only', async () => {
    assert.deepEqual(
      await portsBeyondThisMachine(
        everyone.map(({ port }) => port),
        ['127.0.0.2'],
      ),
      [],
    );
  });

  it('refuse pages of other sites', async () => {
    const address = `http://127.0.0.1:${everyone[0]?.port}/_internal/v1/testConfig`;
    assert.equal((await fetch(address)).status, 200);
    assert.equal((await fetch(address, { headers: { origin: 'http://evil.example' } })).status, 403);
  });

  it('show a page nothing before it knows its conversation', async () => {
    const { port, conversationId } = everyone[0] ?? assert.fail();
    const origin = `http://127.0.0.1:${port}`;
    const asked = await fetch(origin, { headers: { 'sec-fetch-dest': 'document' } });
    assert.equal(asked.status, 200);
    const stream = new WebSocket(`ws://127.0.0.1:${port}/_ws_conversation/v1/conversations/stream`, { origin });
    const opened = once(stream, 'open');
    await fetch(`${origin}/_internal/v1/config`);
    assert.equal(stream.readyState, WebSocket.CONNECTING);
    await fetch(`${origin}/_debug/conversation/${conversationId}/installation`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{}',
    });
    await opened;
    stream.close();
    await once(stream, 'close');
  });

  it('start again when one dies, and say so', async () => {
    const before = playgrounds.pids().get('contraloria') ?? assert.fail();
    const sentences = on(told, 'sentence');
    process.kill(before, 'SIGKILL');
    for await (const [sentence] of sentences)
      if (/Ya está de vuelta el Teams local de Mtro. Julián/.test(sentence)) break;
    assert.notEqual(playgrounds.pids().get('contraloria'), before);
    await withTeams('contraloria', async (teams) => void (await teams.ask('sigo aquí')));
  });
});

describe('local start', function () {
  this.timeout(120_000);

  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    it(`leaves no process behind when it gets ${signal}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'start-'));
      const first = await freePorts(8);
      const launcher = spawn(process.execPath, [PROGRAM, folder, String(first)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines = createInterface({ input: launcher.stdout });
      for await (const line of lines) if (line.startsWith('Listo')) break;
      const ports = Array.from({ length: 8 }, (_, index) => first + index);
      const connections = await Promise.all(ports.map(connection));
      const closed = connections.map((socket) => new Promise((resolve) => socket.resume().once('close', resolve)));
      const ended = once(launcher, 'exit');
      launcher.kill(signal);
      await Promise.all([ended, ...closed]);
      for (const port of ports) await untilRefused(port);
      rmSync(folder, { recursive: true });
    });
  }
});

const alive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Stays open as long as the process that accepted it lives. */
async function connection(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket.on('error', () => undefined);
}

/** A dying process may accept one more connection before it lets go of its port; that one is closed in turn. */
async function untilRefused(port: number): Promise<void> {
  for (;;) {
    const socket = await connection(port).catch((error: NodeJS.ErrnoException) =>
      assert.equal(error.code, 'ECONNREFUSED'),
    );
    if (!socket) return;
    await new Promise((resolve) => socket.resume().once('close', resolve));
  }
}
