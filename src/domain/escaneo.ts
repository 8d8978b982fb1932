import { archivoProblem } from './archivo-permitido.js';
import type { CicloAbierto } from './ciclo-state.js';
import type { Documento } from './convenio.js';
import type { Archivo } from './identity.js';
import { type Refusal, refuse } from './refusal.js';

const ESCANEOS = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/tiff', 'image/webp', 'image/heic']);

/** Whether a file is of a kind that a scan may be. */
export const esEscaneo = ({ tipo }: Archivo): boolean => ESCANEOS.has(tipo);

/** A document that the program made, and how a refusal names it. */
interface Generado {
  readonly documento: Documento;
  readonly nombre: string;
}

interface Version {
  readonly numero: number;
  readonly documento: Documento;
  readonly constancia?: Documento;
}

const madeOf = (versiones: readonly Version[], de: string): readonly Generado[] =>
  versiones.flatMap(({ numero, documento, constancia }) => [
    { documento, nombre: `la versión ${numero} ${de}` },
    ...(constancia === undefined
      ? []
      : [{ documento: constancia, nombre: `la constancia de firmas de la versión ${numero} ${de}` }]),
  ]);

/** The document of the ciclo of which a file is a copy, byte by byte: nobody signed that by hand. */
const generadoIgual = ({ convenios, actas }: CicloAbierto, { sha256 }: Archivo): Generado | undefined =>
  [...madeOf(convenios, 'del Convenio'), ...madeOf(actas, 'del Acta')].find(({ documento: { docx, pdf } }) =>
    [docx.sha256, pdf.sha256].includes(sha256),
  );

/** What a file is in the record already: nobody takes the copy of a signed document for evidence, a report or a support. */
const yaEs = ({ mecanismo, informe, evidencias, cierres }: CicloAbierto, { sha256 }: Archivo): string | undefined => {
  if (mecanismo.estado !== 'sin-documento' && mecanismo.archivo.sha256 === sha256) return 'el documento del Mecanismo';
  if (informe?.archivo?.sha256 === sha256) return 'el informe de la evaluación';
  const evidencia = evidencias.find(({ archivo }) => archivo.sha256 === sha256);
  if (evidencia !== undefined) return `evidencia del ${evidencia.asm}`;
  const [asm] =
    Object.entries(cierres).find(
      ([, { situacion }]) => situacion.estado === 'sin-solventar' && situacion.archivo.sha256 === sha256,
    ) ?? [];
  return asm === undefined ? undefined : `el documento que respalda el cierre del ${asm}`;
};

/** Why a file can't be the scan of a hand-signed copy; undefined when it can (3.2, 5.4). */
export const escaneoProblem = (ciclo: CicloAbierto, archivo: Archivo): Refusal | undefined => {
  const generado = generadoIgual(ciclo, archivo);
  if (generado !== undefined)
    return refuse(
      'escaneo-sin-firmar',
      `«${archivo.nombre}» es ${generado.nombre} tal como la generó el sistema, sin firmas autógrafas.`,
      'Adjunte la digitalización de la copia firmada.',
    );
  const otro = yaEs(ciclo, archivo);
  if (otro !== undefined)
    return refuse(
      'escaneo-es-otro-documento',
      `«${archivo.nombre}» ya consta como ${otro}; no es la copia firmada.`,
      'Adjunte la digitalización de la copia firmada.',
    );
  if (esEscaneo(archivo)) return undefined;
  return (
    archivoProblem(archivo) ??
    refuse(
      'escaneo-no-legible',
      `«${archivo.nombre}» no es un PDF ni una imagen.`,
      'Digitalice la copia firmada como PDF o imagen y envíela de nuevo.',
    )
  );
};
