import { createHash } from 'node:crypto';
import type { PaquetePublico } from './paquete.js';
import { csvDe } from './paquete-csv.js';
import { archivoDe, diccionarioDe, jsonDe } from './paquete-datos.js';
import { paginaDe, titulosDeDatos } from './paquete-pagina.js';
import { printable } from './printable-text.js';
import type { ZipEntry } from './zip.js';

const encoder = new TextEncoder();

const texto = (ruta: string, contenido: string): ZipEntry => ({ ruta, bytes: encoder.encode(contenido) });

const leeme = (paquete: PaquetePublico): string => {
  const files = [
    { nombre: 'index.html', titulo: 'Página para el portal: ábrala con cualquier navegador' },
    ...paquete.documentos,
    ...titulosDeDatos(paquete.conjuntos),
    { nombre: 'SHA256SUMS', titulo: 'Huella SHA-256 de cada archivo' },
  ];
  return [
    paquete.titulo,
    paquete.institucion,
    '',
    paquete.presentacion,
    '',
    'ARCHIVOS',
    ...files.map(({ nombre, titulo }) => `- ${nombre}: ${titulo}.`),
    '',
    'PUBLICACIÓN',
    'Suba todos los archivos a una misma carpeta del portal, sin cambiarles el nombre, y enlace index.html.',
    '',
    'DATOS ABIERTOS',
    'CSV en UTF-8, separados por comas (RFC 4180). Fechas AAAA-MM-DD; números con punto decimal.',
    'Un apóstrofo al inicio de un texto lo protege de tomarse por fórmula y no es parte de él.',
    'En datos.json los textos están a la letra. El significado de cada campo está en diccionario.csv.',
    '',
    'VERIFICACIÓN',
    'En la carpeta del paquete: sha256sum -c SHA256SUMS',
    `Cabeza de la cadena del registro: ${paquete.cabeza}`,
    '',
  ]
    .map((line) => printable(line).replaceAll('\n', ' '))
    .join('\r\n');
};

const sumOf = ({ ruta, bytes }: ZipEntry): string => `${createHash('sha256').update(bytes).digest('hex')}  ${ruta}\n`;

/**
 * Every file of a package, the page first and the hashes of all the others last. Equal input gives equal bytes, whatever
 * the machine and the hour.
 */
export const archivosDelPaquete = (paquete: PaquetePublico): readonly ZipEntry[] => {
  const datos = [
    ...paquete.conjuntos.map((each) => texto(archivoDe(each), csvDe(each))),
    texto('datos.json', jsonDe(paquete)),
    texto('diccionario.csv', csvDe(diccionarioDe(paquete))),
  ];
  const bytesOf = (nombre: string): number => datos.find(({ ruta }) => ruta === nombre)?.bytes.length ?? 0;
  const files = [
    texto('index.html', paginaDe(paquete, bytesOf)),
    ...paquete.documentos.map(({ nombre, bytes }) => ({ ruta: nombre, bytes })),
    ...datos,
    texto('LEEME.txt', leeme(paquete)),
  ];
  return [...files, texto('SHA256SUMS', files.map(sumOf).join(''))];
};
