import { decideAbrirCiclo } from './abrir-ciclo.js';
import { decideAsignarAsm } from './asignacion.js';
import type { Asunto } from './asunto.js';
import { touched } from './asunto-touched.js';
import type { CicloCommand } from './ciclo-command.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { Ciclo, CicloAbierto } from './ciclo-state.js';
import { decideClasificarAsm, evolveClasificacion } from './clasificacion.js';
import { decideAtenderObservaciones, decideConcurrir, evolveConcurrencia } from './concurrencia.js';
import { decidePlantearConsulta, decideResponderConsulta, evolveConsulta } from './consulta.js';
import type { Context } from './context.js';
import { decideArchivarEvidencia, evolveEvidencia } from './evidencia.js';
import {
  decideConfirmarConteo,
  decideRedactarCausaRaiz,
  decideRegistrarAsm,
  evolveIdentificacion,
} from './identificacion.js';
import { decideRecibirInforme } from './informe.js';
import {
  decideAcusarMecanismo,
  decideAdjuntarMecanismo,
  decideAprobarMecanismo,
  decidePublicarMecanismo,
  evolveMecanismo,
} from './mecanismo.js';
import {
  decideAcusarNotificacion,
  decideAcuseEnPapel,
  decideNoAlcanzado,
  decideNotificar,
  evolveNotificacion,
} from './notificacion.js';
import {
  decideAnexar,
  decideDevolver,
  decideInsistir,
  decidePrepararPostura,
  decidePresentarPostura,
  decideTomarNota,
} from './postura-decide.js';
import { evolvePostura } from './postura-evolve.js';
import type { Provenance } from './provenance.js';
import { type Refusal, refuse } from './refusal.js';
import {
  decideAbrirSeguimiento,
  decideCerrarSeguimiento,
  decideReportarAvance,
  evolveSeguimiento,
} from './seguimiento.js';
import { decideDeseleccionar, decideValorarAsm, evolveSeleccion } from './seleccion.js';
import { decideRecordar, decideSinRespuesta, decideVencer, evolvePlazos } from './vencimiento.js';

type Decision = readonly CicloEvent[] | Refusal;

/** What a card showed when its button was pressed: the matter and its version. */
export interface Seen {
  readonly asunto: Asunto;
  readonly version: number;
}

/** Version of a matter now; 0 before anything touched it. */
export const versionOf = (ciclo: CicloAbierto, key: Asunto): number => ciclo.versiones[key] ?? 0;

const decideOpen = (
  ciclo: CicloAbierto,
  command: Exclude<CicloCommand, { type: 'abrir-ciclo' }>,
  context: Context,
): Decision => {
  switch (command.type) {
    case 'adjuntar-mecanismo':
      return decideAdjuntarMecanismo(ciclo, command, context);
    case 'aprobar-mecanismo':
      return decideAprobarMecanismo(ciclo, command, context);
    case 'acusar-mecanismo':
      return decideAcusarMecanismo(ciclo, command);
    case 'publicar-mecanismo':
      return decidePublicarMecanismo(ciclo, command, context);
    case 'recibir-informe':
      return decideRecibirInforme(ciclo, command, context);
    case 'registrar-asm':
      return decideRegistrarAsm(ciclo, command);
    case 'confirmar-conteo':
      return decideConfirmarConteo(ciclo, command);
    case 'redactar-causa-raiz':
      return decideRedactarCausaRaiz(ciclo, command);
    case 'asignar-asm':
      return decideAsignarAsm(ciclo, command, context);
    case 'notificar':
      return decideNotificar(ciclo, command, context);
    case 'acusar-notificacion':
      return decideAcusarNotificacion(ciclo, command);
    case 'registrar-acuse-en-papel':
      return decideAcuseEnPapel(ciclo, command, context);
    case 'registrar-no-alcanzado':
      return decideNoAlcanzado(ciclo, command);
    case 'valorar-asm':
      return decideValorarAsm(ciclo, command, context);
    case 'concurrir':
      return decideConcurrir(ciclo, command);
    case 'atender-observaciones':
      return decideAtenderObservaciones(ciclo, command);
    case 'clasificar-asm':
      return decideClasificarAsm(ciclo, command, context);
    case 'deseleccionar-asm':
      return decideDeseleccionar(ciclo, command);
    case 'preparar-postura':
      return decidePrepararPostura(ciclo, command);
    case 'anexar-a-postura':
      return decideAnexar(ciclo, command);
    case 'presentar-postura':
      return decidePresentarPostura(ciclo, command);
    case 'tomar-nota-de-postura':
      return decideTomarNota(ciclo, command);
    case 'devolver-postura':
      return decideDevolver(ciclo, command, context);
    case 'insistir-en-postura':
      return decideInsistir(ciclo, command, context);
    case 'registrar-sin-respuesta':
      return decideSinRespuesta(ciclo, command, context);
    case 'archivar-evidencia':
      return decideArchivarEvidencia(ciclo, command);
    case 'plantear-consulta':
      return decidePlantearConsulta(ciclo, command, context);
    case 'responder-consulta':
      return decideResponderConsulta(ciclo, command);
    case 'recordar-plazo':
      return decideRecordar(ciclo, command, context);
    case 'vencer-plazo':
      return decideVencer(ciclo, command, context);
    case 'abrir-seguimiento':
      return decideAbrirSeguimiento(ciclo, command, context);
    case 'reportar-avance':
      return decideReportarAvance(ciclo, command, context);
    case 'cerrar-seguimiento':
      return decideCerrarSeguimiento(ciclo, command, context);
  }
};

/**
 * Decides an order: the events it makes (none when it changes nothing) or a refusal. Pure; authority was checked before.
 * With `seen`, an order given on a card that no longer shows the present is refused as `tarjeta-obsoleta`.
 */
export const decideCiclo = (ciclo: Ciclo, command: CicloCommand, context: Context, seen?: Seen): Decision => {
  if (command.type === 'abrir-ciclo') return decideAbrirCiclo(ciclo, command);
  if (ciclo.estado === 'inexistente')
    return refuse('sin-ciclo', 'Ese ciclo no existe.', 'Escriba «ciclo» para abrir uno.');
  const decision = decideOpen(ciclo, command, context);
  const changes = 'refused' in decision || decision.length > 0;
  if (changes && seen !== undefined && versionOf(ciclo, seen.asunto) !== seen.version)
    return refuse(
      'tarjeta-obsoleta',
      'El asunto cambió después de que se le mostró esta tarjeta.',
      'Revise el estado actual y responda de nuevo.',
    );
  return decision;
};

const opened = (event: EventOf<'ciclo-abierto'>, at: string): CicloAbierto => ({
  estado: 'abierto',
  datos: event.datos,
  abiertoEl: at,
  mecanismo: { estado: 'sin-documento' },
  asm: {},
  importaciones: {},
  notificaciones: {},
  posturas: {},
  evidencias: [],
  consultas: {},
  seguimientos: {},
  recordados: new Set(),
  vencidos: new Set(),
  noAlcanzados: [],
  versiones: {},
});

const evolveOpen = (
  ciclo: CicloAbierto,
  event: Exclude<CicloEvent, { type: 'ciclo-abierto' }>,
  provenance: Provenance,
): CicloAbierto => {
  switch (event.type) {
    case 'mecanismo-adjuntado':
    case 'mecanismo-aprobado':
    case 'mecanismo-publicado':
    case 'mecanismo-acusado':
      return evolveMecanismo(ciclo, event, provenance);
    case 'informe-recibido':
    case 'asm-registrado':
    case 'importacion-registrada':
    case 'conteo-confirmado':
    case 'causa-raiz-redactada':
    case 'asm-asignado':
      return evolveIdentificacion(ciclo, event, provenance);
    case 'notificacion-emitida':
    case 'notificacion-acusada':
    case 'acuse-en-papel-registrado':
    case 'persona-no-alcanzada':
      return evolveNotificacion(ciclo, event, provenance);
    case 'asm-valorado':
    case 'asm-deseleccionado':
      return evolveSeleccion(ciclo, event, provenance);
    case 'concurrencia-solicitada':
    case 'concurrencia-expresada':
    case 'observaciones-atendidas':
      return evolveConcurrencia(ciclo, event, provenance);
    case 'asm-clasificado':
      return evolveClasificacion(ciclo, event, provenance);
    case 'postura-solicitada':
    case 'postura-preparada':
    case 'anexo-agregado':
    case 'postura-presentada':
    case 'postura-atendida':
    case 'postura-devuelta':
    case 'postura-insistida':
      return evolvePostura(ciclo, event, provenance);
    case 'evidencia-archivada':
      return evolveEvidencia(ciclo, event, provenance);
    case 'consulta-planteada':
    case 'consulta-respondida':
      return evolveConsulta(ciclo, event, provenance);
    case 'recordatorio-emitido':
    case 'plazo-vencido':
    case 'sin-respuesta-registrada':
      return evolvePlazos(ciclo, event);
    case 'seguimiento-abierto':
    case 'avance-reportado':
    case 'seguimiento-cerrado':
      return evolveSeguimiento(ciclo, event, provenance);
    default:
      throw unknown(event);
  }
};

const unknown = (event: never): Error => new Error(`unknown stored event: ${JSON.stringify(event)}`);

const grow = (ciclo: CicloAbierto, event: CicloEvent): CicloAbierto => {
  const grown = touched(event).map((key): readonly [string, number] => [key, versionOf(ciclo, key) + 1]);
  return grown.length === 0 ? ciclo : { ...ciclo, versiones: { ...ciclo.versiones, ...Object.fromEntries(grown) } };
};

/** Folds one event. Throws on an event that this program doesn't know, or that its state can't have: the record is broken or newer. */
export const evolveCiclo = (ciclo: Ciclo, event: CicloEvent, provenance: Provenance): Ciclo => {
  if (event.type === 'ciclo-abierto') return grow(opened(event, provenance.at), event);
  if (ciclo.estado === 'inexistente') throw new Error(`event ${event.type} before the ciclo was opened`);
  return grow(evolveOpen(ciclo, event, provenance), event);
};
