import { type AmbitoEstructural, type AsmId, isEstructural } from '../domain/asm.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import type { Dictamen } from '../domain/cierre.js';
import { type Conflicto, cierreDe, conflictoDe } from '../domain/cierre-actual.js';
import { convenioVigente } from '../domain/convenio-actual.js';
import { nombreDePuesto, secretariaOf } from '../domain/directorio.js';
import { actoEn, instrumentoEn } from '../domain/evidencia.js';
import type { ActoAprobacion, InstrumentoVigente } from '../domain/evidencia-state.js';
import type { Fecha } from '../domain/identity.js';
import { eslabonesFaltantes } from '../domain/trazabilidad.js';
import { type DictamenDelActa, dictamenDe, type ReaperturaDelActa, reaperturaDe } from './acta-cierre-hechos.js';
import { type CompromisoDelActa, compromisoDelActa } from './acta-compromiso-hechos.js';
import type { Viewer } from './chat/feature.js';
import { type AsmClasificado, asmClasificado } from './convenio-hechos.js';
import { type HechosComunes, hechosComunes } from './hechos-comunes.js';
import type { Institution } from './institution.js';
import type { Quien } from './quien.js';

/** Everything that the cédula of a dictamen says (section IV). Plain data: it travels as JSON inside the PDF. */
export interface HechosDelDictamen extends HechosComunes {
  /** Consecutive of the ASM. */
  readonly numero: number;
  readonly emite: Omit<Quien, 'cuando'>;
  readonly asm: AsmClasificado;
  readonly impacto: readonly AmbitoEstructural[];
  readonly unidades: readonly string[];
  readonly convenio: { readonly numero: number; readonly suscrito: Fecha; readonly sha256: string };
  readonly compromisos: readonly CompromisoDelActa[];
  readonly dictamen: DictamenDelActa;
  /** The act on which criterion B was judged. */
  readonly acto?: ActoAprobacion;
  /** The instrument on which criterion C was judged. */
  readonly instrumento?: InstrumentoVigente;
  readonly conflicto?: Conflicto;
  readonly reaperturas: readonly ReaperturaDelActa[];
  /** Links that are missing and don't block, in plain words. */
  readonly faltan: readonly string[];
}

const convenioOf = (ciclo: CicloAbierto): HechosDelDictamen['convenio'] => {
  const vigente = convenioVigente(ciclo);
  if (vigente?.situacion.estado !== 'suscrito') throw new Error('a dictamen without a Convenio');
  return { numero: vigente.numero, suscrito: vigente.situacion.fecha, sha256: vigente.documento.pdf.sha256 };
};

const issuer = ({ person, posts, directorio, nameOf }: Viewer): HechosDelDictamen['emite'] => {
  const se = secretariaOf(directorio);
  return {
    nombre: nameOf(person),
    puesto: nombreDePuesto(directorio, se),
    suplente: posts.some(({ puesto, capacity }) => puesto === se && capacity === 'suplente'),
  };
};

/** What the evidence of B and of C brings. */
const supportOf = (
  ciclo: CicloAbierto,
  { veredictos: { B, C } }: Dictamen,
): Pick<HechosDelDictamen, 'acto' | 'instrumento'> => {
  const of = (id: string | undefined) => ciclo.evidencias.find((each) => each.id === id);
  const [ofB, ofC] = [of(B?.evidencia), of(C?.evidencia)];
  const acto = ofB && actoEn(ciclo, ofB);
  const instrumento = ofC && instrumentoEn(ciclo, ofC);
  return { ...(acto && { acto }), ...(instrumento && { instrumento }) };
};

/** Gathers from the record what a cédula made now says. Throws when the ASM is in no Convenio that all signed. */
export const hechosDelDictamen = (
  ciclo: CicloAbierto,
  id: AsmId,
  viewer: Viewer,
  institution: Pick<Institution, 'nombre' | 'lugar'>,
  cabeza: string,
): HechosDelDictamen => {
  const asm = ciclo.asm[id];
  if (asm === undefined) throw new Error(`no ${id}`);
  const { dictamen, reaperturas, emitidos } = cierreDe(ciclo, id);
  const { seleccion } = asm;
  const conflicto = conflictoDe(ciclo, id, viewer.directorio);
  return {
    numero: emitidos + 1,
    ...hechosComunes(ciclo, viewer, institution, cabeza),
    emite: issuer(viewer),
    asm: asmClasificado(asm),
    impacto: seleccion.estado !== 'pendiente' && isEstructural(asm) ? seleccion.valoracion.impactoEstructural : [],
    unidades: asm.unidades.map((unidad) => nombreDePuesto(viewer.directorio, unidad)),
    convenio: convenioOf(ciclo),
    compromisos: (convenioVigente(ciclo)?.partes ?? [])
      .filter((parte) => parte.asm === id)
      .flatMap((parte) => compromisoDelActa(ciclo, parte, viewer)),
    dictamen: dictamenDe(ciclo, dictamen, viewer),
    ...supportOf(ciclo, dictamen),
    ...(conflicto && { conflicto }),
    reaperturas: reaperturas.map((each) => reaperturaDe(ciclo, each, viewer)),
    faltan: eslabonesFaltantes(ciclo, id, viewer.directorio)
      .filter(({ bloquea }) => !bloquea)
      .map(({ texto }) => texto),
  };
};
