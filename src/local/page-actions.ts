import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { attachFor, type FileToAttach } from './attach.js';
import type { Estado, MoveClock } from './bot-client.js';
import type { OfferedFiles } from './offered-files.js';
import { PageError } from './page-error.js';
import type { PageSetting } from './page-setting.js';
import type { Persona } from './personas.js';
import { diezDeLaManana, fechaEn, horaDeMexico, siguienteBimestre } from './reloj.js';
import { readJson } from './request-body.js';
import type { Uploads } from './uploads.js';

const MOST_FILES = 10;

const attachBody = z.object({
  persona: z.string(),
  archivos: z.array(z.string()).min(1).max(MOST_FILES),
  texto: z.string().max(20_000),
});
const sampleBody = z.object({ persona: z.string() });
const moveBody = z.union([
  z.object({ dias: z.number().int().min(1).max(366) }),
  z.object({ bimestre: z.literal(true) }),
  z.object({ fecha: z.string().date() }),
]);

/** What the page shows of the bot. */
interface PageState extends Pick<Estado, 'ciclos'> {
  readonly personas: readonly { readonly clave: string; readonly pendientes: number }[];
  readonly hora: string | undefined;
  readonly avisos: readonly string[];
}

/** What the start page can do. Each returns the JSON to answer, or throws `PageError`. */
export class PageActions {
  constructor(
    private readonly setting: PageSetting,
    private readonly uploads: Uploads,
    private readonly offered: OfferedFiles,
    private readonly host: () => string,
  ) {}

  /** The bot's state and time; without an answer of the bot, empty and with a warning. */
  async state(): Promise<PageState> {
    const avisos = await this.setting.warnings();
    try {
      const [estado, ahora] = await Promise.all([this.setting.bot.state(), this.setting.bot.now()]);
      return { ciclos: estado.ciclos, personas: this.#owing(estado), hora: horaDeMexico(ahora), avisos };
    } catch {
      const silent = 'El bot no responde en este momento; si no vuelve en unos segundos, vea la terminal.';
      return { ciclos: [], personas: [], hora: undefined, avisos: [...avisos, silent] };
    }
  }

  #owing({ personas }: Estado): PageState['personas'] {
    return this.setting.everyone.map(({ clave, aadObjectId }) => ({
      clave,
      pendientes: personas.find(({ persona }) => persona === aadObjectId)?.pendientes ?? 0,
    }));
  }

  receive(request: IncomingMessage, name: string): Promise<{ readonly id: string; readonly bytes: number }> {
    return this.uploads.receive(request, name);
  }

  async attach(request: IncomingMessage): Promise<{ readonly resultado: string }> {
    const { persona, archivos, texto } = parse(attachBody, await readJson(request));
    const who = this.#persona(persona);
    const files = this.uploads.take(archivos).map((file) => ({ ...file, disposable: true }));
    return this.#send(who, files, texto);
  }

  async attachSample(request: IncomingMessage): Promise<{ readonly resultado: string }> {
    const { persona } = parse(sampleBody, await readJson(request));
    if (!this.setting.sample) throw new PageError('La muestra no está en esta instalación.', { status: 404 });
    return this.#send(this.#persona(persona), [{ ...this.setting.sample, disposable: false }], '');
  }

  async moveClock(request: IncomingMessage): Promise<{ readonly hora: string }> {
    const move = parse(moveBody, await readJson(request));
    const moved = await this.setting.bot.moveClock(await this.#target(move));
    if ('refused' in moved) throw new PageError(moved.refused, { status: 409 });
    return { hora: horaDeMexico(moved.ahora) };
  }

  async #target(move: z.infer<typeof moveBody>): Promise<MoveClock> {
    if ('dias' in move) return move;
    const ahora = await this.setting.bot.now();
    if ('bimestre' in move) return { a: siguienteBimestre(ahora) };
    if (move.fecha <= fechaEn(ahora))
      throw new PageError('El reloj solo avanza: elija una fecha posterior a la del bot.', { status: 409 });
    return { a: diezDeLaManana(move.fecha) };
  }

  async #send(who: Persona, files: readonly FileToAttach[], texto: string): Promise<{ readonly resultado: string }> {
    const fetched = await attachFor(who, files, texto, this.offered, this.host());
    const enviados = files.length === 1 ? 'Enviado 1 archivo' : `Enviados ${files.length} archivos`;
    const resultado =
      fetched === files.length
        ? `${enviados}; el bot ya lo recogió todo. Vea su respuesta en el Teams de ${who.nombre}.`
        : `${enviados}; el bot ha recogido ${fetched} de ${files.length}. Vea su respuesta en el Teams de ${who.nombre}.`;
    return { resultado };
  }

  #persona(clave: string): Persona {
    const found = this.setting.everyone.find((persona) => persona.clave === clave);
    if (!found) throw new PageError('Elija a una de las seis personas.', { status: 400 });
    return found;
  }
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new PageError('La solicitud no se entiende: recargue la página e inténtelo de nuevo.', { status: 400 });
}
