import { nombreBimestre } from './bimestre.js';
import type { CicloAbierto } from './ciclo-state.js';
import { convenioVigente } from './convenio-actual.js';
import type { Eslabon } from './trazabilidad.js';

const blocking = (texto: string): Eslabon => ({ texto, bloquea: true });
const shown = (texto: string): Eslabon => ({ texto, bloquea: false });

const ofDifusion = (ciclo: CicloAbierto): readonly Eslabon[] => {
  const vigente = convenioVigente(ciclo);
  if (vigente === undefined) return [blocking('Falta el Convenio suscrito por todas las partes.')];
  const copias = Object.values(vigente.copias);
  return [
    ...(vigente.constancia === undefined ? [blocking('Falta la constancia de firmas del Convenio.')] : []),
    ...(copias.length === 0 ? [blocking('Falta entregar las copias del Convenio (4.1).')] : []),
    ...(copias.some(({ acuse }) => acuse.estado === 'pendiente')
      ? [shown('Falta el acuse de una copia del Convenio (4.1).')]
      : []),
    ...(vigente.publicacion?.registro === undefined
      ? [blocking('Falta registrar la publicación del Convenio (4.2).')]
      : []),
  ];
};

/** Bimesters that closed and were never compiled. */
const ofSeguimientos = (ciclo: CicloAbierto): readonly Eslabon[] =>
  Object.values(ciclo.seguimientos)
    .filter(({ cerrado, informe }) => cerrado && informe === undefined)
    .map(({ bimestre }) => blocking(`Falta compilar el bimestre ${nombreBimestre(bimestre)} (5.2).`));

/**
 * Missing links of the whole process, from the Convenio to the Acta, besides those of each ASM: criterion D computed again
 * before the Acta is signed (section IV of the Mechanism).
 */
export const eslabonesDelCiclo = (ciclo: CicloAbierto): readonly Eslabon[] => [
  ...ofDifusion(ciclo),
  ...ofSeguimientos(ciclo),
];
