import {
  decideAdjuntarActaFirmada,
  decideAnularActa,
  decideConstanciaDeActa,
  decideFirmarActa,
  decideNegarFirmaDeActa,
} from './acta-firma.js';
import { decideIntegrarActa } from './acta-integrar.js';
import { decideAsignarAsm } from './asignacion.js';
import type { CicloCommand, CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { decideCerrarSinSolventar, decideEmitirDictamen, decideReabrirAsm } from './cierre-decide.js';
import { cierreProblem } from './cierre-guarda.js';
import { decideClasificarAsm } from './clasificacion.js';
import { decidePrepararCompromisos, decideProponerCompromisos } from './compromiso-decide.js';
import {
  decideAcordarCompromisos,
  decideContraproponer,
  decideDejarParaModificatorio,
  decideDevolverCompromiso,
  decideReabrirCompromiso,
} from './compromiso-revision.js';
import { decideAtenderObservaciones, decideConcurrir } from './concurrencia.js';
import { consecuencias } from './consecuencias.js';
import { decidePlantearConsulta, decideResponderConsulta } from './consulta.js';
import type { Context } from './context.js';
import {
  decideAdjuntarFirmado,
  decideAnularPorCambio,
  decideExpedirConstancia,
  decideFirmarConvenio,
  decideNegarFirma,
} from './convenio-firma.js';
import { decideIntegrarConvenio } from './convenio-integrar.js';
import { decideCorregirAsm } from './correccion-asm.js';
import type { Decision } from './decision.js';
import { decideConfirmarTrazabilidad, decideSegundaOpinion } from './dictamen-trazabilidad.js';
import { decideDictaminarCriterio } from './dictamen-veredicto.js';
import { decideAcusarCopia, decideDistribuirConvenio } from './distribucion.js';
import { decideArchivarEvidencia, decideRegistrarActo, decideRegistrarInstrumento } from './evidencia-decide.js';
import { decideAceptarEvidencia, decideDevolverEvidencia } from './evidencia-revision.js';
import { decideConfirmarConteo, decideRedactarCausaRaiz, decideRegistrarAsm } from './identificacion.js';
import { decideRecibirInforme } from './informe.js';
import {
  decideAcusarMecanismo,
  decideAcuseMecanismoEnPapel,
  decideAdjuntarMecanismo,
  decideAprobarMecanismo,
  decidePublicarMecanismo,
} from './mecanismo.js';
import { decideAcusarNotificacion, decideAcuseEnPapel, decideNoAlcanzado, decideNotificar } from './notificacion.js';
import { decideIntegrarEnPaa } from './paa.js';
import {
  decideAnexar,
  decidePrepararPostura,
  decidePrepararPosturas,
  decidePresentarPostura,
  decidePresentarPosturas,
  decideQuitarAnexo,
} from './postura-decide.js';
import { decideDevolver, decideInsistir, decideTomarNota, decideTomarNotas } from './postura-revision.js';
import { decideConcederProrroga, decideNegarProrroga, decideSolicitarProrroga } from './prorroga-decide.js';
import { decidePrepararPublicacion, decideRegistrarPublicacion } from './publicacion.js';
import { isRefusal } from './refusal.js';
import { decideAcusarEntrega, decideEntregarPuesto } from './relevo.js';
import { decidePrepararResultados, decidePublicarResultados } from './resultados.js';
import { decideReportarAvance } from './seguimiento.js';
import { decideAbrirSeguimiento, decideCerrarSeguimiento } from './seguimiento-abrir.js';
import { seguimientosAlDia } from './seguimiento-al-dia.js';
import {
  decideAcusarCaptura,
  decideCompilar,
  decideOmitirCaptura,
  decideRegistrarCaptura,
  decideSolicitarCaptura,
} from './seguimiento-compilar.js';
import { decidePosponer, decideRepetir } from './seguimiento-posponer.js';
import { decideDeseleccionar, decideValorarAsm } from './seleccion.js';
import { suscritoProblem } from './suscrito.js';
import { decideRecordar, decideSinRespuesta, decideVencer } from './vencimiento.js';

/** An order to a ciclo that is under way. */
export type OpenCommand = Exclude<CicloCommand, { readonly type: 'abrir-ciclo' }>;

type Deciders = {
  readonly [T in OpenCommand['type']]: (ciclo: CicloAbierto, command: CommandOf<T>, context: Context) => Decision;
};

/** Which function decides each order: a command without a row doesn't compile. */
const DECIDERS: Deciders = {
  'adjuntar-mecanismo': decideAdjuntarMecanismo,
  'aprobar-mecanismo': decideAprobarMecanismo,
  'acusar-mecanismo': decideAcusarMecanismo,
  'registrar-acuse-mecanismo-en-papel': decideAcuseMecanismoEnPapel,
  'publicar-mecanismo': decidePublicarMecanismo,
  'recibir-informe': decideRecibirInforme,
  'registrar-asm': decideRegistrarAsm,
  'confirmar-conteo': decideConfirmarConteo,
  'redactar-causa-raiz': decideRedactarCausaRaiz,
  'corregir-asm': decideCorregirAsm,
  'asignar-asm': decideAsignarAsm,
  notificar: decideNotificar,
  'acusar-notificacion': decideAcusarNotificacion,
  'registrar-acuse-en-papel': decideAcuseEnPapel,
  'registrar-no-alcanzado': decideNoAlcanzado,
  'valorar-asm': decideValorarAsm,
  concurrir: decideConcurrir,
  'atender-observaciones': decideAtenderObservaciones,
  'clasificar-asm': decideClasificarAsm,
  'deseleccionar-asm': decideDeseleccionar,
  'preparar-postura': decidePrepararPostura,
  'anexar-a-postura': decideAnexar,
  'presentar-postura': decidePresentarPostura,
  'preparar-posturas': decidePrepararPosturas,
  'presentar-posturas': decidePresentarPosturas,
  'quitar-anexo': decideQuitarAnexo,
  'tomar-nota-de-posturas': decideTomarNotas,
  'tomar-nota-de-postura': decideTomarNota,
  'devolver-postura': decideDevolver,
  'insistir-en-postura': decideInsistir,
  'preparar-compromisos': decidePrepararCompromisos,
  'proponer-compromisos': decideProponerCompromisos,
  'acordar-compromisos': decideAcordarCompromisos,
  'devolver-compromiso': decideDevolverCompromiso,
  'contraproponer-compromisos': decideContraproponer,
  'dejar-para-modificatorio': decideDejarParaModificatorio,
  'reabrir-compromiso': decideReabrirCompromiso,
  'integrar-convenio': decideIntegrarConvenio,
  'firmar-convenio': decideFirmarConvenio,
  'negar-firma': decideNegarFirma,
  'adjuntar-convenio-firmado': decideAdjuntarFirmado,
  'anular-por-cambio-de-titular': decideAnularPorCambio,
  'expedir-constancia': decideExpedirConstancia,
  'integrar-en-paa': decideIntegrarEnPaa,
  'distribuir-convenio': decideDistribuirConvenio,
  'acusar-copia': decideAcusarCopia,
  'preparar-publicacion': decidePrepararPublicacion,
  'registrar-publicacion': decideRegistrarPublicacion,
  'dictaminar-criterio': decideDictaminarCriterio,
  'confirmar-trazabilidad': decideConfirmarTrazabilidad,
  'dar-segunda-opinion': decideSegundaOpinion,
  'emitir-dictamen': decideEmitirDictamen,
  'cerrar-sin-solventar': decideCerrarSinSolventar,
  'reabrir-asm': decideReabrirAsm,
  'integrar-acta': decideIntegrarActa,
  'firmar-acta': decideFirmarActa,
  'negar-firma-de-acta': decideNegarFirmaDeActa,
  'adjuntar-acta-firmada': decideAdjuntarActaFirmada,
  'anular-acta-por-cambio': decideAnularActa,
  'expedir-constancia-de-acta': decideConstanciaDeActa,
  'preparar-resultados': decidePrepararResultados,
  'publicar-resultados': decidePublicarResultados,
  'registrar-sin-respuesta': decideSinRespuesta,
  'archivar-evidencia': decideArchivarEvidencia,
  'registrar-acto': decideRegistrarActo,
  'registrar-instrumento': decideRegistrarInstrumento,
  'aceptar-evidencia': decideAceptarEvidencia,
  'devolver-evidencia': decideDevolverEvidencia,
  'solicitar-prorroga': decideSolicitarProrroga,
  'conceder-prorroga': decideConcederProrroga,
  'negar-prorroga': decideNegarProrroga,
  'entregar-puesto': decideEntregarPuesto,
  'acusar-entrega': decideAcusarEntrega,
  'plantear-consulta': decidePlantearConsulta,
  'responder-consulta': decideResponderConsulta,
  'recordar-plazo': decideRecordar,
  'vencer-plazo': decideVencer,
  'abrir-seguimiento': decideAbrirSeguimiento,
  'reportar-avance': decideReportarAvance,
  'cerrar-seguimiento': decideCerrarSeguimiento,
  'posponer-seguimiento': decidePosponer,
  'repetir-seguimiento': decideRepetir,
  'compilar-bimestre': decideCompilar,
  'solicitar-captura': decideSolicitarCaptura,
  'acusar-captura': decideAcusarCaptura,
  'registrar-captura': decideRegistrarCaptura,
  'omitir-captura': decideOmitirCaptura,
};

const decideWith = <T extends OpenCommand['type']>(
  type: T,
  ciclo: CicloAbierto,
  command: CommandOf<T>,
  context: Context,
): Decision => DECIDERS[type](ciclo, command, context);

/** Decides an order to a ciclo that is under way, with what follows from it by itself. */
export const decideOpen = (ciclo: CicloAbierto, command: OpenCommand, context: Context): Decision => {
  const decision =
    suscritoProblem(ciclo, command) ??
    cierreProblem(ciclo, command) ??
    decideWith(command.type, ciclo, command, context);
  if (isRefusal(decision)) return decision;
  const made = [...decision, ...consecuencias(ciclo, decision, context)];
  return [...made, ...seguimientosAlDia(ciclo, made, context)];
};
