import type {
  ActividadDelActa,
  CompromisoDelActa,
  ProductoDelActa,
  ProrrogaDelActa,
} from './acta-compromiso-hechos.js';
import { PRORROGAS_EN_DOCUMENTO } from './acta-palabras.js';
import { actoLine, instrumentoVigenteEntero } from './chat/evidencia-textos.js';
import { instrumentoEnPalabras } from './convenio-compromisos.js';
import { type Columna, type Conjunto, columna, conjuntoDe } from './paquete.js';
import type { HechosDeResultados } from './resultados-hechos.js';

type DeAsm<T> = T & { readonly deAsm: string };
type DeActividad<T> = T & { readonly deActividad: string; readonly deCompromiso: string };

/** A yes or a no as the open data write it; nothing where nobody was asked. */
export const siNo = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? 'Sí' : 'No';

const keyOf = (whole: string, part: string): string => `${whole}.${part}`;

/** When what was agreed was really delivered, the same for a commitment and for an activity. */
const FECHA_REAL: readonly Columna<Pick<ActividadDelActa | CompromisoDelActa, 'cumplimiento'>>[] = [
  columna(
    'fecha',
    'fecha_real',
    'Fecha en que se entregó lo último que se aceptó.',
    ({ cumplimiento }) => cumplimiento.real,
  ),
  columna(
    'número',
    'dias',
    'Días de la fecha vigente a la real; negativos si fue antes.',
    ({ cumplimiento }) => cumplimiento.dias,
    'días naturales',
  ),
];

const COMPROMISOS: readonly Columna<DeAsm<CompromisoDelActa>>[] = [
  columna('clave', 'compromiso', 'Clave del compromiso: ASM y unidad.', ({ deAsm, clave }) => keyOf(deAsm, clave)),
  columna('clave', 'asm', 'Clave del ASM, en asm.csv.', ({ deAsm }) => deAsm),
  columna('texto', 'unidad', 'Unidad ejecutora.', ({ unidad }) => unidad),
  columna('texto', 'texto', 'Compromiso de mejora.', ({ compromiso }) => compromiso),
  columna('texto', 'instrumento', 'Instrumento rector previsto.', ({ instrumento }) =>
    instrumentoEnPalabras(instrumento),
  ),
  columna('fecha', 'fecha_limite', 'Fecha límite convenida.', ({ plazo }) => plazo),
  columna('fecha', 'fecha_vigente', 'Fecha límite con las prórrogas concedidas.', ({ vigente }) => vigente),
  columna('catálogo', 'cumplido', 'Todas sus actividades se cumplieron (Sí, No).', ({ cumplimiento }) =>
    siNo(cumplimiento.cumplido),
  ),
  ...FECHA_REAL,
];

const ACTIVIDADES: readonly Columna<DeActividad<ActividadDelActa>>[] = [
  columna('clave', 'actividad', 'Clave de la actividad: compromiso y actividad.', ({ deActividad }) => deActividad),
  columna('clave', 'compromiso', 'Clave del compromiso, en compromisos.csv.', ({ deCompromiso }) => deCompromiso),
  columna('número', 'numero', 'Lugar de la actividad en su compromiso.', ({ lugar }) => lugar),
  columna('texto', 'descripcion', 'Actividad específica.', ({ descripcion }) => descripcion),
  columna('texto', 'responsable', 'Persona servidora pública responsable.', ({ responsable }) => responsable),
  columna('texto', 'cargo', 'Cargo de la persona responsable.', ({ cargo }) => cargo),
  columna('fecha', 'inicio', 'Fecha de inicio convenida.', ({ inicio }) => inicio),
  columna('fecha', 'termino_original', 'Fecha de término que se convino primero.', ({ original }) => original),
  columna(
    'fecha',
    'termino_modificatorio',
    'Fecha de término del convenio modificatorio, si la cambió.',
    ({ convenida }) => convenida,
  ),
  columna('fecha', 'termino_vigente', 'Fecha de término con las prórrogas concedidas.', ({ vigente }) => vigente),
  columna('catálogo', 'cumplida', 'Todos sus productos se aceptaron (Sí, No).', ({ cumplimiento }) =>
    siNo(cumplimiento.cumplido),
  ),
  ...FECHA_REAL,
  columna(
    'número',
    'dias_original',
    'Días de la fecha original a la real, si la fecha se movió.',
    ({ cumplimiento }) => cumplimiento.diasDelOriginal,
    'días naturales',
  ),
  columna(
    'número',
    'ponderacion',
    'Peso de la actividad; las de un compromiso suman 100.',
    ({ ponderacion }) => ponderacion,
    'porcentaje',
  ),
  columna('clave', 'clave_paa', 'Clave en el Programa Anual de Actividades siguiente.', ({ paa }) => paa?.clave),
  columna(
    'texto',
    'razon_no_aplica_paa',
    'Razón por la que no se integra en ese programa.',
    ({ paa }) => paa?.noAplica,
  ),
];

const PRODUCTOS: readonly Columna<DeActividad<ProductoDelActa>>[] = [
  columna('clave', 'producto', 'Clave del producto: compromiso y producto.', ({ deCompromiso, id }) =>
    keyOf(deCompromiso, id),
  ),
  columna('clave', 'actividad', 'Clave de la actividad, en actividades.csv.', ({ deActividad }) => deActividad),
  columna('texto', 'nombre', 'Documento que comprueba la actividad.', ({ nombre }) => nombre),
  columna('texto', 'evidencia', 'Archivo que se entregó.', ({ entrega }) => entrega?.nombre),
  columna('número', 'version', 'Versión de la evidencia que se aceptó.', ({ entrega }) => entrega?.version),
  columna('texto', 'sha256', 'Huella SHA-256 de esa versión.', ({ entrega }) => entrega?.sha256),
  columna('fecha', 'fecha_entrega', 'Fecha en que se entregó esa versión.', ({ entrega }) => entrega?.entregada),
  columna('catálogo', 'aceptado', 'La Secretaría Ejecutiva aceptó la evidencia (Sí, No).', ({ entrega }) =>
    siNo(entrega?.acepto !== undefined),
  ),
  columna('texto', 'acto', 'Acto con el que se aprobó (criterio B).', ({ acto }) => acto && actoLine(acto)),
  columna(
    'texto',
    'instrumento',
    'Instrumento rector en el que se integró (criterio C).',
    ({ instrumento }) => instrumento && instrumentoVigenteEntero(instrumento),
  ),
];

const PRORROGAS: readonly Columna<DeActividad<ProrrogaDelActa>>[] = [
  columna('clave', 'prorroga', 'Clave de la prórroga.', ({ id }) => id),
  columna('clave', 'actividad', 'Clave de la actividad, en actividades.csv.', ({ deActividad }) => deActividad),
  columna('fecha', 'de', 'Fecha de término vigente al pedirla.', ({ de }) => de),
  columna('fecha', 'hasta', 'Fecha de término que se pidió.', ({ hasta }) => hasta),
  columna('número', 'dias', 'Días desde la fecha original.', ({ dias }) => dias, 'días naturales'),
  columna('texto', 'justificacion', 'Justificación de la unidad.', ({ justificacion }) => justificacion),
  columna(
    'catálogo',
    'respuesta',
    `Respuesta: ${Object.values(PRORROGAS_EN_DOCUMENTO).join(', ')}.`,
    ({ estado }) => PRORROGAS_EN_DOCUMENTO[estado],
  ),
  columna('texto', 'razon', 'Razón, si se negó.', ({ razon }) => razon),
];

const commitments = ({ asm }: HechosDeResultados): readonly DeAsm<CompromisoDelActa>[] =>
  asm.flatMap(({ asm: { id }, compromisos }) => compromisos.map((each) => ({ ...each, deAsm: id })));

const activities = (hechos: HechosDeResultados) =>
  commitments(hechos).flatMap(({ deAsm, clave, actividades }) =>
    actividades.map((each) => ({
      ...each,
      deCompromiso: keyOf(deAsm, clave),
      deActividad: `${keyOf(deAsm, clave)}.${each.id}`,
    })),
  );

/** The open data on what each unit complied with: commitments, activities, products and prórrogas. */
export const conjuntosDeCumplimiento = (hechos: HechosDeResultados): readonly Conjunto[] => {
  const actividades = activities(hechos);
  const products = actividades.flatMap(({ deActividad, deCompromiso, productos }) =>
    productos.map((each) => ({ ...each, deActividad, deCompromiso })),
  );
  const extensions = actividades.flatMap(({ deActividad, deCompromiso, prorrogas }) =>
    prorrogas.map((each) => ({ ...each, deActividad, deCompromiso })),
  );
  return [
    conjuntoDe({ nombre: 'compromisos', titulo: 'Cumplimiento de cada compromiso' }, COMPROMISOS, commitments(hechos)),
    conjuntoDe({ nombre: 'actividades', titulo: 'Cumplimiento de cada actividad' }, ACTIVIDADES, actividades),
    conjuntoDe({ nombre: 'productos', titulo: 'Productos y su evidencia' }, PRODUCTOS, products),
    conjuntoDe({ nombre: 'prorrogas', titulo: 'Prórrogas' }, PRORROGAS, extensions),
  ];
};
