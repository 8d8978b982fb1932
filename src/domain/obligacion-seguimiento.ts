import { asunto } from './asunto.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { ClavePuesto } from './identity.js';
import type { Obligacion } from './obligacion.js';
import { type Seguimiento, sinAvance } from './seguimiento-state.js';

const ofUnidades = (at: Seguimiento): readonly Obligacion[] =>
  Object.keys(at.unidades)
    .map((unidad) => ({ unidad, asm: [...new Set(sinAvance(at, unidad).map((each) => each.asm))] }))
    .filter(({ asm }) => asm.length > 0)
    .map(({ unidad, asm }) => ({
      clase: 'reportar-avance',
      accion: '5.2',
      puesto: unidad,
      asunto: asunto.seguimiento(at.bimestre, unidad),
      asm,
      plazo: at.plazo,
    }));

/** What SE and the Dirección de Administración owe on a closed bimester: its report and, «en su caso», the capture in the SPP. */
const ofCierre = ({ bimestre, informe, compilar, captura }: Seguimiento, se: ClavePuesto): readonly Obligacion[] => {
  const base = { accion: '5.2', puesto: se, asunto: asunto.bimestre(bimestre), asm: [] } as const;
  if (informe === undefined)
    return [{ ...base, clase: 'compilar-bimestre', ...(compilar !== undefined && { plazo: compilar }) }];
  if (captura === undefined) return [{ ...base, clase: 'solicitar-captura', plazo: informe.plazo }];
  if (captura.estado === 'omitida' || captura.estado === 'registrada') return [];
  const { puesto, plazo } = captura;
  const clase = captura.estado === 'solicitada' ? 'acusar-captura' : 'registrar-captura';
  return [{ ...base, puesto, asunto: asunto.captura(bimestre), clase, plazo }];
};

/** What is owed on the check-ins and on what follows them (5.2). */
export const ofSeguimiento = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] =>
  Object.values(ciclo.seguimientos).flatMap((at) => (at.cerrado ? ofCierre(at, se) : ofUnidades(at)));
