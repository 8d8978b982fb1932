import type { Actividad, Producto } from '../domain/compromiso.js';
import { actividadKey } from '../domain/paa.js';
import { instrumentoEnPalabras, POSTURAS_EN_DOCUMENTO } from './convenio-compromisos.js';
import { CAMBIOS_EN_DOCUMENTO } from './convenio-documento.js';
import type { AsmConvenido, CompromisoConvenido } from './convenio-hechos.js';
import { CLASES_EN_DOCUMENTO, PRIORIDADES_EN_DOCUMENTO, TIPOS_EN_DOCUMENTO } from './document-names.js';
import { type Columna, type Conjunto, columna, conjuntoDe, type Dato } from './paquete.js';
import type { EnPaa, HechosDelPaquete } from './paquete-hechos.js';

type Asm = AsmConvenido['asm'];

interface FilaCompromiso extends CompromisoConvenido {
  readonly asm: string;
}

interface FilaActividad {
  readonly compromiso: string;
  readonly lugar: number;
  readonly actividad: Actividad;
  readonly paa: EnPaa | undefined;
}

interface FilaProducto {
  readonly compromiso: string;
  readonly actividad: string;
  readonly lugar: number;
  readonly producto: Producto;
}

const names = (labels: Readonly<Record<string, string>>): string => Object.values(labels).join(', ');

/** The fields of an ASM in the open data: what the report says of it, its cause and its classification. */
export const COLUMNAS_DEL_ASM: readonly Columna<Asm>[] = [
  columna('clave', 'asm', 'Clave del ASM en el registro.', ({ id }) => id),
  columna('texto', 'numero_en_informe', 'Número que le da el informe, a la letra.', ({ texto }) => texto.numero),
  columna(
    'catálogo',
    'clase',
    `Como qué lo presenta el informe: ${names(CLASES_EN_DOCUMENTO)}.`,
    ({ texto }) => CLASES_EN_DOCUMENTO[texto.clase],
  ),
  columna('texto', 'programa', 'Programa que indica el informe.', ({ texto }) => texto.programa),
  columna('texto', 'dependencia', 'Dependencia que indica el informe.', ({ texto }) => texto.dependencia),
  columna('texto', 'hallazgo', 'Hallazgo del informe, a la letra.', ({ texto }) => texto.hallazgo),
  columna('texto', 'recomendacion', 'Recomendación del informe, a la letra.', ({ texto }) => texto.recomendacion),
  columna('texto', 'causa_raiz', 'Causa raíz, en redacción de la Secretaría Ejecutiva.', ({ causaRaiz }) => causaRaiz),
  columna('texto', 'ubicacion', 'Lugar del informe en el que está.', ({ texto }) => texto.ubicacion),
  columna('texto', 'celda', 'Celda o renglón del archivo del informe.', ({ texto }) => texto.celda),
  columna(
    'catálogo',
    'tipo',
    `Tipo de acción requerida: ${names(TIPOS_EN_DOCUMENTO)}.`,
    ({ clasificacion }) => clasificacion && TIPOS_EN_DOCUMENTO[clasificacion.tipo],
  ),
  columna('texto', 'razon_tipo', 'Razón del tipo.', ({ clasificacion }) => clasificacion?.razonTipo),
  columna(
    'catálogo',
    'prioridad',
    `Nivel de prioridad: ${names(PRIORIDADES_EN_DOCUMENTO)}.`,
    ({ clasificacion }) => clasificacion && PRIORIDADES_EN_DOCUMENTO[clasificacion.prioridad],
  ),
  columna('texto', 'razon_prioridad', 'Razón de la prioridad.', ({ clasificacion }) => clasificacion?.razonPrioridad),
];

/** Key of a commitment in the open data: one per ASM and unit. */
const keyOf = (asm: string, unidad: string): string => `${asm}.${unidad}`;

const COMPROMISOS: readonly Columna<FilaCompromiso>[] = [
  columna('clave', 'compromiso', 'Clave del compromiso: ASM y unidad.', (each) => keyOf(each.asm, each.clave)),
  columna('clave', 'asm', 'Clave del ASM, en asm.csv.', ({ asm }) => asm),
  columna('texto', 'unidad', 'Unidad ejecutora que se compromete.', ({ unidad }) => unidad),
  columna(
    'catálogo',
    'postura',
    `Postura institucional de la unidad: ${names(POSTURAS_EN_DOCUMENTO)}.`,
    ({ postura }) => POSTURAS_EN_DOCUMENTO[postura],
  ),
  columna('texto', 'justificacion', 'Justificación de la postura.', ({ justificacion }) => justificacion),
  columna('texto', 'texto', 'Compromiso de mejora.', ({ contenido }) => contenido.compromiso),
  columna('fecha', 'fecha_limite', 'Fecha límite del compromiso.', ({ contenido }) => contenido.plazo),
  columna('texto', 'instrumento', 'Instrumento rector en el que se integrará la mejora.', ({ contenido }) =>
    instrumentoEnPalabras(contenido.instrumento),
  ),
];

const ACTIVIDADES: readonly Columna<FilaActividad>[] = [
  columna(
    'clave',
    'actividad',
    'Clave de la actividad: compromiso y actividad.',
    ({ compromiso, actividad }) => `${compromiso}.${actividad.id}`,
  ),
  columna('clave', 'compromiso', 'Clave del compromiso, en compromisos.csv.', ({ compromiso }) => compromiso),
  columna('número', 'numero', 'Lugar de la actividad en su compromiso.', ({ lugar }) => lugar),
  columna('texto', 'descripcion', 'Actividad específica.', ({ actividad }) => actividad.descripcion),
  columna('texto', 'responsable', 'Persona servidora pública responsable.', ({ actividad }) => actividad.responsable),
  columna('texto', 'cargo', 'Cargo de la persona responsable.', ({ actividad }) => actividad.cargo),
  columna('fecha', 'inicio', 'Fecha de inicio.', ({ actividad }) => actividad.inicio),
  columna('fecha', 'termino', 'Fecha de término.', ({ actividad }) => actividad.fin),
  columna('texto', 'unidad_medida', 'Unidad de medida de la actividad.', ({ actividad }) => actividad.unidadMedida),
  columna(
    'número',
    'ponderacion',
    'Peso de la actividad; las de un compromiso suman 100.',
    ({ actividad }) => actividad.ponderacion,
    'porcentaje',
  ),
  columna(
    'clave',
    'clave_paa',
    'Clave de la actividad en el Programa Anual de Actividades siguiente.',
    ({ paa }) => paa?.clave,
  ),
  columna(
    'texto',
    'razon_no_aplica_paa',
    'Razón por la que no se integra en ese programa.',
    ({ paa }) => paa?.noAplica,
  ),
];

const PRODUCTOS: readonly Columna<FilaProducto>[] = [
  columna(
    'clave',
    'producto',
    'Clave del producto: compromiso, actividad y producto.',
    ({ compromiso, producto }) => `${compromiso}.${producto.id}`,
  ),
  columna('clave', 'actividad', 'Clave de la actividad, en actividades.csv.', ({ actividad }) => actividad),
  columna('número', 'numero', 'Lugar del producto en su actividad.', ({ lugar }) => lugar),
  columna('texto', 'nombre', 'Documento que comprobará la actividad.', ({ producto }) => producto.nombre),
];

const PARTES: readonly Columna<HechosDelPaquete['partes'][number]>[] = [
  columna('texto', 'puesto', 'Puesto que firma el Convenio.', ({ puesto }) => puesto),
  columna('texto', 'cargo', 'Cargo de quien firma.', ({ cargo }) => cargo),
  columna('texto', 'nombre', 'Nombre de quien firma.', ({ nombre }) => nombre),
  columna('catálogo', 'caracter', 'Carácter con el que firma: Titular, Suplente por ausencia.', ({ suplente }) =>
    suplente ? 'Suplente por ausencia' : 'Titular',
  ),
];

const CAMBIOS: readonly Columna<HechosDelPaquete['cambios'][number]>[] = [
  columna('clave', 'asm', 'Clave del ASM en el registro.', ({ asm }) => asm),
  columna('texto', 'unidad', 'Unidad ejecutora.', ({ unidad }) => unidad),
  columna(
    'catálogo',
    'cambio',
    `Qué cambia respecto de la versión que se modifica: ${names(CAMBIOS_EN_DOCUMENTO)}.`,
    ({ cambio }) => CAMBIOS_EN_DOCUMENTO[cambio],
  ),
];

const EXCLUIDOS: readonly Columna<HechosDelPaquete['excluidos'][number]>[] = [
  columna('clave', 'asm', 'Clave del ASM en el registro.', ({ asm }) => asm),
  columna('texto', 'unidad', 'Unidad ejecutora.', ({ unidad }) => unidad),
  columna('texto', 'razon', 'Razón por la que se deja para un convenio modificatorio.', ({ razon }) => razon),
];

const commitments = ({ asm }: HechosDelPaquete): readonly FilaCompromiso[] =>
  asm.flatMap((each) => each.compromisos.map((compromiso) => ({ ...compromiso, asm: each.asm.id })));

const activities = (hechos: HechosDelPaquete): readonly FilaActividad[] =>
  commitments(hechos).flatMap(({ asm, clave: unidad, contenido }) =>
    contenido.actividades.map((actividad, index) => ({
      compromiso: keyOf(asm, unidad),
      lugar: index + 1,
      actividad,
      paa: hechos.paa[actividadKey(asm, unidad, actividad.id)],
    })),
  );

const products = (hechos: HechosDelPaquete): readonly FilaProducto[] =>
  activities(hechos).flatMap(({ compromiso, actividad }) =>
    actividad.productos.map((producto, index) => ({
      compromiso,
      actividad: `${compromiso}.${actividad.id}`,
      lugar: index + 1,
      producto,
    })),
  );

/** The open data of a Convenio, one table for each kind of thing; their keys join them. */
export const conjuntosDelConvenio = (hechos: HechosDelPaquete): readonly Conjunto[] => [
  conjuntoDe(
    { nombre: 'asm', titulo: 'Aspectos Susceptibles de Mejora' },
    COLUMNAS_DEL_ASM,
    hechos.asm.map(({ asm }) => asm),
  ),
  conjuntoDe({ nombre: 'compromisos', titulo: 'Compromisos de cada unidad' }, COMPROMISOS, commitments(hechos)),
  conjuntoDe({ nombre: 'actividades', titulo: 'Actividades de cada compromiso' }, ACTIVIDADES, activities(hechos)),
  conjuntoDe({ nombre: 'productos', titulo: 'Productos de cada actividad' }, PRODUCTOS, products(hechos)),
  conjuntoDe({ nombre: 'firmantes', titulo: 'Partes que firman el Convenio' }, PARTES, hechos.partes),
  conjuntoDe({ nombre: 'cambios', titulo: 'Cambios respecto de la versión que se modifica' }, CAMBIOS, hechos.cambios),
  conjuntoDe(
    { nombre: 'excluidos', titulo: 'ASM que se dejan para un convenio modificatorio' },
    EXCLUIDOS,
    hechos.excluidos,
  ),
];

/** A field that holds once for a package. */
export const dato = (tipo: Dato['tipo'], nombre: string, significado: string, valor: Dato['valor']): Dato => ({
  nombre,
  significado,
  tipo,
  valor,
});

/** What every package says of its ciclo. */
export const datosDelCiclo = ({
  institucion,
  lugar,
  ciclo,
  informe,
}: Pick<HechosDelPaquete, 'institucion' | 'lugar' | 'ciclo' | 'informe'>): readonly Dato[] => [
  dato('texto', 'institucion', 'Institución que publica.', institucion),
  dato('texto', 'lugar', 'Lugar de la firma.', lugar),
  dato('clave', 'ciclo', 'Clave del ciclo de seguimiento.', ciclo.id),
  dato('número', 'pae', 'Año del Programa Anual de Evaluación.', ciclo.pae),
  dato('número', 'ejercicio', 'Ejercicio fiscal evaluado.', ciclo.ejercicio),
  dato('texto', 'programa_presupuestario', 'Programa presupuestario evaluado.', ciclo.programa),
  dato('texto', 'evaluacion', 'Nombre de la evaluación.', ciclo.evaluacion),
  dato('texto', 'marco_legal', 'Fundamento, una disposición por renglón.', ciclo.marcoLegal),
  dato('número', 'paa_siguiente', 'Año del Programa Anual de Actividades siguiente.', ciclo.paaSiguiente),
  dato('texto', 'informe_folio', 'Folio del informe de resultados.', informe?.folio),
  dato('fecha', 'informe_fecha', 'Fecha del informe de resultados.', informe?.fecha),
];

/** The head of the chain, as every package says it. */
export const datoDeLaCabeza = (cabeza: string): Dato =>
  dato('texto', 'cabeza', 'Cabeza de la cadena del registro (SHA-256) al elaborar el paquete.', cabeza);

/** What holds once for the whole package. */
export const datosDelPaquete = (hechos: HechosDelPaquete, cabeza: string): readonly Dato[] => [
  ...datosDelCiclo(hechos),
  dato('número', 'convenio_version', 'Versión del Convenio.', hechos.numero),
  dato('número', 'convenio_modifica', 'Versión que modifica, si es modificatorio.', hechos.modifica),
  dato('fecha', 'convenio_fecha', 'Fecha en que lo suscribieron todas las partes.', hechos.fecha),
  dato('texto', 'convenio_sha256', 'Huella SHA-256 del PDF firmado.', hechos.pdf),
  datoDeLaCabeza(cabeza),
];
