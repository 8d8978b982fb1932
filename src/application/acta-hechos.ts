import type { ResultadoAsm } from '../domain/acta.js';
import type { ActaIntegrable } from '../domain/acta-integrar.js';
import { inListOrder } from '../domain/asm.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import type { Convenio } from '../domain/convenio.js';
import { convenioVigente } from '../domain/convenio-actual.js';
import type { Fecha } from '../domain/identity.js';
import { eslabonesComunes } from '../domain/trazabilidad-ciclo.js';
import { type BimestreDelActa, bimestresDelActa } from './acta-bimestre-hechos.js';
import { type CierreDelActa, cierreDelActa } from './acta-cierre-hechos.js';
import { type CompromisoDelActa, compromisoDelActa } from './acta-compromiso-hechos.js';
import { cronologiaDelActa, type Hito } from './acta-cronologia.js';
import { type FueraDelActa, fueraDelActa } from './acta-fuera.js';
import type { Viewer } from './chat/feature.js';
import { type AsmClasificado, asmClasificado } from './convenio-hechos.js';
import { type HechosFirmados, hechosComunes, hechosFirmados } from './hechos-comunes.js';
import type { Suceso } from './history.js';
import type { Institution } from './institution.js';

/** An ASM of the Convenio: its texts to the letter, how each commitment was complied with, and how it was closed. */
export interface AsmDelActa {
  readonly asm: AsmClasificado;
  readonly compromisos: readonly CompromisoDelActa[];
  readonly cierre: CierreDelActa;
}

/** A version of the Convenio that all parties signed. */
export interface ConvenioDelActa {
  readonly numero: number;
  readonly modifica?: number;
  readonly suscrito: Fecha;
  /** SHA-256 of the PDF that was signed. */
  readonly sha256: string;
  readonly url?: string;
}

/** Everything that an Acta says (5.3). Plain data: it travels as JSON inside the PDF. */
export interface HechosDelActa extends HechosFirmados {
  readonly convenios: readonly ConvenioDelActa[];
  readonly asm: readonly AsmDelActa[];
  /** ASM of the report, and units' parts in them, that the Convenio in force does not hold. */
  readonly fuera: readonly FueraDelActa[];
  readonly bimestres: readonly BimestreDelActa[];
  readonly cronologia: readonly Hito[];
  /** Links of the whole process that are missing and don't block, besides those of each ASM. */
  readonly faltan: readonly string[];
}

const signedOnes = ({ convenios }: CicloAbierto): readonly ConvenioDelActa[] =>
  convenios.flatMap(({ numero, modifica, situacion, documento, publicacion }: Convenio) =>
    situacion.estado === 'suscrito'
      ? [
          {
            numero,
            ...(modifica !== undefined && { modifica }),
            suscrito: situacion.fecha,
            sha256: documento.pdf.sha256,
            ...(publicacion?.registro && { url: publicacion.registro.url }),
          },
        ]
      : [],
  );

const asmsOf = (ciclo: CicloAbierto, resultados: readonly ResultadoAsm[], viewer: Viewer): readonly AsmDelActa[] => {
  const partes = convenioVigente(ciclo)?.partes ?? [];
  return inListOrder(Object.values(ciclo.asm)).flatMap((asm) => {
    const resultado = resultados.find((each) => each.asm === asm.id);
    return resultado === undefined
      ? []
      : [
          {
            asm: asmClasificado(asm),
            compromisos: partes
              .filter((parte) => parte.asm === asm.id)
              .flatMap((parte) => compromisoDelActa(ciclo, parte, viewer)),
            cierre: cierreDelActa(ciclo, resultado, viewer),
          },
        ];
  });
};

/** What the facts of an Acta are gathered from, besides the ciclo itself. */
export interface FuentesDelActa {
  readonly integrable: ActaIntegrable;
  /** What happened in the ciclo, the oldest first. */
  readonly sucesos: readonly Suceso[];
  readonly viewer: Viewer;
  readonly institution: Pick<Institution, 'nombre' | 'lugar'>;
  /** Hash of the record's last commit. */
  readonly cabeza: string;
}

/** Gathers from the record what an Acta made now says. */
export const hechosDelActa = (
  ciclo: CicloAbierto,
  { integrable, sucesos, viewer, institution, cabeza }: FuentesDelActa,
): HechosDelActa => ({
  ...hechosFirmados(ciclo, integrable, viewer, hechosComunes(ciclo, viewer, institution, cabeza)),
  convenios: signedOnes(ciclo),
  asm: asmsOf(ciclo, integrable.resultados, viewer),
  fuera: fueraDelActa(ciclo, viewer),
  bimestres: bimestresDelActa(ciclo, viewer),
  cronologia: cronologiaDelActa(sucesos, ciclo, viewer),
  faltan: eslabonesComunes(ciclo).map(({ texto }) => texto),
});
