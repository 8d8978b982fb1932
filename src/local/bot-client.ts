import { z } from 'zod';

/** Moving the clock makes the bot do everything that falls due on the way. */
const CALL_MS = 60_000;

const reloj = z.object({ ahora: z.string() });
const cicloSchema = z.object({
  id: z.string(),
  nombre: z.string(),
  fase: z.string(),
  accion: z.string(),
  siguiente: z.string(),
  /** A public package was prepared and can be looked at. */
  paquete: z.boolean(),
});
const estado = z.object({
  ciclos: z.array(cicloSchema),
  personas: z.array(z.object({ persona: z.string(), pendientes: z.number() })),
});

/** What the bot tells of its cycles and of what each persona owes. */
export type Estado = z.infer<typeof estado>;

/** How to move the bot's clock: to an instant (ISO 8601), or by so many days or hours. */
export type MoveClock = { readonly a: string } | { readonly dias: number } | { readonly horas: number };

/** The bot's clock after a move, or the bot's own sentence on why it didn't move. */
export type MovedClock = { readonly ahora: string } | { readonly refused: string };

/** The bot's local endpoints, which exist only in the local start and only for who knows its token. */
export class BotClient {
  constructor(
    readonly address: string,
    readonly token: string,
  ) {}

  /** Whether the bot is up. Throws while nothing answers at its port. */
  async ready(): Promise<boolean> {
    return (await this.#call('/salud')).ok;
  }

  /** The bot's present instant, ISO 8601 in UTC. */
  async now(): Promise<string> {
    return reloj.parse(await (await this.#call('/local/reloj')).json()).ahora;
  }

  async state(): Promise<Estado> {
    return estado.parse(await (await this.#call('/local/estado')).json());
  }

  async moveClock(move: MoveClock): Promise<MovedClock> {
    const answer = await this.#call('/local/reloj', move);
    const body: unknown = await answer.json().catch(() => undefined);
    const moved = reloj.safeParse(body);
    if (answer.ok && moved.success) return moved.data;
    const said = z.object({ why: z.string() }).safeParse(body);
    return { refused: said.success ? said.data.why : 'El bot no pudo mover el reloj.' };
  }

  /** The public package that was prepared last in a ciclo, a ZIP; undefined when there is none. */
  async package(ciclo: string): Promise<Uint8Array | undefined> {
    const answer = await this.#call(`/local/paquete/${encodeURIComponent(ciclo)}`);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  }

  #call(path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.address}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-local-token': this.token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(CALL_MS),
    });
  }
}
