import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { versionesEn } from '../../domain/evidencia.js';
import { porRevisar } from '../../domain/evidencia-entrega.js';
import type { ActoAprobacion, ClaseActo, Evidencia, InstrumentoVigente } from '../../domain/evidencia-state.js';
import { formatFecha, formatInstante } from '../../domain/fecha.js';
import { INSTRUMENTOS_EN_LISTA } from '../document-names.js';
import { lugarName } from './evidencia-lugares.js';
import type { Viewer } from './feature.js';
import { beginning } from './long-text.js';
import { huella, postName } from './matter.js';

/** Kinds of approving act, as people read them. */
export const NOMBRES_ACTO: Readonly<Record<ClaseActo, string>> = {
  acuerdo: 'Acuerdo',
  oficio: 'Oficio',
  minuta: 'Minuta',
  otro: 'Otro acto',
};

/** The act in one line; what is missing is said. */
export const actoLine = (acto: ActoAprobacion | undefined): string =>
  acto === undefined
    ? 'Falta registrarlo.'
    : `${NOMBRES_ACTO[acto.clase]} ${acto.numero}, ${formatFecha(acto.fecha)}, ${acto.instancia}`;

/** Where the improvement is in the instrument: a number alone tells nothing among other data. */
const paginaText = (pagina: string): string => (/^\d/.test(pagina) ? `página ${pagina}` : pagina);

/** The instrument with everything that was said of it, as documents print it. */
export const instrumentoVigenteEntero = (instrumento: InstrumentoVigente): string => {
  const { clase, nombre, version, fecha, pagina, vigente, constancia } = instrumento;
  const named = clase === 'otro' || nombre === INSTRUMENTOS_EN_LISTA[clase];
  const kind = named ? '' : `${INSTRUMENTOS_EN_LISTA[clase]}: `;
  return `${kind}${nombre}, versión ${version}, ${formatFecha(fecha)}, ${paginaText(pagina)}. ${vigente ? 'Vigente' : 'No vigente'}: ${constancia}`;
};

/** The instrument as a card shows it, long explanations shortened; what is missing is said. */
export const instrumentoVigenteLine = (instrumento: InstrumentoVigente | undefined): string =>
  instrumento === undefined
    ? 'Sin registrar.'
    : instrumentoVigenteEntero({ ...instrumento, constancia: beginning(instrumento.constancia, 400, 4) });

const isReplaced = (ciclo: CicloAbierto, each: Evidencia): boolean =>
  !porRevisar(versionesEn(ciclo, each)).includes(each);

const revisionLine = ({ revision }: Evidencia, replaced: boolean, viewer: Viewer): string => {
  if (revision === undefined) return replaced ? 'Sin revisar; hay una versión posterior.' : 'En revisión.';
  const who = `${viewer.nameOf(revision.acuse.persona)}, ${formatInstante(revision.acuse.at)}`;
  return revision.estado === 'aceptada'
    ? `✔ Aceptada por ${who}.`
    : `Devuelta por ${who}: ${beginning(revision.observaciones, 500, 6)} Se corrige a más tardar el ${formatFecha(revision.plazo.vence)}.`;
};

/** A version as cards list it. `place` names where it is; empty where the card itself says so. */
export const versionRow = (ciclo: CicloAbierto, each: Evidencia, viewer: Viewer, named: boolean) => ({
  titulo: named
    ? `${lugarName(ciclo, each)} · versión ${each.version} · ${postName(viewer, each.unidad)}`
    : `Versión ${each.version}`,
  nombre: beginning(each.archivo.nombre, 160, 1),
  quien: `${viewer.nameOf(each.persona)}, ${formatInstante(each.at)}`,
  revision:
    each.producto === undefined && each.revision === undefined
      ? ''
      : revisionLine(each, isReplaced(ciclo, each), viewer),
  huella: huella(each.archivo.sha256),
});
