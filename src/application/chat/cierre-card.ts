import { actaSuscrita } from '../../domain/acta-actual.js';
import { type Asm, type AsmId, inListOrder, isEstructural } from '../../domain/asm.js';
import { asunto } from '../../domain/asunto.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { type Cierre, CRITERIOS_JUZGADOS } from '../../domain/cierre.js';
import { cierreDe, pideSegundaOpinion } from '../../domain/cierre-actual.js';
import { contiene } from '../../domain/convenio.js';
import { convenioVigente } from '../../domain/convenio-actual.js';
import { secretariaOf } from '../../domain/directorio.js';
import { entryOf } from '../../domain/entry.js';
import { formatFecha } from '../../domain/fecha.js';
import { faltaSegundaOpinion } from '../../domain/trazabilidad.js';
import { asmStart } from './asm-start.js';
import { cierreLine, conflictoLine, criterioRows, eslabonesDe, reaperturaLine, segundaLine } from './cierre-textos.js';
import type { View, Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { buttonData, holds, isSecretaria, seesAsm, signs } from './matter.js';

const RAZON_D = 'Del Convenio al dictamen, cada eslabón del proceso consta en el registro.';

/** An ASM of the Convenio in force, or one that was closed, when the viewer may see it. */
export const cierreVisible = (ciclo: CicloAbierto, id: AsmId, viewer: Viewer): Asm | undefined => {
  const asm = entryOf(ciclo.asm, id);
  if (asm === undefined || !seesAsm(viewer, asm)) return undefined;
  const vigente = convenioVigente(ciclo);
  const convened = vigente !== undefined && contiene(vigente, id);
  return convened || cierreDe(ciclo, id).situacion.estado !== 'abierto' ? asm : undefined;
};

/** The ASM whose closure a viewer may see, structural impact first. */
export const cierresVisibles = (ciclo: CicloAbierto, viewer: Viewer): readonly Asm[] =>
  inListOrder(Object.values(ciclo.asm)).filter(({ id }) => cierreVisible(ciclo, id, viewer) !== undefined);

/** Whether SE still has something to say of an ASM: it is open, and nobody else's answer is awaited. */
export const esperaASecretaria = (ciclo: CicloAbierto, asm: AsmId): boolean => {
  const { situacion, dictamen } = cierreDe(ciclo, asm);
  const awaited = dictamen.trazabilidad?.opina !== undefined && dictamen.segunda === undefined;
  return situacion.estado === 'abierto' && !awaited;
};

/** The next ASM that waits for SE after this one, in the order of the list and from its beginning again. */
const nextOf = (ciclo: CicloAbierto, id: AsmId, viewer: Viewer): AsmId | undefined => {
  const all = cierresVisibles(ciclo, viewer).map((asm) => asm.id);
  const place = all.indexOf(id);
  return [...all.slice(place + 1), ...all.slice(0, Math.max(place, 0))].find((each) => esperaASecretaria(ciclo, each));
};

const NOTHING = {
  valora: false,
  juntos: false,
  confirma: false,
  emite: false,
  reabre: false,
  cierra: false,
  siguiente: '',
  siguienteTitulo: '',
};

/** What SE can do now: judge, confirm, issue, reopen, or go on to the next. */
const secretariaData = (ciclo: CicloAbierto, id: AsmId, cierre: Cierre, viewer: Viewer) => {
  if (!signs(viewer, secretariaOf(viewer.directorio))) return NOTHING;
  const { situacion, dictamen } = cierre;
  const open = situacion.estado === 'abierto';
  const judged = CRITERIOS_JUZGADOS.every((criterio) => dictamen.veredictos[criterio]?.valor === 'cumple');
  const traced = eslabonesDe(ciclo, id, viewer).impiden.length === 0;
  const ready = open && judged && traced;
  const next = esperaASecretaria(ciclo, id) ? undefined : nextOf(ciclo, id, viewer);
  return {
    valora: open,
    juntos: open && Object.keys(dictamen.veredictos).length === 0,
    confirma: ready && dictamen.trazabilidad === undefined,
    emite: ready && dictamen.trazabilidad !== undefined && !faltaSegundaOpinion(ciclo, id, viewer.directorio),
    reabre: !open && actaSuscrita(ciclo) === undefined,
    cierra: open,
    siguiente: next === undefined ? '' : asunto.cierre(next),
    siguienteTitulo: next === undefined ? '' : `Siguiente: ${next}`,
  };
};

/** What the Dirección de Administración is asked, and whether this viewer may answer. */
const opinionData = (
  ciclo: CicloAbierto,
  id: AsmId,
  { situacion, dictamen: { trazabilidad, segunda } }: Cierre,
  viewer: Viewer,
) => {
  const asked = situacion.estado === 'abierto' && segunda === undefined ? trazabilidad?.opina : undefined;
  const conflicted = pideSegundaOpinion(ciclo, id, secretariaOf(viewer.directorio));
  const own = asked !== undefined && conflicted && holds(viewer, asked.puesto);
  return {
    opina: own && signs(viewer, asked.puesto),
    opinaTitular: own && !signs(viewer, asked.puesto),
    opinaPlazo:
      asked === undefined || !conflicted
        ? ''
        : `Falta la segunda opinión, a más tardar el ${formatFecha(asked.plazo.vence)}.`,
  };
};

/** The closure of an ASM: the four criteria with their verdicts, what is missing, and what this viewer can do (section IV). */
export const cierreView: View = (ciclo, [id = ''], viewer, typed = {}) => {
  const asm = cierreVisible(ciclo, id, viewer);
  if (asm === undefined) return undefined;
  const cierre = cierreDe(ciclo, id);
  const closed = cierre.situacion.estado !== 'abierto';
  return {
    template: 'cierre',
    data: {
      ...buttonData(ciclo, asunto.cierre(id)),
      asm: id,
      etiqueta: `Sección IV · PAE ${ciclo.datos.pae}`,
      titulo: `Dictamen de ${id}`,
      marca: isEstructural(asm) ? '★ Impacto estructural' : '',
      texto: asmStart(asm, 200),
      estado: cierreLine(cierre, viewer),
      conflicto: conflictoLine(ciclo, id, viewer),
      criterios: criterioRows(ciclo, id, cierre, viewer),
      segunda: segundaLine(cierre, viewer),
      reapertura: reaperturaLine(cierre, viewer),
      razonD: beginning(typed['razonD'] ?? RAZON_D, 1500),
      conforme: typed['conforme'] ?? '',
      razonOpinion: (typed['razonOpinion'] ?? '').slice(0, 1500),
      soloTitular: isSecretaria(viewer) && !signs(viewer, secretariaOf(viewer.directorio)) && !closed,
      documentos: closed || cierre.reaperturas.length > 0,
      asuntoEvidencias: asunto.evidencias(id),
      ...secretariaData(ciclo, id, cierre, viewer),
      ...opinionData(ciclo, id, cierre, viewer),
    },
  };
};
