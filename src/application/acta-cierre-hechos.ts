import type { ResultadoAsm } from '../domain/acta.js';
import type { Criterio } from '../domain/asm.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import {
  CRITERIOS_JUZGADOS,
  type CriterioJuzgado,
  type Dictamen,
  type Reapertura,
  type SegundaOpinion,
  type Veredicto,
} from '../domain/cierre.js';
import { type Conflicto, cierreDe, conflictoDe } from '../domain/cierre-actual.js';
import type { Archivo } from '../domain/identity.js';
import { eslabonesDelCierre } from '../domain/trazabilidad-ciclo.js';
import type { Naming } from './constancia-documento.js';
import { type Quien, quienDe } from './quien.js';

/** A file that something rests on. */
export type DocumentoCitado = Pick<Archivo, 'nombre' | 'sha256'>;

/** A verdict on criterion A, B or C as the Acta states it. */
export interface VeredictoDelActa {
  readonly criterio: CriterioJuzgado;
  readonly valor: Veredicto['valor'];
  readonly razon: string;
  readonly evidencia?: DocumentoCitado & { readonly clave: string; readonly version: number };
  readonly directa?: Criterio;
  readonly univoca?: Criterio;
  readonly vigente?: Criterio;
  readonly quien: Quien;
}

/** SE's confirmation of criterion D, which the program computes. */
export interface TrazabilidadDelActa {
  readonly razon: string;
  readonly quien: Quien;
}

/** A second opinion of the Dirección de Administración. */
export interface OpinionDelActa {
  readonly conforme: boolean;
  readonly razon: string;
  readonly quien: Quien;
}

/** What SE and the Dirección de Administración said of an ASM. */
export interface DictamenDelActa {
  readonly veredictos: readonly VeredictoDelActa[];
  readonly trazabilidad?: TrazabilidadDelActa;
  readonly segunda?: OpinionDelActa;
  /** Given before, of verdicts that SE changed since; the oldest first. Absent when there are none. */
  readonly anteriores?: readonly OpinionDelActa[];
}

/** How an ASM was closed: by a dictamen, or without being solventado, with reason and document. */
export type FinDelAsm =
  | {
      readonly estado: 'solventado';
      readonly dictamen: number;
      readonly documento: DocumentoCitado;
      readonly quien: Quien;
    }
  | {
      readonly estado: 'sin-solventar';
      readonly razon: string;
      readonly documento: DocumentoCitado;
      readonly quien: Quien;
    };

/** A closure that SE opened again, how it had ended and with which verdicts. */
export interface ReaperturaDelActa extends DictamenDelActa {
  readonly razon: string;
  readonly quien: Quien;
  readonly antes?: FinDelAsm;
}

/** The closure of an ASM as the Acta states it (section IV of the Mechanism). */
export interface CierreDelActa extends DictamenDelActa {
  readonly fin: FinDelAsm;
  /** Who executes the ASM also judges it (SE), or signs the Acta (Dirección de Administración), or both do. */
  readonly conflicto?: Conflicto;
  readonly reaperturas: readonly ReaperturaDelActa[];
  /** Links that are missing and don't block, in plain words. */
  readonly faltan: readonly string[];
}

const cited = ({ nombre, sha256 }: Archivo): DocumentoCitado => ({ nombre, sha256 });

const verdictOf = (
  ciclo: CicloAbierto,
  criterio: CriterioJuzgado,
  { valor, razon, evidencia: id, directa, univoca, vigente, acuse }: Veredicto,
  viewer: Naming,
): VeredictoDelActa => {
  const found = ciclo.evidencias.find((each) => each.id === id);
  return {
    criterio,
    valor,
    razon,
    ...(found && { evidencia: { clave: found.id, version: found.version, ...cited(found.archivo) } }),
    ...(directa && { directa }),
    ...(univoca && { univoca }),
    ...(vigente && { vigente }),
    quien: quienDe(acuse, viewer),
  };
};

const opinionOf = ({ conforme, razon, acuse }: SegundaOpinion, viewer: Naming): OpinionDelActa => ({
  conforme,
  razon,
  quien: quienDe(acuse, viewer),
});

/** What SE and the Dirección de Administración said of an ASM, with names. */
export const dictamenDe = (
  ciclo: CicloAbierto,
  { veredictos, trazabilidad, segunda, anteriores }: Dictamen,
  viewer: Naming,
): DictamenDelActa => ({
  veredictos: CRITERIOS_JUZGADOS.flatMap((criterio) => {
    const said = veredictos[criterio];
    return said === undefined ? [] : [verdictOf(ciclo, criterio, said, viewer)];
  }),
  ...(trazabilidad && { trazabilidad: { razon: trazabilidad.razon, quien: quienDe(trazabilidad.acuse, viewer) } }),
  ...(segunda && { segunda: opinionOf(segunda, viewer) }),
  ...(anteriores && { anteriores: anteriores.map((each) => opinionOf(each, viewer)) }),
});

const endOf = (situacion: Reapertura['situacion'], viewer: Naming): FinDelAsm | undefined => {
  switch (situacion.estado) {
    case 'abierto':
      return undefined;
    case 'solventado': {
      const { estado, numero, documento, acuse } = situacion;
      return { estado, dictamen: numero, documento: cited(documento.pdf), quien: quienDe(acuse, viewer) };
    }
    case 'sin-solventar': {
      const { estado, razon, archivo, acuse } = situacion;
      return { estado, razon, documento: cited(archivo), quien: quienDe(acuse, viewer) };
    }
  }
};

/** A closure that was opened again, with names. */
export const reaperturaDe = (ciclo: CicloAbierto, each: Reapertura, viewer: Naming): ReaperturaDelActa => {
  const antes = endOf(each.situacion, viewer);
  return {
    razon: each.razon,
    quien: quienDe(each.acuse, viewer),
    ...(antes && { antes }),
    ...dictamenDe(ciclo, each.dictamen, viewer),
  };
};

/** Gathers what the Acta says of the closure of an ASM. Throws when it is not closed: no Acta is made then. */
export const cierreDelActa = (ciclo: CicloAbierto, { asm }: ResultadoAsm, viewer: Naming): CierreDelActa => {
  const { dictamen, situacion, reaperturas } = cierreDe(ciclo, asm);
  const fin = endOf(situacion, viewer);
  const conflicto = conflictoDe(ciclo, asm, viewer.directorio);
  if (fin === undefined) throw new Error(`${asm} is not closed`);
  return {
    fin,
    ...dictamenDe(ciclo, dictamen, viewer),
    ...(conflicto && { conflicto }),
    reaperturas: reaperturas.map((each) => reaperturaDe(ciclo, each, viewer)),
    faltan: eslabonesDelCierre(ciclo, asm, viewer.directorio).map(({ texto }) => texto),
  };
};
