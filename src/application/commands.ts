import type { ClasePuesto } from '../domain/directorio.js';

/** Kinds of post to which a command is offered; what a person may then do is decided by the domain's own table. */
export type CommandAudience = ClasePuesto;

/** What may follow a command: nothing, one or more ASM (`asm 3`, `asignar 1 y 2`), or free text. */
export type CommandArgument = 'nothing' | 'asm' | 'text';

/** One chat command. Help, routing, suggestions and the manifest's command list all read this. */
export interface Command {
  /** Stable key for routing. */
  readonly name: CommandName;
  /** es-MX, as people see it on buttons and in Teams' command menu; typed as it is, it runs the command. */
  readonly title: string;
  /** es-MX: what one gets, in one sentence. */
  readonly description: string;
  /** Other ways of saying it: lower case, without accents, singular. */
  readonly aliases: readonly string[];
  readonly takes: CommandArgument;
  readonly who: 'todos' | readonly CommandAudience[];
}

export type CommandName =
  | 'pendientes'
  | 'ayuda'
  | 'asm'
  | 'ruta'
  | 'posturas'
  | 'compromisos'
  | 'convenio'
  | 'paa'
  | 'distribucion'
  | 'publicacion'
  | 'evidencias'
  | 'seguimiento'
  | 'consulta'
  | 'acuses'
  | 'registrar'
  | 'asignar'
  | 'notificar'
  | 'informe'
  | 'ciclo'
  | 'mecanismo'
  | 'seleccion'
  | 'clasificar'
  | 'directorio';

const SE: CommandAudience = 'secretaria-ejecutiva';
const PREPARERS: readonly CommandAudience[] = [SE, 'uippe'];

/** The command that a bare folio also runs. */
export const ASM: Command = {
  name: 'asm',
  title: 'ASM',
  description: 'La lista de los ASM o, con su número, uno con toda su historia.',
  aliases: ['aspecto susceptible de mejora', 'aspecto', 'hallazgo', 'recomendacion'],
  takes: 'asm',
  who: 'todos',
};

/** Every chat command, the most used first: the manifest offers the first twelve, which is all that Teams shows. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'pendientes',
    title: 'Pendientes',
    description: 'Lo que espera su respuesta, con la fecha límite de cada asunto.',
    aliases: ['tarea', 'que debo', 'que me toca', 'que sigue', 'por hacer'],
    takes: 'nothing',
    who: 'todos',
  },
  {
    name: 'ayuda',
    title: 'Ayuda',
    description: 'Qué puede hacer usted aquí y cómo pedirlo.',
    aliases: ['ayudame', 'help', 'menu', 'opcion', 'comando', 'que puedes hacer', 'que puedo hacer', 'como funciona'],
    takes: 'text',
    who: 'todos',
  },
  ASM,
  {
    name: 'ruta',
    title: 'Ruta',
    description: 'Las dieciséis acciones clave del ciclo: hechas, en curso y detenidas, y por qué.',
    aliases: ['fase', 'etapa', 'accion clave', 'en que vamos', 'estado del ciclo'],
    takes: 'nothing',
    who: 'todos',
  },
  {
    name: 'posturas',
    title: 'Posturas',
    description: 'Presentar o revisar la postura institucional ante cada ASM seleccionado.',
    aliases: ['postura institucional', 'presentar postura', 'revisar postura'],
    takes: 'asm',
    who: [SE, 'unidad', 'uippe', 'contraloria'],
  },
  {
    name: 'compromisos',
    title: 'Compromisos',
    description: 'Proponer o acordar los compromisos, actividades y productos de cada ASM.',
    aliases: ['proponer', 'actividad', 'producto'],
    takes: 'asm',
    who: [SE, 'unidad', 'uippe', 'contraloria'],
  },
  {
    name: 'convenio',
    title: 'Convenio',
    description: 'El Convenio para la Mejora: qué falta, sus versiones y sus firmas.',
    aliases: ['firmar', 'firma', 'convenio para la mejora'],
    takes: 'nothing',
    who: [SE, 'unidad', 'direccion-administracion', 'uippe', 'contraloria'],
  },
  {
    name: 'evidencias',
    title: 'Evidencias',
    description: 'Los archivos entregados como evidencia, con sus versiones. Para entregar uno, adjúntelo al chat.',
    aliases: ['subir evidencia', 'entregar evidencia', 'ver evidencia'],
    takes: 'asm',
    who: [SE, 'unidad', 'direccion-administracion', 'uippe', 'contraloria'],
  },
  {
    name: 'seguimiento',
    title: 'Seguimiento',
    description: 'El reporte de avance del bimestre: lo reportado, lo que falta y de quién.',
    aliases: ['avance', 'reporte bimestral', 'informe bimestral', 'reportar avance', 'bimestre', 'monitoreo'],
    takes: 'asm',
    who: [SE, 'unidad', 'direccion-administracion', 'uippe', 'contraloria'],
  },
  {
    name: 'consulta',
    title: 'Consulta',
    description: 'Hacer una pregunta o una propuesta sobre un ASM a la Secretaría Ejecutiva.',
    aliases: ['consultar', 'pregunta', 'preguntar', 'duda', 'propuesta', 'hacer una consulta'],
    takes: 'text',
    who: 'todos',
  },
  {
    name: 'acuses',
    title: 'Acuses',
    description: 'Quién acusó recibo y quién falta; registrar un acuse en papel.',
    aliases: ['acuse de recibo', 'registrar acuse'],
    takes: 'nothing',
    who: [SE, 'uippe', 'contraloria'],
  },
  {
    name: 'registrar',
    title: 'Registrar ASM',
    description: 'Capturar un ASM a mano, con su hallazgo y su recomendación a la letra.',
    aliases: ['capturar', 'capturar asm', 'nuevo asm', 'agregar asm', 'alta de asm'],
    takes: 'nothing',
    who: PREPARERS,
  },
  {
    name: 'asignar',
    title: 'Asignar ASM',
    description: 'Asignar los ASM a una o más unidades ejecutoras.',
    aliases: ['asignacion'],
    takes: 'asm',
    who: PREPARERS,
  },
  {
    name: 'notificar',
    title: 'Notificar',
    description: 'Enviar a cada unidad ejecutora su oficio, con el detalle de los ASM que le corresponden.',
    aliases: ['notificacion', 'notificar asm', 'notificar unidad', 'enviar oficio', 'oficio'],
    takes: 'nothing',
    who: PREPARERS,
  },
  {
    name: 'informe',
    title: 'Registrar informe',
    description: 'Registrar el informe de la evaluación (folio, fecha y archivo) y extraer sus ASM.',
    aliases: ['informe de evaluacion', 'cargar informe', 'subir informe', 'recibir informe'],
    takes: 'nothing',
    who: PREPARERS,
  },
  {
    name: 'ciclo',
    title: 'Ciclo',
    description: 'Los ciclos abiertos: elegir en cuál trabaja; la Secretaría Ejecutiva abre otro.',
    aliases: [
      'abrir ciclo',
      'nuevo ciclo',
      'iniciar ciclo',
      'crear ciclo',
      'cambiar ciclo',
      'elegir ciclo',
      'otro ciclo',
    ],
    takes: 'nothing',
    who: 'todos',
  },
  {
    name: 'mecanismo',
    title: 'Mecanismo',
    description: 'El documento del Mecanismo: adjuntarlo, aprobarlo y ver quién lo recibió.',
    aliases: ['documento del mecanismo', 'actualizar mecanismo', 'aprobar mecanismo', 'publicar mecanismo'],
    takes: 'nothing',
    who: PREPARERS,
  },
  {
    name: 'seleccion',
    title: 'Selección',
    description: 'Viabilidad y alta factibilidad de cada ASM, y cuáles se seleccionan.',
    aliases: ['seleccionar', 'viabilidad', 'factibilidad', 'seleccion y viabilidad'],
    takes: 'asm',
    who: PREPARERS,
  },
  {
    name: 'clasificar',
    title: 'Clasificar',
    description: 'Tipo de acción y prioridad de los ASM seleccionados, con sus razones.',
    aliases: ['clasificacion', 'prioridad', 'tipo y prioridad'],
    takes: 'asm',
    who: PREPARERS,
  },
  {
    name: 'directorio',
    title: 'Directorio',
    description: 'Los puestos y sus titulares, enlaces y suplentes; registrar un cambio.',
    aliases: ['puesto', 'titular', 'enlace', 'suplente', 'suplencia', 'cambio de titular'],
    takes: 'nothing',
    who: ['administrador', SE, 'contraloria'],
  },
  {
    name: 'paa',
    title: 'PAA',
    description: 'La clave de cada actividad del Convenio en el Programa Anual de Actividades.',
    aliases: ['integracion programatica', 'clave paa'],
    takes: 'nothing',
    who: [SE, 'direccion-administracion', 'uippe', 'contraloria'],
  },
  {
    name: 'distribucion',
    title: 'Distribución',
    description: 'Las copias del Convenio, quién las resguarda y sus acuses.',
    aliases: ['copia', 'distribuir'],
    takes: 'nothing',
    who: [SE, 'direccion-administracion', 'uippe', 'contraloria'],
  },
  {
    name: 'publicacion',
    title: 'Publicación',
    description: 'La publicación oficial del Convenio: dirección, fecha y huella.',
    aliases: ['publicar', 'portal'],
    takes: 'nothing',
    who: [SE, 'direccion-administracion', 'uippe', 'contraloria'],
  },
];
