import type { CommandOf } from './ciclo-command.js';
import type { CicloAbierto } from './ciclo-state.js';
import { type Context, plazoFor } from './context.js';
import type { Decision } from './decision.js';
import { versionesEn } from './evidencia.js';
import { findEvidencia, lugarDe } from './evidencia-decide.js';
import { razonProblem } from './razon.js';
import { isRefusal, refuse } from './refusal.js';

/** SE accepts a version (5.1). It may also accept one that it had returned. */
export const decideAceptarEvidencia = (
  ciclo: CicloAbierto,
  { evidencia }: CommandOf<'aceptar-evidencia'>,
): Decision => {
  const found = findEvidencia(ciclo, evidencia);
  if (isRefusal(found)) return found;
  if (found.revision?.estado === 'aceptada') return [];
  return [{ type: 'evidencia-aceptada', ...lugarDe(found), evidencia, version: found.version }];
};

/** SE returns the newest version with observations; the unit owes another one by the due date (5.1). */
export const decideDevolverEvidencia = (
  ciclo: CicloAbierto,
  { evidencia, observaciones }: CommandOf<'devolver-evidencia'>,
  context: Context,
): Decision => {
  const found = findEvidencia(ciclo, evidencia);
  if (isRefusal(found)) return found;
  const lugar = lugarDe(found);
  const { revision, version } = found;
  if (revision?.estado === 'devuelta' && revision.observaciones === observaciones) return [];
  const newest = versionesEn(ciclo, lugar).at(-1)?.version ?? version;
  if (newest !== version)
    return refuse(
      'evidencia-reemplazada',
      `Ya se entregó la versión ${newest}, que reemplaza a la ${version}.`,
      'Revise la versión más reciente.',
    );
  const plazo = plazoFor(context, 'correccion-evidencia');
  return (
    razonProblem(observaciones, 'las observaciones') ?? [
      { type: 'evidencia-devuelta', ...lugar, evidencia, version, observaciones, plazo },
    ]
  );
};
