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

/** Name of a chat command, as it is typed without accents. */
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
  | 'acta'
  | 'resultados'
  | 'expediente'
  | 'dictamen'
  | 'evidencias'
  | 'prorrogas'
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
