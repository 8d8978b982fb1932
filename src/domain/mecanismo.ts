import type { EstadoAcuse } from './acuse.js';
import { enPapel, isSamePaper, papelOf, papelProblem } from './acuse-papel.js';
import type { CommandOf } from './ciclo-command.js';
import type { EventOf } from './ciclo-event.js';
import type { CicloAbierto, Mecanismo } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import type { Decision } from './decision.js';
import { hasSigner } from './directorio.js';
import { entryOf } from './entry.js';
import { fechaOf, formatFecha } from './fecha.js';
import type { Archivo, ClavePuesto, Fecha } from './identity.js';
import { acuseOf, type Provenance } from './provenance.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

type MecanismoEvent = EventOf<
  | 'mecanismo-adjuntado'
  | 'mecanismo-aprobado'
  | 'mecanismo-publicado'
  | 'mecanismo-acusado'
  | 'mecanismo-acusado-en-papel'
>;
/** Media types in which the Mechanism can be published: what the titular reads is what every post receives. */
const TIPOS_DEL_MECANISMO: readonly string[] = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

const tipoProblem = ({ nombre, tipo }: Archivo): Refusal | undefined =>
  TIPOS_DEL_MECANISMO.includes(tipo)
    ? undefined
    : refuse(
        'mecanismo-sin-formato',
        `«${nombre}» no es un documento PDF ni de Word (.docx), y el Mecanismo se aprueba y publica como documento.`,
        'Guárdelo en PDF o en Word y adjúntelo de nuevo; si está protegido con contraseña, quítesela antes.',
      );

/** SE attaches the Mechanism's document (1.1). Another one may take its place until it is approved. */
export const decideAdjuntarMecanismo = (
  ciclo: CicloAbierto,
  command: CommandOf<'adjuntar-mecanismo'>,
  context: Context,
): Decision => {
  if (ciclo.mecanismo.estado === 'aprobado')
    return refuse(
      'mecanismo-aprobado',
      'El Mecanismo de este ciclo ya está aprobado y publicado.',
      'Si debe cambiar, abra otro ciclo.',
    );
  const problem = tipoProblem(command.archivo);
  if (problem !== undefined) return problem;
  if (ciclo.mecanismo.estado === 'por-aprobar' && ciclo.mecanismo.archivo.sha256 === command.archivo.sha256) return [];
  return [{ type: 'mecanismo-adjuntado', archivo: command.archivo, plazo: plazoFor(context, 'aprobacion') }];
};

/** The titular approves exactly the bytes seen; with it the Mechanism is published to every post (1.1). */
export const decideAprobarMecanismo = (
  ciclo: CicloAbierto,
  command: CommandOf<'aprobar-mecanismo'>,
  context: Context,
): Decision => {
  if (ciclo.mecanismo.estado === 'sin-documento')
    return refuse(
      'sin-mecanismo',
      'Aún no se ha adjuntado el documento del Mecanismo.',
      'Adjúntelo en este chat y elija «Documento del Mecanismo».',
    );
  if (ciclo.mecanismo.estado === 'aprobado') return [];
  if (ciclo.mecanismo.archivo.sha256 !== command.sha256)
    return refuse(
      'mecanismo-cambiado',
      'El documento cambió después de que se le mostró.',
      'Revise el documento vigente y apruébelo de nuevo.',
    );
  const puestos = context.directorio.puestos
    .filter((puesto) => puesto.clase !== 'administrador')
    .map((puesto) => puesto.clave);
  const reachable = (puesto: ClavePuesto): boolean => hasSigner(context.directorio, puesto, context.today);
  const vacantes = puestos.filter((puesto) => !reachable(puesto));
  return [
    {
      type: 'mecanismo-aprobado',
      sha256: command.sha256,
      puestos: puestos.filter(reachable),
      ...(vacantes.length === 0 ? {} : { vacantes }),
      plazo: plazoFor(context, 'acuse-mecanismo'),
    },
  ];
};

/** The posts that were vacant when the Mechanism was published and have since somebody who can receive it. */
export const publicacionesPendientes = ({ mecanismo }: CicloAbierto, context: Context): readonly ClavePuesto[] =>
  mecanismo.estado !== 'aprobado'
    ? []
    : mecanismo.vacantes.filter((puesto) => hasSigner(context.directorio, puesto, context.today));

/** The clock publishes the Mechanism to a post that was vacant: a post without titular is not asked for ever. */
export const decidePublicarMecanismo = (
  ciclo: CicloAbierto,
  { puesto }: CommandOf<'publicar-mecanismo'>,
  context: Context,
): Decision =>
  publicacionesPendientes(ciclo, context).includes(puesto)
    ? [{ type: 'mecanismo-publicado', puesto, plazo: plazoFor(context, 'acuse-mecanismo') }]
    : [];

/** What is known of the receipt that was asked of a post, and since when. */
const acuseDe = (
  { mecanismo }: CicloAbierto,
  puesto: ClavePuesto,
): { readonly acuse: EstadoAcuse; readonly desde: Fecha } | Refusal => {
  if (mecanismo.estado !== 'aprobado')
    return refuse('mecanismo-sin-publicar', 'El Mecanismo aún no se publica.', 'Se le avisará cuando esté disponible.');
  const acuse = entryOf(mecanismo.acuses, puesto);
  return acuse === undefined
    ? refuse('acuse-no-pedido', 'A ese puesto no se le pidió acuse del Mecanismo.', 'No tiene que hacer nada.')
    : { acuse, desde: fechaOf(mecanismo.aprobacion.at) };
};

/** A post receives the Mechanism (1.1). */
export const decideAcusarMecanismo = (ciclo: CicloAbierto, command: CommandOf<'acusar-mecanismo'>): Decision => {
  const found = acuseDe(ciclo, command.puesto);
  if (isRefusal(found)) return found;
  if (found.acuse.estado === 'en-papel')
    return refuse(
      'ya-en-papel',
      `El acuse del Mecanismo ya consta en papel, con fecha ${formatFecha(found.acuse.fecha)}.`,
      'No hace falta acusarlo de nuevo.',
    );
  return found.acuse.estado === 'acusado' ? [] : [{ type: 'mecanismo-acusado', puesto: command.puesto }];
};

/** SE records a post's receipt on paper of the Mechanism by its scan (1.1). A second one corrects the first, which is kept. */
export const decideAcuseMecanismoEnPapel = (
  ciclo: CicloAbierto,
  command: CommandOf<'registrar-acuse-mecanismo-en-papel'>,
  context: Context,
): Decision => {
  const found = acuseDe(ciclo, command.puesto);
  if (isRefusal(found)) return found;
  if (found.acuse.estado === 'acusado')
    return refuse('ya-acusado', 'Ese puesto ya acusó recibo del Mecanismo.', 'No hace falta registrar el de papel.');
  const published = { desde: found.desde, que: 'El Mecanismo se publicó' };
  const problem = papelProblem(command, published, context.today);
  if (problem !== undefined) return problem;
  const papel = papelOf(command);
  return isSamePaper(found.acuse, papel)
    ? []
    : [{ type: 'mecanismo-acusado-en-papel', puesto: command.puesto, ...papel }];
};

const withAcuse = (mecanismo: Mecanismo, puesto: string, acuse: EstadoAcuse): Mecanismo => {
  if (mecanismo.estado !== 'aprobado') throw new Error('receipt of a Mechanism that was not approved');
  return { ...mecanismo, acuses: { ...mecanismo.acuses, [puesto]: acuse } };
};

/** Whoever approves the document has it: the approval is that post's receipt. */
const aprobado = (mecanismo: Mecanismo, event: EventOf<'mecanismo-aprobado'>, provenance: Provenance): Mecanismo => {
  if (mecanismo.estado !== 'por-aprobar') throw new Error('approval of a Mechanism that was not attached');
  const aprobacion = acuseOf(provenance);
  const stateOf = (puesto: ClavePuesto): EstadoAcuse =>
    puesto === aprobacion.puesto
      ? { estado: 'acusado', acuse: aprobacion }
      : { estado: 'pendiente', plazo: event.plazo };
  const acuses = Object.fromEntries(event.puestos.map((puesto) => [puesto, stateOf(puesto)]));
  return { estado: 'aprobado', archivo: mecanismo.archivo, aprobacion, acuses, vacantes: event.vacantes ?? [] };
};

const porAprobar = ({ archivo, plazo }: EventOf<'mecanismo-adjuntado'>, provenance: Provenance): Mecanismo => ({
  estado: 'por-aprobar',
  archivo,
  adjunto: acuseOf(provenance),
  plazo,
});

const publicado = (mecanismo: Mecanismo, { puesto, plazo }: EventOf<'mecanismo-publicado'>): Mecanismo => {
  const asked = withAcuse(mecanismo, puesto, { estado: 'pendiente', plazo });
  return asked.estado === 'aprobado' ? { ...asked, vacantes: asked.vacantes.filter((each) => each !== puesto) } : asked;
};

/** Folds the events of 1.1. */
export const evolveMecanismo = (ciclo: CicloAbierto, event: MecanismoEvent, provenance: Provenance): CicloAbierto => {
  switch (event.type) {
    case 'mecanismo-adjuntado':
      return { ...ciclo, mecanismo: porAprobar(event, provenance) };
    case 'mecanismo-aprobado':
      return { ...ciclo, mecanismo: aprobado(ciclo.mecanismo, event, provenance) };
    case 'mecanismo-publicado':
      return { ...ciclo, mecanismo: publicado(ciclo.mecanismo, event) };
    case 'mecanismo-acusado':
      return {
        ...ciclo,
        mecanismo: withAcuse(ciclo.mecanismo, event.puesto, { estado: 'acusado', acuse: acuseOf(provenance) }),
      };
    case 'mecanismo-acusado-en-papel': {
      const { mecanismo } = ciclo;
      const before = mecanismo.estado === 'aprobado' ? mecanismo.acuses[event.puesto] : undefined;
      return { ...ciclo, mecanismo: withAcuse(mecanismo, event.puesto, enPapel(before, event)) };
    }
  }
};
