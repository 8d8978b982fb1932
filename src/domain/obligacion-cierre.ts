import type { Acta } from './acta.js';
import { actaEnFirma, actaSuscrita } from './acta-actual.js';
import type { AsmId } from './asm.js';
import { asunto } from './asunto.js';
import type { CicloAbierto } from './ciclo-state.js';
import { cierreDe, estadoCierre } from './cierre-actual.js';
import { negativasVivas, porFirmar } from './convenio.js';
import { estadoDeProducto, productosConvenidos } from './evidencia-producto.js';
import type { ClavePuesto } from './identity.js';
import type { Obligacion } from './obligacion.js';
import type { Plazo } from './plazo.js';
import { resultadosPorPublicar } from './resultados.js';
import { asmConvenidos } from './trazabilidad-ciclo.js';

/** Whether the newest evidence of every product of an ASM is accepted: it can be judged. */
export const todoEntregado = (ciclo: CicloAbierto, id: AsmId): boolean => {
  const own = productosConvenidos(ciclo).filter(({ asm }) => asm === id);
  return own.length > 0 && own.every((each) => estadoDeProducto(ciclo, each) === 'aceptada');
};

const ofAsm = (ciclo: CicloAbierto, asm: AsmId, se: ClavePuesto): readonly Obligacion[] => {
  if (estadoCierre(ciclo, asm) !== 'abierto' || !todoEntregado(ciclo, asm)) return [];
  const base = { accion: '5.3', asunto: asunto.cierre(asm), asm: [asm] } as const;
  const { trazabilidad, segunda } = cierreDe(ciclo, asm).dictamen;
  const opina = segunda === undefined ? trazabilidad?.opina : undefined;
  return opina === undefined
    ? [{ ...base, clase: 'dictaminar', puesto: se }]
    : [{ ...base, clase: 'dar-segunda-opinion', ...opina }];
};

const ofFirma = (acta: Acta, plazo: Plazo, se: ClavePuesto): readonly Obligacion[] => {
  const base = { accion: '5.4', asunto: asunto.acta(acta.numero), asm: [] } as const;
  const refused = negativasVivas(acta);
  const signers = porFirmar(acta).filter(({ puesto }) => !refused.some((each) => each.puesto === puesto));
  return [
    ...signers.map(({ puesto }) => ({ ...base, clase: 'firmar-acta' as const, puesto, plazo })),
    ...(refused.length === 0 ? [] : [{ ...base, clase: 'resolver-negativa-de-acta' as const, puesto: se }]),
    ...(porFirmar(acta).length === 0 && acta.escaneos.length === 0
      ? [{ ...base, clase: 'adjuntar-acta-firmada' as const, puesto: se }]
      : []),
  ];
};

const ofActa = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => {
  const open = actaEnFirma(ciclo);
  if (open?.situacion.estado === 'en-firma') return ofFirma(open, open.situacion.plazo, se);
  const asms = asmConvenidos(ciclo);
  const ended = asms.length > 0 && asms.every((asm) => estadoCierre(ciclo, asm) !== 'abierto');
  return ended && actaSuscrita(ciclo) === undefined
    ? [{ clase: 'integrar-acta', accion: '5.3', puesto: se, asunto: asunto.actas, asm: [] }]
    : [];
};

const ofResultados = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => {
  const open = resultadosPorPublicar(ciclo);
  return open === undefined
    ? []
    : [
        {
          clase: 'publicar-resultados',
          accion: '5.5',
          puesto: se,
          asunto: asunto.resultados,
          asm: [],
          plazo: open.publicacion.aviso,
        },
      ];
};

/** What is owed on the closure of the ASM and on the Acta (section IV, 5.3 to 5.5). */
export const ofCierre = (ciclo: CicloAbierto, se: ClavePuesto): readonly Obligacion[] => [
  ...asmConvenidos(ciclo).flatMap((asm) => ofAsm(ciclo, asm, se)),
  ...ofActa(ciclo, se),
  ...ofResultados(ciclo, se),
];
