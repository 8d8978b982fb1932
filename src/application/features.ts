import type { ApplicationParts } from './application-parts.js';
import { actaFeature } from './chat/acta.js';
import { acusePapelFeature } from './chat/acuse-papel.js';
import { acusesFeature } from './chat/acuses.js';
import { documentosFeature } from './chat/archivos.js';
import { asignacionFeature } from './chat/asignacion.js';
import { asmFeature } from './chat/asm.js';
import { asmListaFeature } from './chat/asm-lista.js';
import { ayudaFeature } from './chat/ayuda.js';
import { causaRaizFeature } from './chat/causa-raiz.js';
import { cicloFeature } from './chat/ciclo.js';
import { cierreFeatures } from './chat/cierre-features.js';
import { clasificacionFeature } from './chat/clasificacion.js';
import { compromisoFeature } from './chat/compromiso.js';
import { compromisosFeature } from './chat/compromisos.js';
import { concurrenciaFeature } from './chat/concurrencia.js';
import { consultaFeature } from './chat/consulta.js';
import { contrapropuestaFeature } from './chat/contrapropuesta.js';
import { convenioFeature } from './chat/convenio.js';
import { correccionAsmFeature } from './chat/correccion-asm.js';
import { directorioFeature } from './chat/directorio.js';
import { distribucionFeature } from './chat/distribucion.js';
import type { Feature } from './chat/feature.js';
import { implementacionFeatures } from './chat/implementacion-features.js';
import { importacionFeature } from './chat/importacion.js';
import type { ParaLeer } from './chat/importacion-leer.js';
import { informeFeature } from './chat/informe.js';
import { mecanismoFeature } from './chat/mecanismo.js';
import { notificacionFeature } from './chat/notificacion.js';
import { notificarFeature } from './chat/notificar.js';
import { paaFeature } from './chat/paa.js';
import { pendientesFeature } from './chat/pendientes.js';
import { posturaFeature } from './chat/postura.js';
import { posturasConjuntaFeature } from './chat/posturas-conjunta.js';
import { publicacionFeature } from './chat/publicacion.js';
import { registroFeature } from './chat/registro.js';
import { relevoFeature } from './chat/relevo.js';
import { resultadosFeature } from './chat/resultados.js';
import { rutaFeature } from './chat/ruta.js';
import { seguimientoFeature } from './chat/seguimiento.js';
import { seleccionFeature } from './chat/seleccion.js';
import { valoracionFeature } from './chat/valoracion.js';
import { vencidoFeature } from './chat/vencido.js';
import type { Makers } from './makers.js';
import type { Names } from './names.js';

/** Issues the constancias that are missing in a ciclo. */
export type Constancias = (ciclo: string) => Promise<void>;

/** The Acta and what is published of it. They come early: once there is an Acta, a file that comes is most likely its scan. */
const actaFeatures = (
  parts: ApplicationParts,
  makers: Makers,
  files: ParaLeer,
  constancias: Constancias,
): readonly Feature[] => [
  actaFeature({
    prepare: makers.acta,
    find: files.find,
    regla: parts.institution.reglas.firma,
    constancias,
  }),
  resultadosFeature({
    paquetes: makers.resultados,
    lineamientos: parts.institution.reglas.lineamientos,
  }),
];

/** Every feature of the chat but those that need the others. */
export const featuresOf = (
  parts: ApplicationParts,
  makers: Makers,
  names: Names,
  files: ParaLeer,
  constancias: Constancias,
): readonly Feature[] => [
  ayudaFeature,
  pendientesFeature,
  rutaFeature,
  asmFeature,
  asmListaFeature,
  correccionAsmFeature,
  directorioFeature(names),
  cicloFeature,
  ...actaFeatures(parts, makers, files, constancias),
  mecanismoFeature(files),
  informeFeature(files),
  importacionFeature(files),
  registroFeature,
  relevoFeature,
  causaRaizFeature,
  documentosFeature,
  asignacionFeature,
  notificarFeature(makers.oficios),
  notificacionFeature,
  acusesFeature,
  acusePapelFeature(files.find),
  seleccionFeature,
  valoracionFeature,
  concurrenciaFeature,
  clasificacionFeature,
  posturaFeature(files.find),
  posturasConjuntaFeature,
  compromisoFeature,
  compromisosFeature,
  contrapropuestaFeature(parts.records),
  convenioFeature({
    prepare: makers.convenio,
    find: files.find,
    regla: parts.institution.reglas.firma,
    constancias,
  }),
  paaFeature,
  distribucionFeature,
  publicacionFeature({
    paquetes: makers.publicacion,
    lineamientos: parts.institution.reglas.lineamientos,
  }),
  ...implementacionFeatures(files, parts.institution.reglas.evidencias),
  seguimientoFeature({ informe: makers.informe, solicitud: makers.solicitud }),
  ...cierreFeatures(makers.dictamen, files.find),
  consultaFeature,
  vencidoFeature,
];
