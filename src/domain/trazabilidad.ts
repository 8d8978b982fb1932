import type { AsmId } from './asm.js';
import { nombreBimestre } from './bimestre.js';
import type { CicloAbierto } from './ciclo-state.js';
import { CRITERIOS_JUZGADOS } from './cierre.js';
import { cierreDe, pideSegundaOpinion } from './cierre-actual.js';
import { compromisoKey } from './compromiso.js';
import type { Convenio } from './convenio.js';
import { convenioVigente } from './convenio-actual.js';
import { type Directorio, nombreDePuesto, secretariaOf } from './directorio.js';
import { entryOf } from './entry.js';
import { ultimaEvidencia, versionesEn } from './evidencia.js';
import { sigueConvenido } from './evidencia-producto.js';
import type { Evidencia } from './evidencia-state.js';
import { type ActividadConvenida, actividadesConvenidas, actividadKey } from './paa.js';
import { posturaKey } from './postura.js';

/** A missing link of the process of attention, in plain es-MX words. What precedes the Convenio is shown and never blocks. */
export interface Eslabon {
  readonly texto: string;
  readonly bloquea: boolean;
}

const blocking = (texto: string): Eslabon => ({ texto, bloquea: true });
const shown = (texto: string): Eslabon => ({ texto, bloquea: false });

/** What is missing before the Convenio: receipts, concurrence, position (1.3 to 2.3). */
const beforeConvenio = (ciclo: CicloAbierto, asm: AsmId, directorio: Directorio): readonly Eslabon[] => {
  const unacknowledged = Object.values(ciclo.notificaciones)
    .filter((each) => each.asm.includes(asm) && each.acuse.estado !== 'acusado' && each.acuse.estado !== 'en-papel')
    .map(({ unidad, folio }) => shown(`Falta el acuse de ${nombreDePuesto(directorio, unidad)} del oficio ${folio}.`));
  const silent = (entryOf(ciclo.asm, asm)?.unidades ?? [])
    .filter((unidad) => (entryOf(ciclo.posturas, posturaKey(asm, unidad))?.versiones.length ?? 0) === 0)
    .map((unidad) => shown(`Falta la postura de ${nombreDePuesto(directorio, unidad)}.`));
  return [...unacknowledged, ...silent];
};

const unitLinks = (ciclo: CicloAbierto, asm: AsmId, vigente: Convenio, directorio: Directorio): readonly Eslabon[] =>
  (entryOf(ciclo.asm, asm)?.unidades ?? []).flatMap((unidad) => {
    const parte = vigente.partes.find((each) => each.asm === asm && each.unidad === unidad);
    if (parte === undefined)
      return [blocking(`El compromiso de ${nombreDePuesto(directorio, unidad)} no está en el Convenio vigente.`)];
    const { situacion } = ciclo.compromisos[compromisoKey(asm, unidad)] ?? {};
    return situacion?.estado === 'acordado' && situacion.version === parte.version
      ? []
      : [
          blocking(
            `El compromiso de ${nombreDePuesto(directorio, unidad)} se reabrió y falta el convenio modificatorio.`,
          ),
        ];
  });

const reviewed = ({ revision, version }: Evidencia, of: string): readonly Eslabon[] => {
  if (revision?.estado === 'aceptada') return [];
  return revision === undefined
    ? [blocking(`Falta revisar la evidencia (versión ${version}) ${of}.`)]
    : [blocking(`La evidencia (versión ${version}) ${of} se devolvió y falta su corrección.`)];
};

const activityLinks = (
  ciclo: CicloAbierto,
  { asm, unidad, actividad, lugar }: ActividadConvenida,
  directorio: Directorio,
): readonly Eslabon[] => {
  const whose = `la actividad ${lugar} de ${nombreDePuesto(directorio, unidad)}`;
  const paa =
    entryOf(ciclo.paa, actividadKey(asm, unidad, actividad.id)) === undefined
      ? [blocking(`Falta la clave del PAA, o su razón, en ${whose}.`)]
      : [];
  const productos = actividad.productos.flatMap(({ id }, index) => {
    const of = `del producto ${index + 1} de ${whose}`;
    const last = ultimaEvidencia(ciclo, asm, unidad, id);
    return last === undefined ? [blocking(`Falta la evidencia ${of}.`)] : reviewed(last, of);
  });
  return [...paa, ...productos];
};

const isSuperseded = (ciclo: CicloAbierto, evidencia: Evidencia): boolean =>
  versionesEn(ciclo, evidencia).at(-1)?.id !== evidencia.id;

/** Why the evidence on which a criterion was judged no longer shows it; undefined while it does. */
const staleBecause = (ciclo: CicloAbierto, evidencia: Evidencia): string | undefined => {
  if (!sigueConvenido(ciclo, evidencia)) return 'un producto que ya no está en el Convenio vigente';
  return isSuperseded(ciclo, evidencia) ? 'una versión anterior de la evidencia: hay una posterior' : undefined;
};

const verdictLinks = (ciclo: CicloAbierto, asm: AsmId): readonly Eslabon[] => {
  const { veredictos } = cierreDe(ciclo, asm).dictamen;
  return CRITERIOS_JUZGADOS.flatMap((criterio) => {
    const veredicto = veredictos[criterio];
    if (veredicto === undefined) return [blocking(`Falta el veredicto del criterio ${criterio}.`)];
    const evidencia = ciclo.evidencias.find(({ id }) => id === veredicto.evidencia);
    const stale = evidencia && staleBecause(ciclo, evidencia);
    return stale === undefined ? [] : [blocking(`El criterio ${criterio} se valoró sobre ${stale}.`)];
  });
};

const missedReports = (ciclo: CicloAbierto, asm: AsmId, directorio: Directorio): readonly Eslabon[] =>
  Object.values(ciclo.seguimientos).flatMap(({ bimestre, sinReporte, unidades }) =>
    sinReporte
      .filter((unidad) => unidades[unidad]?.includes(asm))
      .map((unidad) =>
        shown(`${nombreDePuesto(directorio, unidad)} no reportó su avance de ${nombreBimestre(bimestre)}.`),
      ),
  );

/**
 * Walks the record of an ASM from the Convenio to the dictamen and names every missing link (criterion D, section IV of the
 * Mechanism). With nothing that blocks, SE may confirm the traceability.
 */
export const eslabonesFaltantes = (ciclo: CicloAbierto, asm: AsmId, directorio: Directorio): readonly Eslabon[] => {
  const before = beforeConvenio(ciclo, asm, directorio);
  const vigente = convenioVigente(ciclo);
  if (vigente === undefined) return [...before, blocking('Falta el Convenio suscrito por todas las partes.')];
  const own = actividadesConvenidas(ciclo).filter((each) => each.asm === asm);
  return [
    ...before,
    ...unitLinks(ciclo, asm, vigente, directorio),
    ...(vigente.constancia === undefined ? [blocking('Falta la constancia de firmas del Convenio.')] : []),
    ...own.flatMap((each) => activityLinks(ciclo, each, directorio)),
    ...missedReports(ciclo, asm, directorio),
    ...verdictLinks(ciclo, asm),
  ];
};

/** Whether the Dirección de Administración still owes its second verdict on an ASM that SE executes. */
export const faltaSegundaOpinion = (ciclo: CicloAbierto, asm: AsmId, directorio: Directorio): boolean =>
  pideSegundaOpinion(ciclo, asm, secretariaOf(directorio)) && cierreDe(ciclo, asm).dictamen.segunda?.conforme !== true;
