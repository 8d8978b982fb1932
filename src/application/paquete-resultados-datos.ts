import type { BimestreDelActa } from './acta-bimestre-hechos.js';
import type { VeredictoDelActa } from './acta-cierre-hechos.js';
import type { Hito } from './acta-cronologia.js';
import { FUERA_EN_DOCUMENTO, type FueraDelActa } from './acta-fuera.js';
import type { AsmDelActa } from './acta-hechos.js';
import { cifrasDelActa, FINES_EN_DOCUMENTO } from './acta-palabras.js';
import { VALORES_VEREDICTO } from './chat/cierre-suceso.js';
import { type Columna, type Conjunto, columna, conjuntoDe, type Dato } from './paquete.js';
import { COLUMNAS_DEL_ASM, dato, datoDeLaCabeza, datosDelCiclo } from './paquete-convenio-datos.js';
import { conjuntosDeCumplimiento, siNo } from './paquete-resultados-cumplimiento.js';
import type { HechosDeResultados } from './resultados-hechos.js';

type DeAsm<T> = T & { readonly deAsm: string };

const names = (labels: Readonly<Record<string, string>>): string => Object.values(labels).join(', ');

const ASM: readonly Columna<AsmDelActa>[] = [
  ...COLUMNAS_DEL_ASM.map(({ valor, ...campo }) => ({ ...campo, valor: ({ asm }: AsmDelActa) => valor(asm) })),
  columna(
    'catálogo',
    'resultado',
    `Cómo concluyó el ASM: ${names(FINES_EN_DOCUMENTO)}.`,
    ({ cierre }) => FINES_EN_DOCUMENTO[cierre.fin.estado],
  ),
  columna('texto', 'razon_sin_solventar', 'Razón por la que se cerró sin solventar.', ({ cierre: { fin } }) =>
    fin.estado === 'sin-solventar' ? fin.razon : undefined,
  ),
  columna(
    'texto',
    'documento_cierre',
    'Cédula de dictamen o documento del cierre.',
    ({ cierre }) => cierre.fin.documento.nombre,
  ),
  columna(
    'texto',
    'documento_cierre_sha256',
    'Huella SHA-256 de ese documento.',
    ({ cierre }) => cierre.fin.documento.sha256,
  ),
  columna('texto', 'cierre_instante', 'Instante del cierre (ISO 8601, UTC).', ({ cierre }) => cierre.fin.quien.cuando),
  columna(
    'texto',
    'trazabilidad',
    'Razón con la que se confirmó el criterio D (trazabilidad).',
    ({ cierre }) => cierre.trazabilidad?.razon,
  ),
  columna(
    'catálogo',
    'segunda_opinion',
    'Segunda opinión de la Dirección de Administración: Conforme, No conforme.',
    ({ cierre: { segunda } }) => segunda && (segunda.conforme ? 'Conforme' : 'No conforme'),
  ),
  columna(
    'catálogo',
    'segunda_opinion_independiente',
    'Si quien dio la segunda opinión no ejecuta el ASM: Sí, No.',
    ({ cierre: { segunda, conflicto } }) => segunda && (conflicto === 'ambas' ? 'No' : 'Sí'),
  ),
  columna(
    'número',
    'reaperturas',
    'Veces que se reabrió después de cerrarse.',
    ({ cierre }) => cierre.reaperturas.length,
  ),
];

const VEREDICTOS: readonly Columna<DeAsm<VeredictoDelActa>>[] = [
  columna('clave', 'asm', 'Clave del ASM, en asm.csv.', ({ deAsm }) => deAsm),
  columna(
    'catálogo',
    'criterio',
    'Criterio técnico de la sección IV del Mecanismo: A, B, C.',
    ({ criterio }) => criterio,
  ),
  columna('catálogo', 'veredicto', `Veredicto: ${names(VALORES_VEREDICTO)}.`, ({ valor }) => VALORES_VEREDICTO[valor]),
  columna('texto', 'razon', 'Razón del veredicto.', ({ razon }) => razon),
  columna('catálogo', 'directa', 'Criterio A: resuelve la causa raíz de manera directa (Sí, No).', ({ directa }) =>
    siNo(directa?.cumple),
  ),
  columna('catálogo', 'univoca', 'Criterio A: la resuelve de manera unívoca (Sí, No).', ({ univoca }) =>
    siNo(univoca?.cumple),
  ),
  columna('catálogo', 'vigente', 'Criterio C: el instrumento está vigente (Sí, No).', ({ vigente }) =>
    siNo(vigente?.cumple),
  ),
  columna('texto', 'documento', 'Evidencia con la que se valoró.', ({ evidencia }) => evidencia?.nombre),
  columna('texto', 'documento_sha256', 'Huella SHA-256 de esa evidencia.', ({ evidencia }) => evidencia?.sha256),
];

const FUERA: readonly Columna<FueraDelActa>[] = [
  columna('clave', 'asm', 'Clave del ASM en el registro.', ({ asm }) => asm),
  columna('texto', 'unidad', 'Unidad ejecutora; vacía si se trata del ASM entero.', ({ unidad }) => unidad),
  columna('texto', 'texto', 'Recomendación del informe, o su hallazgo, al pie de la letra.', ({ texto }) => texto),
  columna(
    'catálogo',
    'situacion',
    `Por qué no está en el Convenio vigente: ${names(FUERA_EN_DOCUMENTO)}.`,
    ({ situacion }) => FUERA_EN_DOCUMENTO[situacion],
  ),
  columna('texto', 'razon', 'Razón que consta en el registro.', ({ razon }) => razon),
];

const BIMESTRES: readonly Columna<BimestreDelActa>[] = [
  columna('texto', 'bimestre', 'Bimestre del reporte.', ({ bimestre }) => bimestre),
  columna('texto', 'reportaron', 'Unidades que reportaron, separadas por punto y coma.', ({ reportaron }) =>
    reportaron.join('; '),
  ),
  columna('texto', 'sin_reporte', 'Unidades que no reportaron, separadas por punto y coma.', ({ sinReporte }) =>
    sinReporte.join('; '),
  ),
  columna('texto', 'informe_sha256', 'Huella SHA-256 del informe bimestral.', ({ informe }) => informe),
];

const CRONOLOGIA: readonly Columna<Hito>[] = [
  columna(
    'clave',
    'accion',
    'Acción clave del Mecanismo, IV (sección IV) o relevo (cambio de titular).',
    ({ accion }) => accion,
  ),
  columna('fecha', 'fecha', 'Fecha del hecho, o del primero.', ({ fecha }) => fecha),
  columna('fecha', 'hasta', 'Fecha del último, si fueron varios.', ({ hasta }) => hasta),
  columna('texto', 'hecho', 'Qué consta en el registro.', ({ hecho }) => hecho),
];

/** The open data of the results, one table for each kind of thing; their keys join them. */
export const conjuntosDeResultados = (hechos: HechosDeResultados): readonly Conjunto[] => {
  const verdicts = hechos.asm.flatMap(({ asm: { id }, cierre }) =>
    cierre.veredictos.map((each) => ({ ...each, deAsm: id })),
  );
  return [
    conjuntoDe({ nombre: 'asm', titulo: 'Aspectos Susceptibles de Mejora y su resultado' }, ASM, hechos.asm),
    conjuntoDe({ nombre: 'veredictos', titulo: 'Veredictos de los criterios A a C' }, VEREDICTOS, verdicts),
    ...conjuntosDeCumplimiento(hechos),
    conjuntoDe(
      { nombre: 'fuera-del-convenio', titulo: 'ASM del informe fuera del Convenio vigente' },
      FUERA,
      hechos.fuera,
    ),
    conjuntoDe({ nombre: 'bimestres', titulo: 'Reportes bimestrales' }, BIMESTRES, hechos.bimestres),
    conjuntoDe({ nombre: 'cronologia', titulo: 'Cronología' }, CRONOLOGIA, hechos.cronologia),
  ];
};

/** What holds once for the whole package. */
export const datosDeResultados = (hechos: HechosDeResultados, cabeza: string): readonly Dato[] => {
  const { asm, solventados, sinSolventar } = cifrasDelActa(hechos);
  return [
    ...datosDelCiclo(hechos),
    dato('número', 'asm_total', 'ASM del Convenio.', asm),
    dato('número', 'asm_solventados', 'ASM solventados.', solventados),
    dato('número', 'asm_sin_solventar', 'ASM cerrados sin solventar.', sinSolventar),
    dato('número', 'acta_version', 'Versión del Acta.', hechos.numero),
    dato('fecha', 'acta_fecha', 'Fecha en que la suscribieron las partes.', hechos.suscrita),
    dato('texto', 'acta_sha256', 'Huella SHA-256 del PDF firmado.', hechos.pdf),
    datoDeLaCabeza(cabeza),
  ];
};
