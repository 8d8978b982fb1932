import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';

const activitySchema = z
  .object({
    type: z.string(),
    id: z.string().optional(),
    name: z.string().optional(),
    text: z.string().optional(),
    serviceUrl: z.string(),
    from: z.object({ id: z.string(), aadObjectId: z.string().optional(), name: z.string().optional() }),
    conversation: z.object({ id: z.string(), tenantId: z.string().optional() }).passthrough(),
    replyToId: z.string().optional(),
    value: z.unknown(),
    attachments: z
      .array(
        z.object({
          contentType: z.string(),
          name: z.string().optional(),
          contentUrl: z.string().optional(),
          content: z.unknown(),
        }),
      )
      .optional(),
  })
  .passthrough();

/** An activity as the stub received it. */
export type ReceivedActivity = z.infer<typeof activitySchema>;

const downloadSchema = z.object({ downloadUrl: z.string() });

/** A bot of a few lines, in place of the real one: keeps what it gets, answers with a card, fetches files. */
export interface StubBot {
  readonly address: string;
  readonly received: readonly ReceivedActivity[];
  /** Bytes of the fetched files, in order. */
  readonly fetched: readonly Buffer[];
  close(): Promise<void>;
}

const STUB_CARD = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'Tarjeta de prueba', wrap: true },
    { type: 'Input.Text', id: 'nota', label: 'Nota', isRequired: true, errorMessage: 'Escriba una nota' },
    {
      type: 'Input.ChoiceSet',
      id: 'unidad',
      label: 'Unidad',
      choices: [
        { title: 'Dirección de Organización', value: 'DO' },
        { title: 'Dirección de Administración', value: 'DA' },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'postura',
      label: 'Postura',
      style: 'expanded',
      choices: [
        { title: 'Aceptada', value: 'aceptada' },
        { title: 'Rechazada', value: 'rechazada' },
      ],
    },
    { type: 'Input.Text', id: 'motivo', label: 'Motivo', isMultiline: true },
    { type: 'Input.Date', id: 'limite', label: 'Fecha límite' },
    { type: 'Input.Toggle', id: 'urgente', title: 'Urgente', valueOn: 'si', valueOff: 'no' },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Guardar', verb: 'guardar', data: { asm: 'ASM-1' } },
    { type: 'Action.Submit', title: 'Enviar', data: { verb: 'enviar' }, associatedInputs: 'none' },
  ],
};

/** Starts the stub on 127.0.0.1; port 0 takes any free one. */
export async function startStubBot(port = 0): Promise<StubBot> {
  const received: ReceivedActivity[] = [];
  const fetched: Buffer[] = [];
  let ahora = new Date('2026-01-15T16:00:00.000Z');
  const server = createServer((request, response) => {
    void handle(request, response);
  });

  const clock = (request: IncomingMessage, body: string): unknown => {
    if (request.method === 'POST') ahora = moved(ahora, JSON.parse(body));
    return { ahora: ahora.toISOString() };
  };
  const messages = async (body: string): Promise<unknown> => {
    const activity = activitySchema.parse(JSON.parse(body));
    received.push(activity);
    if (activity.type === 'invoke') return invokeAnswer(activity);
    await reply(activity, fetched);
    return {};
  };
  const answers: Readonly<Record<string, (request: IncomingMessage, body: string) => unknown>> = {
    '/salud': () => ({ ok: true }),
    '/local/estado': () => STUB_STATE,
    '/local/reloj': clock,
    '/local/paquete/pae-2025': () => STUB_PACKAGE,
    '/api/messages': (request, body) => (request.method === 'POST' ? messages(body) : {}),
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = answers[request.url ?? ''];
    if (!answer) {
      response.writeHead(404);
      return void response.end();
    }
    const value = await answer(request, await text(request));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(value instanceof Uint8Array ? value : JSON.stringify(value));
  };

  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    address: `http://127.0.0.1:${taken}`,
    received,
    fetched,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A public package of two files. */
const STUB_PACKAGE = zipSync({ 'index.html': strToU8('<h1>Convenio</h1>'), 'asm.csv': strToU8('"asm"\r\n') });

const STUB_STATE = {
  ciclos: [
    {
      id: 'pae-2025',
      nombre: 'PAE 2025',
      fase: 'Fase 1',
      accion: '1.2 Identificación de los ASM',
      siguiente: 'adjuntar el informe',
      paquete: true,
    },
  ],
  personas: [
    { persona: '00000000-0000-4000-8000-000000000001', pendientes: 3 },
    { persona: '00000000-0000-4000-8000-000000000002', pendientes: 1 },
    { persona: '00000000-0000-4000-8000-000000000005', pendientes: 0 },
  ],
};

const moveSchema = z.union([
  z.object({ a: z.string() }),
  z.object({ dias: z.number() }),
  z.object({ horas: z.number() }),
]);

function moved(ahora: Date, body: unknown): Date {
  const move = moveSchema.parse(body);
  if ('a' in move) return new Date(move.a);
  const hours = 'dias' in move ? move.dias * 24 : move.horas;
  return new Date(ahora.getTime() + hours * 3_600_000);
}

const invokeAnswer = (activity: ReceivedActivity): unknown => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text: `Guardado: ${JSON.stringify(activity.value)}`, wrap: true }],
  },
});

async function reply(activity: ReceivedActivity, fetched: Buffer[]): Promise<void> {
  if (activity.type === 'installationUpdate')
    return send(activity, { text: `Le doy la bienvenida, ${activity.from.id}` });
  if (activity.type !== 'message') return;
  for (const { contentType, content } of activity.attachments ?? []) {
    const download = downloadSchema.safeParse(content);
    if (contentType !== 'application/vnd.microsoft.teams.file.download.info' || !download.success) continue;
    fetched.push(Buffer.from(await (await fetch(download.data.downloadUrl)).arrayBuffer()));
  }
  if (activity.text === 'tarjeta')
    return send(activity, {
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: STUB_CARD }],
    });
  await send(activity, { text: `Recibí «${activity.text ?? ''}»` });
}

async function send(to: ReceivedActivity, message: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${to.serviceUrl}/v3/conversations/${encodeURIComponent(to.conversation.id)}/activities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', from: { id: 'bot' }, ...message }),
  });
  if (!answer.ok) throw new Error(`the connector answered ${answer.status}`);
}
