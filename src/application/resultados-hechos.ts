import type { Acta } from '../domain/acta.js';
import { actaSuscrita } from '../domain/acta-actual.js';
import { foldCiclo } from '../domain/ciclo.js';
import { type CicloAbierto, cicloInexistente } from '../domain/ciclo-state.js';
import { fechaOf } from '../domain/fecha.js';
import type { Fecha } from '../domain/identity.js';
import { type HechosDelActa, hechosDelActa } from './acta-hechos.js';
import type { Viewer } from './chat/feature.js';
import type { Suceso } from './history.js';
import type { Institution } from './institution.js';

/** What the public package of the results says: what the signed Acta says, and when it was signed by all (5.5). */
export interface HechosDeResultados extends Omit<HechosDelActa, 'cabeza'> {
  readonly suscrita: Fecha;
  /** SHA-256 of the PDF that was signed. */
  readonly pdf: string;
}

/** What had happened when an Acta was made, the oldest first: what came after is not what was signed. */
const beforeActa = (sucesos: readonly Suceso[], { numero }: Acta): readonly Suceso[] => {
  const made = sucesos.findIndex(({ event }) => event.type === 'acta-integrada' && event.numero === numero);
  const before = sucesos.slice(0, made);
  const last = before.at(-1)?.event;
  // The same order took the effect from the version before.
  return last?.type === 'acta-sin-efecto' && last.causa === 'integrada-de-nuevo' ? before.slice(0, -1) : before;
};

/** Gathers from the record what the signed Acta says; undefined while none is signed by all. */
export const hechosDeResultados = async (
  ciclo: CicloAbierto,
  viewer: Viewer,
  institution: Pick<Institution, 'nombre' | 'lugar'>,
): Promise<HechosDeResultados | undefined> => {
  const acta = actaSuscrita(ciclo);
  if (acta?.situacion.estado !== 'suscrita') return undefined;
  const sucesos = beforeActa((await viewer.history(ciclo.datos.id)).toReversed(), acta);
  const then = foldCiclo(
    cicloInexistente,
    sucesos.map(({ event, at, actor }) => ({ event, provenance: { at, actor } })),
  );
  if (then.estado !== 'abierto') return undefined;
  const { cabeza: _cabeza, ...hechos } = hechosDelActa(then, {
    integrable: acta,
    sucesos,
    viewer: { ...viewer, today: fechaOf(acta.integrado.at) },
    institution,
    cabeza: '',
  });
  return { ...hechos, suscrita: acta.situacion.fecha, pdf: acta.documento.pdf.sha256 };
};
