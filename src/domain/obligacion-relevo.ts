import { asunto } from './asunto.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Obligacion } from './obligacion.js';

/** The receipts of what was handed over that are still missing. */
export const ofRelevos = ({ relevos }: CicloAbierto): readonly Obligacion[] =>
  Object.values(relevos).flatMap(({ puesto, asuntos, acuse }) =>
    acuse?.estado === 'pendiente'
      ? [
          {
            clase: 'acusar-entrega',
            accion: '1.3',
            puesto,
            asunto: asunto.relevo(puesto),
            asm: [...new Set(asuntos.flatMap(({ asm }) => asm))],
            plazo: acuse.plazo,
          },
        ]
      : [],
  );
