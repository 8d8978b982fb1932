import type { Context } from './context.js';
import type { Publicacion, RegistroPublicacion } from './convenio.js';
import { esFecha, formatFecha } from './fecha.js';
import type { Archivo, Fecha } from './identity.js';
import { type Refusal, refuse } from './refusal.js';

/** Most characters of a published address. */
const MAX_URL = 2000;

/** What SE says of a publication: where, when, and what it checked. */
export interface DatosDePublicacion {
  readonly url: string;
  readonly fecha: Fecha;
  readonly verificados: readonly string[];
}

/** The signature before which nothing is published: its date, and whose it is, such as «del Convenio». */
interface Firmado {
  readonly date: Fecha;
  readonly of: string;
}

/** A name of the public Internet, accents allowed, with its port if it has one: no user, no number of a machine. */
const ADDRESS =
  /^https?:\/\/(?:[\p{L}\p{M}\p{N}_-]+\.)+\p{L}[\p{L}\p{M}\p{N}-]*(?::(\d{1,5}))?(?:[/?#][^\s<>"\\]*)?$/iu;
const LAST_PORT = 65_535;

const isAddress = (url: string): boolean => {
  const found = url.length <= MAX_URL ? ADDRESS.exec(url) : null;
  return found !== null && Number(found[1] ?? 0) <= LAST_PORT;
};

const urlProblem = (url: string): Refusal | undefined =>
  isAddress(url)
    ? undefined
    : refuse(
        'direccion-invalida',
        'Esa no es una dirección de Internet completa.',
        'Cópiela del navegador, con «https://» al inicio.',
      );

const dateProblem = (fecha: Fecha, { date, of }: Firmado, today: Fecha): Refusal | undefined => {
  if (!esFecha(fecha))
    return refuse('fecha-invalida', 'Falta la fecha de publicación.', 'Elíjala y registre de nuevo.');
  if (fecha > today)
    return refuse(
      'fecha-futura',
      'La fecha de publicación es posterior a hoy.',
      'Registre la publicación cuando ya esté en el portal.',
    );
  return fecha < date
    ? refuse(
        'fecha-anterior',
        `La fecha de publicación es anterior a la firma ${of} (${formatFecha(date)}).`,
        'Corrija la fecha.',
      )
    : undefined;
};

const checklistProblem = (verificados: readonly string[], { reglas }: Context): Refusal | undefined => {
  const missing = reglas.lineamientos.find(({ clave, obligatorio }) => obligatorio && !verificados.includes(clave));
  return (
    missing &&
    refuse(
      'lineamiento-sin-verificar',
      `Falta verificar: ${missing.texto}`,
      'Verifíquelo, márquelo y registre de nuevo.',
    )
  );
};

/** Of what was marked, the points of the institution's checklist, in its order. */
const lineamientosVerificados = (marked: readonly string[], { reglas }: Context): readonly string[] =>
  reglas.lineamientos.map(({ clave }) => clave).filter((clave) => marked.includes(clave));

/** What an event keeps of a publication. */
interface PorRegistrar extends DatosDePublicacion {
  readonly paquete: Archivo;
}

/** Whether what was recorded says the same already: where, when, which package and what was checked. */
const estaRegistrado = (registro: RegistroPublicacion | undefined, now: PorRegistrar): boolean =>
  registro?.url === now.url &&
  registro.fecha === now.fecha &&
  registro.paquete.sha256 === now.paquete.sha256 &&
  registro.verificados.join() === now.verificados.join();

/** What to record of a publication, `igual` when it stands so already, or why it can't be recorded so (4.2, 5.5). */
export const porRegistrar = (
  { paquete, registro }: Publicacion,
  { url, fecha, verificados }: DatosDePublicacion,
  signed: Firmado,
  context: Context,
): PorRegistrar | 'igual' | Refusal => {
  if (paquete === undefined)
    return refuse(
      'sin-paquete',
      'Aún no se prepara el paquete público.',
      'Prepárelo, publíquelo en el portal y registre la dirección.',
    );
  const problem =
    urlProblem(url) ?? dateProblem(fecha, signed, context.today) ?? checklistProblem(verificados, context);
  if (problem !== undefined) return problem;
  const now = { url, fecha, paquete, verificados: lineamientosVerificados(verificados, context) };
  return estaRegistrado(registro, now) ? 'igual' : now;
};
