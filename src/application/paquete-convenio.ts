import type { Actividad } from '../domain/compromiso.js';
import { formatFecha } from '../domain/fecha.js';
import { actividadKey } from '../domain/paa.js';
import { porcentaje } from '../domain/porcentaje.js';
import { rotuloDelAsm } from './asm-ficha.js';
import { fichaDelAsm, instrumentoEnPalabras, posturaEnPalabras } from './convenio-compromisos.js';
import { antecedentesDelConvenio, CAMBIOS_EN_DOCUMENTO, tituloDelConvenio } from './convenio-documento.js';
import type { AsmConvenido, CompromisoConvenido } from './convenio-hechos.js';
import { PRIORIDADES_EN_DOCUMENTO } from './document-names.js';
import type { PaquetePublico, PartesDelPaquete, Pieza, Seccion } from './paquete.js';
import { conjuntosDelConvenio, datosDelPaquete } from './paquete-convenio-datos.js';
import type { EnPaa, HechosDelPaquete } from './paquete-hechos.js';

const paaInWords = (paa: EnPaa | undefined): string =>
  paa?.clave ?? (paa?.noAplica === undefined ? '' : `No aplica: ${paa.noAplica}`);

const activityRow = (actividad: Actividad, place: number, paa: EnPaa | undefined): readonly string[] => [
  `${place}. ${actividad.descripcion}`,
  `${actividad.responsable}\n${actividad.cargo}`,
  formatFecha(actividad.inicio),
  formatFecha(actividad.fin),
  `${actividad.unidadMedida}, ${porcentaje(actividad.ponderacion)}`,
  actividad.productos.map(({ nombre }, index) => `${place}.${index + 1} ${nombre}`).join('\n'),
  paaInWords(paa),
];

const commitmentSection = (asm: string, each: CompromisoConvenido, hechos: HechosDelPaquete): Seccion => {
  const { unidad, clave, contenido } = each;
  const enPaa = ({ id }: Actividad): EnPaa | undefined => hechos.paa[actividadKey(asm, clave, id)];
  return {
    ancla: `${asm}-${clave}`,
    titulo: `${asm} · Compromiso de ${unidad}`,
    piezas: [
      {
        clase: 'campos',
        campos: [
          { label: 'Compromiso', value: contenido.compromiso },
          { label: 'Fecha límite', value: formatFecha(contenido.plazo) },
          { label: 'Instrumento rector', value: instrumentoEnPalabras(contenido.instrumento) },
          { label: 'Postura de la unidad', value: posturaEnPalabras(each) },
        ],
      },
      {
        clase: 'tabla',
        rotulo: `Actividades de ${unidad} para ${asm}`,
        columnas: [
          { header: 'Actividad', width: 8 },
          { header: 'Responsable', width: 6 },
          { header: 'Inicio', width: 4 },
          { header: 'Término', width: 4 },
          { header: 'Unidad y peso', width: 5 },
          { header: 'Productos', width: 7 },
          { header: `PAA ${hechos.ciclo.paaSiguiente}`, width: 6 },
        ],
        filas: contenido.actividades.map((actividad, index) => activityRow(actividad, index + 1, enPaa(actividad))),
      },
    ],
  };
};

const asmSection = ({ asm, compromisos }: AsmConvenido, hechos: HechosDelPaquete): Seccion => ({
  ancla: asm.id,
  titulo: rotuloDelAsm(asm.id, asm.texto.clase),
  piezas: [{ clase: 'campos', campos: fichaDelAsm(asm) }],
  secciones: compromisos.map((each) => commitmentSection(asm.id, each, hechos)),
});

const partesTable = ({ partes }: HechosDelPaquete): Pieza => ({
  clase: 'tabla',
  rotulo: 'Quienes firman',
  columnas: [
    { header: 'Puesto', width: 3 },
    { header: 'Nombre', width: 3 },
    { header: 'Cargo', width: 4 },
  ],
  filas: partes.map(({ puesto, nombre, cargo, suplente }) => [
    puesto,
    nombre,
    suplente ? `Suplente por ausencia de ${cargo}` : cargo,
  ]),
});

const cambiosSection = ({ modifica, cambios }: HechosDelPaquete): readonly Seccion[] =>
  modifica === undefined
    ? []
    : [
        {
          ancla: 'cambios',
          titulo: 'Compromisos que se modifican',
          piezas: [
            {
              clase: 'tabla',
              rotulo: `Cambios respecto de la versión ${modifica}`,
              columnas: [
                { header: 'ASM', width: 2 },
                { header: 'Unidad', width: 6 },
                { header: 'Cambio', width: 3 },
              ],
              filas: cambios.map(({ asm, unidad, cambio }) => [asm, unidad, CAMBIOS_EN_DOCUMENTO[cambio]]),
            },
          ],
        },
      ];

const excluidosSection = ({ excluidos }: HechosDelPaquete): readonly Seccion[] =>
  excluidos.length === 0
    ? []
    : [
        {
          ancla: 'para-modificatorio',
          titulo: 'ASM que se dejan para un convenio modificatorio',
          piezas: [
            {
              clase: 'tabla',
              rotulo: 'ASM sin compromiso en esta versión',
              columnas: [
                { header: 'ASM', width: 2 },
                { header: 'Unidad', width: 4 },
                { header: 'Razón', width: 6 },
              ],
              filas: excluidos.map(({ asm, unidad, razon }) => [asm, unidad, razon]),
            },
          ],
        },
      ];

const summaryTable = ({ asm }: HechosDelPaquete): Pieza => ({
  clase: 'tabla',
  rotulo: 'Resumen por ASM',
  anclas: asm.map((each) => each.asm.id),
  columnas: [
    { header: 'ASM', width: 2 },
    { header: 'Prioridad', width: 3 },
    { header: 'Unidades', width: 6 },
    { header: 'Fecha límite', width: 3 },
  ],
  filas: asm.map(({ asm: { id, clasificacion }, compromisos }) => [
    id,
    clasificacion === undefined ? '' : PRIORIDADES_EN_DOCUMENTO[clasificacion.prioridad],
    compromisos.map(({ unidad }) => unidad).join('\n'),
    [...new Set(compromisos.map(({ contenido }) => formatFecha(contenido.plazo)))].join('\n'),
  ]),
});

const seccionesOf = (hechos: HechosDelPaquete): readonly Seccion[] => [
  {
    ancla: 'antecedentes',
    titulo: 'Antecedentes y fundamento',
    piezas: [{ clase: 'lista', renglones: antecedentesDelConvenio(hechos) }],
  },
  { ancla: 'partes', titulo: 'Partes', piezas: [partesTable(hechos)] },
  ...cambiosSection(hechos),
  {
    ancla: 'asm',
    titulo: 'Aspectos Susceptibles de Mejora y compromisos',
    piezas: [summaryTable(hechos)],
    secciones: hechos.asm.map((each) => asmSection(each, hechos)),
  },
  ...excluidosSection(hechos),
];

/** The public package of a Convenio signed by all (4.2). */
export const paqueteDelConvenio = (
  hechos: HechosDelPaquete,
  { pdf, cabeza, fecha }: PartesDelPaquete,
): PaquetePublico => {
  const { ciclo, numero } = hechos;
  const titulo = tituloDelConvenio(hechos).join('. ');
  return {
    titulo: `${titulo}. PAE ${ciclo.pae}`,
    institucion: hechos.institucion,
    presentacion:
      `Compromisos, actividades, productos, responsables y plazos con los que se atienden los Aspectos Susceptibles de Mejora (ASM) derivados de la «${ciclo.evaluacion}» ` +
      `del Programa presupuestario «${ciclo.programa}», ejercicio fiscal ${ciclo.ejercicio}. Lo suscribieron todas las partes el ${formatFecha(hechos.fecha)}.`,
    fecha,
    cabeza,
    documentos: [
      {
        nombre: `convenio-${ciclo.id}-v${numero}.pdf`,
        titulo: `Convenio suscrito, versión ${numero} (PDF)`,
        bytes: pdf,
        sha256: hechos.pdf,
      },
    ],
    secciones: seccionesOf(hechos),
    datos: datosDelPaquete(hechos, cabeza),
    conjuntos: conjuntosDelConvenio(hechos),
  };
};
