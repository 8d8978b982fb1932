import type { AsmId } from './asm.js';
import { nombreBimestre } from './bimestre.js';
import type { CicloAbierto } from './ciclo-state.js';
import { estadoCierre } from './cierre-actual.js';
import { convenioEnFirma, convenioVigente } from './convenio-actual.js';
import type { Directorio } from './directorio.js';
import { formatFecha } from './fecha.js';
import type { Fecha } from './identity.js';
import { type Refusal, refuse } from './refusal.js';
import { type Eslabon, eslabonesFaltantes, faltaSegundaOpinion } from './trazabilidad.js';

const blocking = (texto: string): Eslabon => ({ texto, bloquea: true });
const shown = (texto: string): Eslabon => ({ texto, bloquea: false });

const ofDifusion = (ciclo: CicloAbierto): readonly Eslabon[] => {
  const vigente = convenioVigente(ciclo);
  if (vigente === undefined) return [blocking('Falta el Convenio suscrito por todas las partes.')];
  const copias = Object.values(vigente.copias);
  const open = convenioEnFirma(ciclo);
  return [
    ...(open === undefined
      ? []
      : [blocking(`Falta completar las firmas del convenio modificatorio, versión ${open.numero} (3.2).`)]),
    ...ciclo.convenios
      .filter(({ situacion, constancia }) => situacion.estado === 'suscrito' && constancia === undefined)
      .map(({ numero }) => blocking(`Falta la constancia de firmas del Convenio, versión ${numero} (3.2).`)),
    ...(copias.length === 0 ? [blocking('Falta entregar las copias del Convenio (4.1).')] : []),
    ...(copias.some(({ acuse }) => acuse.estado === 'pendiente')
      ? [shown('Falta el acuse de una copia del Convenio (4.1).')]
      : []),
    ...(vigente.publicacion?.registro === undefined
      ? [blocking('Falta registrar la publicación del Convenio (4.2).')]
      : []),
  ];
};

/** A check-in closes by itself: nobody can hurry it, and who waits for it learns until when. */
const closesLine = (vence: Fecha): string => `Se cierra por sí solo al terminar el ${formatFecha(vence)}.`;

/** Check-ins that are still open, or that closed and were never compiled; a capture in the SPP that nobody recorded is shown. */
const ofSeguimientos = (ciclo: CicloAbierto): readonly Eslabon[] =>
  Object.values(ciclo.seguimientos).flatMap(({ bimestre, cerrado, plazo, informe, captura }) => {
    const of = `del bimestre ${nombreBimestre(bimestre)} (5.2).`;
    if (!cerrado) return [blocking(`Falta el cierre del reporte ${of} ${closesLine(plazo.vence)}`)];
    if (informe === undefined) return [blocking(`Falta compilar el reporte ${of}`)];
    const recorded = captura?.estado === 'registrada' || captura?.estado === 'omitida';
    return recorded ? [] : [shown(`Falta registrar la captura en el SPP, o por qué no aplica, ${of}`)];
  });

/** The ASM of the Convenio in force, each once, in its order. */
export const asmConvenidos = (ciclo: CicloAbierto): readonly AsmId[] => [
  ...new Set((convenioVigente(ciclo)?.partes ?? []).map(({ asm }) => asm)),
];

/**
 * What is missing of an ASM that was closed, computed again: what came after its dictamen may have broken it. Of one closed
 * without being solventado nothing blocks, since its reason and its document are what closed it.
 */
export const eslabonesDelCierre = (ciclo: CicloAbierto, asm: AsmId, directorio: Directorio): readonly Eslabon[] => {
  const estado = estadoCierre(ciclo, asm);
  if (estado === 'abierto') return [blocking('Falta su dictamen, o cerrarlo sin solventar.')];
  const links = eslabonesFaltantes(ciclo, asm, directorio);
  if (estado === 'sin-solventar') return links.map(({ texto }) => shown(texto));
  return faltaSegundaOpinion(ciclo, asm, directorio)
    ? [...links, blocking('Falta la segunda opinión de la Dirección de Administración.')]
    : links;
};

/** Missing links of the process besides those of each ASM: the Convenio, its copies, its publication, the check-ins. */
export const eslabonesComunes = (ciclo: CicloAbierto): readonly Eslabon[] => [
  ...ofDifusion(ciclo),
  ...ofSeguimientos(ciclo),
];

/**
 * Missing links of the whole process, from the Convenio to the Acta: criterion D computed again over everything before the
 * Acta is made, and again before it is signed (section IV of the Mechanism). Those that block come first.
 */
export const eslabonesDelCiclo = (ciclo: CicloAbierto, directorio: Directorio): readonly Eslabon[] => {
  const all = [
    ...eslabonesComunes(ciclo),
    ...asmConvenidos(ciclo).flatMap((asm) =>
      eslabonesDelCierre(ciclo, asm, directorio).map((each) => ({ ...each, texto: `${asm}. ${each.texto}` })),
    ),
  ];
  return [...all.filter(({ bloquea }) => bloquea), ...all.filter(({ bloquea }) => !bloquea)];
};

/** The refusal that names the first missing link of the whole process; undefined when none blocks. */
export const trazabilidadDelCicloProblem = (
  ciclo: CicloAbierto,
  directorio: Directorio,
  next: string,
): Refusal | undefined => {
  const [first, ...more] = eslabonesDelCiclo(ciclo, directorio).filter(({ bloquea }) => bloquea);
  if (first === undefined) return undefined;
  return refuse(
    'trazabilidad-incompleta',
    more.length === 0 ? first.texto : `${first.texto} Y ${more.length} más.`,
    next,
  );
};
