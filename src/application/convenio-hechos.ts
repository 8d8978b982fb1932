import { type Asm, type Clasificacion, type ClasificacionRegistrada, inListOrder } from '../domain/asm.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { type ContenidoCompromiso, compromisoKey } from '../domain/compromiso.js';
import { type CambioConvenio, cambiosEntre, type ParteConvenio } from '../domain/convenio.js';
import type { Integrable } from '../domain/convenio-integrar.js';
import { nombreDePuesto } from '../domain/directorio.js';
import type { ClavePuesto } from '../domain/identity.js';
import { posturaKey, type SentidoPostura, ultimaVersion } from '../domain/postura.js';
import type { Viewer } from './chat/feature.js';
import { cambiosDelCompromiso } from './convenio-cambios.js';
import type { Clausulado } from './convenio-clausulas.js';
import { type HechosFirmados, hechosComunes, hechosFirmados } from './hechos-comunes.js';
import type { Institution } from './institution.js';

/** What one unit commits itself to on an ASM, and its position on it. */
export interface CompromisoConvenido {
  readonly unidad: string;
  /** Key of the unit's post. */
  readonly clave: ClavePuesto;
  readonly postura: SentidoPostura | 'sin-respuesta';
  readonly justificacion: string;
  readonly contenido: ContenidoCompromiso;
}

/** An ASM as documents describe it: the report's texts to the letter, the cause as SE worded it, and its classification. */
export type AsmClasificado = Pick<Asm, 'id' | 'texto' | 'causaRaiz'> & { readonly clasificacion?: Clasificacion };

/** One ASM of the Convenio, and what each unit commits itself to on it. */
export interface AsmConvenido {
  readonly asm: AsmClasificado;
  readonly compromisos: readonly CompromisoConvenido[];
}

/** What a modificatorio changes of a commitment, and why its Secretaría Ejecutiva reopened it. */
export interface CambioRazonado extends CambioConvenio {
  readonly razon?: string;
  /** What was agreed before and what is agreed now, in short sentences; only of a commitment that is modified. */
  readonly detalle?: readonly string[];
}

/** Everything that a Convenio says (3.2). Plain data: it travels as JSON inside the PDF. */
export interface HechosDelConvenio extends HechosFirmados {
  readonly modifica?: number;
  /** What changes of the version that it modifies; nothing in a first Convenio. */
  readonly cambios: readonly CambioRazonado[];
  readonly asm: readonly AsmConvenido[];
  readonly excluidos: readonly { readonly asm: string; readonly unidad: string; readonly razon: string }[];
  readonly clausulado: Clausulado;
}

/** Without who classified it: these facts travel inside a PDF that is published, where no person's id belongs. */
const classified = ({ tipo, razonTipo, prioridad, razonPrioridad }: ClasificacionRegistrada): Clasificacion => ({
  tipo,
  razonTipo,
  prioridad,
  razonPrioridad,
});

/** What documents say of an ASM. */
export const asmClasificado = ({ id, texto, causaRaiz, clasificacion }: Asm): AsmClasificado => ({
  id,
  texto,
  ...(causaRaiz !== undefined && { causaRaiz }),
  ...(clasificacion !== undefined && { clasificacion: classified(clasificacion) }),
});

const agreedOn = (
  ciclo: CicloAbierto,
  asm: Asm,
  { partes }: Integrable,
  viewer: Viewer,
): readonly CompromisoConvenido[] =>
  partes
    .filter((parte) => parte.asm === asm.id)
    .flatMap(({ unidad, version }) => {
      const found = ciclo.compromisos[compromisoKey(asm.id, unidad)]?.versiones.find(
        ({ numero }) => numero === version,
      );
      const postura = ciclo.posturas[posturaKey(asm.id, unidad)];
      const said = postura && ultimaVersion(postura)?.contenido;
      return found === undefined
        ? []
        : [
            {
              unidad: nombreDePuesto(viewer.directorio, unidad),
              clave: unidad,
              postura: said?.sentido ?? 'sin-respuesta',
              justificacion: said?.justificacion ?? '',
              contenido: found.contenido,
            },
          ];
    });

const detailOf = (
  { compromisos }: CicloAbierto,
  before: readonly ParteConvenio[],
  now: readonly ParteConvenio[],
  { asm, unidad }: CambioConvenio,
): readonly string[] => {
  const contentIn = (partes: readonly ParteConvenio[]): ContenidoCompromiso | undefined => {
    const version = partes.find((each) => each.asm === asm && each.unidad === unidad)?.version;
    return compromisos[compromisoKey(asm, unidad)]?.versiones.find(({ numero }) => numero === version)?.contenido;
  };
  const [antes, ahora] = [contentIn(before), contentIn(now)];
  return antes === undefined || ahora === undefined ? [] : cambiosDelCompromiso({ antes, ahora });
};

const changesOf = (
  ciclo: CicloAbierto,
  { modifica, partes }: Integrable,
  viewer: Viewer,
): readonly CambioRazonado[] => {
  const { convenios, compromisos } = ciclo;
  const modified = convenios.find(({ numero }) => numero === modifica);
  return (modified === undefined ? [] : cambiosEntre(modified.partes, partes)).map((each) => {
    const razon =
      each.cambio === 'modificado' ? compromisos[compromisoKey(each.asm, each.unidad)]?.reapertura : undefined;
    const detalle = detailOf(ciclo, modified?.partes ?? [], partes, each);
    return {
      ...each,
      ...(detalle.length > 0 && { detalle }),
      unidad: nombreDePuesto(viewer.directorio, each.unidad),
      ...(razon !== undefined && { razon }),
    };
  });
};

/** Gathers from the record what a Convenio made now says. */
export const hechosDelConvenio = (
  ciclo: CicloAbierto,
  integrable: Integrable,
  viewer: Viewer,
  institution: Pick<Institution, 'nombre' | 'lugar' | 'clausulado'>,
  cabeza: string,
): HechosDelConvenio => ({
  ...hechosFirmados(ciclo, integrable, viewer, hechosComunes(ciclo, viewer, institution, cabeza)),
  ...(integrable.modifica !== undefined && { modifica: integrable.modifica }),
  cambios: changesOf(ciclo, integrable, viewer),
  asm: inListOrder(Object.values(ciclo.asm))
    .map((asm) => ({
      asm: asmClasificado(asm),
      compromisos: agreedOn(ciclo, asm, integrable, viewer),
    }))
    .filter(({ compromisos }) => compromisos.length > 0),
  excluidos: integrable.excluidos.map(({ asm, unidad }) => {
    const situacion = ciclo.compromisos[compromisoKey(asm, unidad)]?.situacion;
    const razon = situacion?.estado === 'para-modificatorio' ? situacion.razon : '';
    return { asm, unidad: nombreDePuesto(viewer.directorio, unidad), razon };
  }),
  clausulado: institution.clausulado,
});
