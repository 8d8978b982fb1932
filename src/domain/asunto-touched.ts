import { type Asunto, asunto, partsOf } from './asunto.js';
import type { CicloEvent, EventOf } from './ciclo-event.js';
import type { Ciclo } from './ciclo-state.js';
import { loJuzgado, TOCA_CIERRE, todoLoJuzgado } from './cierre-touched.js';
import { elConvenio, elConvenioCerrado, laCopia } from './convenio-touched.js';
import type { ClavePuesto } from './identity.js';
import { laEvidencia, laProrroga, lasActividades } from './implementacion-touched.js';

type Touches = { readonly [T in CicloEvent['type']]: (event: EventOf<T>, ciclo: Ciclo) => readonly Asunto[] };
type OnUnit = { readonly asm: string; readonly unidad: ClavePuesto };
type OnUnits = { readonly asm: string; readonly unidades: readonly ClavePuesto[] };

const nothing = (): readonly Asunto[] => [];

const elInforme = (): readonly Asunto[] => [asunto.informe];

const elAsm = (event: { readonly asm: string }): readonly Asunto[] => [asunto.asm(event.asm)];

const elAcuse = ({ puesto }: { readonly puesto: ClavePuesto }): readonly Asunto[] => [
  asunto.mecanismo,
  asunto.acuses,
  asunto.acuseMecanismo(puesto),
];

const laSeleccion = (asm: string): readonly Asunto[] => [asunto.seleccion, asunto.seleccionAsm(asm), asunto.asm(asm)];

const laDecision = ({ asm, unidades }: OnUnits): readonly Asunto[] => [
  asunto.valoracion,
  asunto.clasificacion,
  ...laSeleccion(asm),
  ...unidades.flatMap((unidad) => [asunto.concurrencia(unidad), asunto.posturas(unidad), asunto.postura(asm, unidad)]),
];

const laPostura = ({ asm, unidad }: OnUnit): readonly Asunto[] => [
  asunto.postura(asm, unidad),
  asunto.posturas(unidad),
  asunto.asm(asm),
];

const elCompromiso = ({ asm, unidad }: OnUnit): readonly Asunto[] => [
  asunto.compromiso(asm, unidad),
  asunto.compromisos(unidad),
  asunto.asm(asm),
];

const elCompromisoContestado = (event: OnUnit): readonly Asunto[] => [
  ...elCompromiso(event),
  asunto.vencido(asunto.compromisos(event.unidad)),
];

/** What is settled, or no longer, decides whether a Convenio can be made. */
const elCompromisoResuelto = (event: OnUnit): readonly Asunto[] => [
  ...elCompromisoContestado(event),
  asunto.convenios,
  ...loJuzgado(event),
];

/** What is no longer overdue must not be shown so. */
const laRespuesta = (event: OnUnit): readonly Asunto[] => [
  ...laPostura(event),
  asunto.vencido(asunto.posturas(event.unidad)),
];

const elSilencio = ({ asunto: key, asm: about }: EventOf<'sin-respuesta-registrada'>): readonly Asunto[] => {
  const [kind, asm = '', unidad = ''] = partsOf(key);
  if (kind === 'postura') return laRespuesta({ asm, unidad });
  if (kind === 'compromiso') return elCompromisoContestado({ asm, unidad });
  return [key, asunto.acuses, asunto.vencido(key), ...(about === undefined ? [] : laSeleccion(about))];
};

const laConcurrencia = ({ asm, unidad }: OnUnit): readonly Asunto[] => [
  asunto.concurrencia(unidad),
  ...laSeleccion(asm),
];

const elRelevo = ({ puesto }: { readonly puesto: ClavePuesto }): readonly Asunto[] => [
  asunto.acuses,
  asunto.relevo(puesto),
  asunto.vencido(asunto.relevo(puesto)),
];

const laNotificacion = (event: { readonly id: string }): readonly Asunto[] => [
  asunto.acuses,
  asunto.notificacion(event.id),
];

const laConsulta = (event: { readonly id: string }): readonly Asunto[] => [asunto.consulta(event.id)];

type OnBimestre = { readonly bimestre: string };

const elBimestre = ({ bimestre }: OnBimestre): readonly Asunto[] => [asunto.bimestre(bimestre)];

const lasUnidades = ({ bimestre }: OnBimestre, unidades: readonly ClavePuesto[]): readonly Asunto[] => [
  ...unidades.map((unidad) => asunto.seguimiento(bimestre, unidad)),
  asunto.bimestre(bimestre),
];

const laCaptura = (event: OnBimestre): readonly Asunto[] => [
  ...elBimestre(event),
  asunto.captura(event.bimestre),
  asunto.vencido(asunto.captura(event.bimestre)),
];
/** The matters that each event touches: an event without a row doesn't compile. */
const TOUCHES: Touches = {
  'ciclo-abierto': () => [asunto.ciclo],
  'mecanismo-adjuntado': () => [asunto.mecanismo],
  'mecanismo-aprobado': () => [asunto.mecanismo, asunto.acuses],
  'mecanismo-publicado': elAcuse,
  'mecanismo-acusado': elAcuse,
  'mecanismo-acusado-en-papel': elAcuse,
  'informe-recibido': elInforme,
  'importacion-registrada': elInforme,
  'conteo-confirmado': elInforme,
  'asm-registrado': (event) => [asunto.informe, asunto.asm(event.asm)],
  'causa-raiz-redactada': (event) => [...elAsm(event), ...loJuzgado(event)],
  'asm-corregido': (event) => [asunto.informe, asunto.asignacion, asunto.notificar, asunto.asm(event.asm)],
  'asm-asignado': (event) => [asunto.asignacion, asunto.notificar, asunto.asm(event.asm)],
  'notificacion-emitida': (event) => [
    asunto.asignacion,
    asunto.notificar,
    asunto.acuses,
    asunto.notificacion(event.id),
    asunto.valoracion,
    ...event.asm.flatMap(laSeleccion),
  ],
  'notificacion-acusada': laNotificacion,
  'acuse-en-papel-registrado': laNotificacion,
  'persona-no-alcanzada': () => [asunto.acuses],
  'asm-valorado': (event) => [asunto.valoracion, asunto.clasificacion, ...laSeleccion(event.asm)],
  'asm-clasificado': laDecision,
  'asm-deseleccionado': laDecision,
  'concurrencia-solicitada': laConcurrencia,
  'concurrencia-expresada': laConcurrencia,
  'observaciones-atendidas': laConcurrencia,
  'postura-solicitada': laPostura,
  'postura-preparada': laPostura,
  'anexo-agregado': laPostura,
  'anexo-retirado': laPostura,
  'postura-presentada': laRespuesta,
  'postura-atendida': laPostura,
  'postura-devuelta': laPostura,
  'postura-insistida': laPostura,
  'sin-respuesta-registrada': elSilencio,
  'compromiso-solicitado': elCompromiso,
  'compromiso-preparado': elCompromiso,
  'compromisos-por-presentar': ({ unidad }) => [asunto.compromisos(unidad)],
  'compromiso-propuesto': elCompromisoContestado,
  'compromiso-devuelto': elCompromiso,
  'compromiso-acordado': elCompromisoResuelto,
  'compromiso-dejado': elCompromisoResuelto,
  'compromiso-reabierto': elCompromisoResuelto,
  'convenio-integrado': elConvenio,
  'convenio-firmado': elConvenio,
  'firma-negada': elConvenio,
  'convenio-escaneado': elConvenio,
  'convenio-sin-efecto': elConvenioCerrado,
  'convenio-suscrito': (event, ciclo) => [
    ...elConvenioCerrado(event),
    asunto.paa,
    asunto.distribucion,
    asunto.publicacion,
    ...lasActividades(ciclo, event.numero),
    ...todoLoJuzgado(ciclo, event.numero),
  ],
  'constancia-expedida': (event, ciclo) => [...elConvenio(event), ...todoLoJuzgado(ciclo, event.numero)],
  'actividad-integrada': (event) => [asunto.paa, asunto.asm(event.asm), ...loJuzgado(event)],
  'copia-entregada': laCopia,
  'copia-acusada': laCopia,
  'publicacion-preparada': () => [asunto.publicacion],
  'convenio-publicado': (event) => [asunto.publicacion, ...elConvenio(event)],
  'publicacion-recordada': nothing,
  'evidencia-archivada': laEvidencia,
  'acto-registrado': laEvidencia,
  'instrumento-registrado': laEvidencia,
  'evidencia-aceptada': laEvidencia,
  'evidencia-devuelta': laEvidencia,
  'prorroga-solicitada': laProrroga,
  'prorroga-aprobada': laProrroga,
  'prorroga-concedida': laProrroga,
  'prorroga-negada': laProrroga,
  'puesto-entregado': elRelevo,
  'entrega-acusada': elRelevo,
  ...TOCA_CIERRE,
  'consulta-planteada': laConsulta,
  'consulta-respondida': laConsulta,
  'recordatorio-emitido': nothing,
  'plazo-vencido': nothing,
  'seguimiento-abierto': elBimestre,
  'seguimiento-actualizado': (event) => lasUnidades(event, event.cambiaron),
  'avance-reportado': (event) => lasUnidades(event, [event.unidad]),
  'seguimiento-pospuesto': ({ bimestre, unidad }) => [asunto.seguimiento(bimestre, unidad)],
  'seguimiento-repetido': nothing,
  'seguimiento-cerrado': (event) => lasUnidades(event, event.sinReporte),
  'bimestre-compilado': elBimestre,
  'captura-solicitada': laCaptura,
  'captura-acusada': laCaptura,
  'captura-registrada': laCaptura,
  'captura-omitida': laCaptura,
};

const touchedBy = <T extends CicloEvent['type']>(type: T, event: EventOf<T>, ciclo: Ciclo): readonly Asunto[] =>
  TOUCHES[type](event, ciclo);

/** The matters that an event touches in a ciclo, before it or after it: their version grows, and their cards are drawn anew. */
export const touched = (event: CicloEvent, ciclo: Ciclo): readonly Asunto[] => touchedBy(event.type, event, ciclo);
