import type { Asm } from '../../domain/asm.js';
import { versionOf } from '../../domain/ciclo.js';
import type { CicloAbierto } from '../../domain/ciclo-state.js';
import { nombreDePuesto, puestoOf } from '../../domain/directorio.js';
import type { ClavePuesto } from '../../domain/identity.js';
import type { Viewer } from './feature.js';

/** What every button of a matter's card carries: the ciclo, the matter, and the version that the card shows. */
export const buttonData = (ciclo: CicloAbierto, asunto: string): { ciclo: string; asunto: string; v: string } => ({
  ciclo: ciclo.datos.id,
  asunto,
  v: String(versionOf(ciclo, asunto)),
});

/** Which ciclo a card is about, as people call it. */
export const cicloLabel = ({ datos }: Pick<CicloAbierto, 'datos'>): string => `PAE ${datos.pae} · ${datos.programa}`;

/** Name of a post as people know it. */
export const postName = (viewer: Viewer, clave: ClavePuesto): string => nombreDePuesto(viewer.directorio, clave);

/** Whether the viewer is on a post, in any capacity. */
export const holds = (viewer: Viewer, clave: ClavePuesto): boolean =>
  viewer.posts.some((post) => post.puesto === clave);

/** Whether the viewer may sign for a post: its titular or suplente, never its enlace. */
export const signs = (viewer: Viewer, clave: ClavePuesto): boolean =>
  viewer.posts.some((post) => post.puesto === clave && post.capacity !== 'enlace');

/** Whether the viewer is on a post of one of these kinds. */
export const isOf = (viewer: Viewer, ...clases: readonly string[]): boolean =>
  viewer.posts.some((post) => clases.includes(puestoOf(viewer.directorio, post.puesto)?.clase ?? ''));

/** Whether the viewer acts for the Secretaría Ejecutiva. */
export const isSecretaria = (viewer: Viewer): boolean => isOf(viewer, 'secretaria-ejecutiva');

/** Whether the viewer may read the whole ciclo: SE, UIPPE, Dirección de Administración and Contraloría. */
export const readsAll = (viewer: Viewer): boolean =>
  isOf(viewer, 'secretaria-ejecutiva', 'uippe', 'direccion-administracion', 'contraloria');

/** Whether the viewer may see an ASM: who reads all, and the units that have it. */
export const seesAsm = (viewer: Viewer, asm: Asm): boolean =>
  readsAll(viewer) || asm.unidades.some((unidad) => holds(viewer, unidad));

/** A SHA-256 in groups of eight, so that a narrow card breaks it instead of cutting it off. */
export const huella = (sha256: string): string => sha256.replaceAll(/(.{8})(?=.)/g, '$1 ');
