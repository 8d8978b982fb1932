import { formatFecha } from '../domain/fecha.js';
import type { Column } from './document.js';
import { sizeOf } from './file-size.js';
import { Html, html } from './html.js';
import type { DocumentoPublico, PaquetePublico, Seccion } from './paquete.js';
import { archivoDe, diccionarioDe } from './paquete-datos.js';
import { ESTILO } from './paquete-estilo.js';
import { piezaHtml } from './paquete-piezas.js';

/** A file of the package with what it holds. */
export interface Titulado {
  readonly nombre: string;
  readonly titulo: string;
}

/** The sections that every package has, around those of its own. */
const DOCUMENTOS = { ancla: 'documentos', titulo: 'Documentos' } as const;
const DATOS = { ancla: 'datos-abiertos', titulo: 'Datos abiertos' } as const;
const VERIFICACION = { ancla: 'verificacion', titulo: 'Verificación' } as const;

type Encabezado = Pick<Seccion, 'ancla' | 'titulo'>;

/** Headings go down to the fourth level; what lies deeper keeps it. */
const HEADINGS = {
  2: ({ ancla, titulo }: Encabezado) => html`<h2 id="${ancla}">${titulo}</h2>`,
  3: ({ ancla, titulo }: Encabezado) => html`<h3 id="${ancla}">${titulo}</h3>`,
  4: ({ ancla, titulo }: Encabezado) => html`<h4 id="${ancla}">${titulo}</h4>`,
} as const;

type Nivel = keyof typeof HEADINGS;

const BELOW: Readonly<Record<Nivel, Nivel>> = { 2: 3, 3: 4, 4: 4 };

const sectionHtml = (heading: Encabezado, nivel: Nivel, body: readonly Html[]): Html =>
  html`<section aria-labelledby="${heading.ancla}">
${HEADINGS[nivel](heading)}
${body}
</section>`;

const seccionHtml = (seccion: Seccion, nivel: Nivel): Html =>
  sectionHtml(seccion, nivel, [
    ...seccion.piezas.map(piezaHtml),
    ...(seccion.secciones ?? []).map((each) => seccionHtml(each, BELOW[nivel])),
  ]);

const linkHtml = ({ nombre, titulo }: Titulado, bytes: number): Html =>
  html`<a href="${nombre}">${titulo} <span class="tenue">(${nombre}, ${sizeOf(bytes)})</span></a>`;

const documentosHtml = (documentos: readonly DocumentoPublico[]): Html =>
  sectionHtml(DOCUMENTOS, 2, [
    html`<ul class="archivos">
${documentos.map(
  (each) =>
    html`<li>${linkHtml(each, each.bytes.length)}<br><span class="tenue">SHA-256:</span> <code>${each.sha256}</code></li>`,
)}
</ul>`,
  ]);

/** The files of open data, with what each one holds. */
export const titulosDeDatos = (conjuntos: PaquetePublico['conjuntos']): readonly Titulado[] => [
  ...conjuntos.map((each) => ({ nombre: archivoDe(each), titulo: each.titulo })),
  { nombre: 'datos.json', titulo: 'Todos los datos en un archivo' },
  { nombre: 'diccionario.csv', titulo: 'Diccionario de datos' },
];

const DICCIONARIO: readonly Column[] = [
  { header: 'Campo', width: 4 },
  { header: 'Significado', width: 9 },
  { header: 'Tipo', width: 2 },
  { header: 'Unidad', width: 3 },
];

const diccionarioHtml = (paquete: PaquetePublico): Html => {
  const rows = diccionarioDe(paquete).filas.map((fila) => fila.map((each) => String(each ?? '')));
  const files = [...new Set(rows.map(([archivo = '']) => archivo))];
  return sectionHtml(
    { ancla: 'diccionario', titulo: 'Diccionario de datos' },
    3,
    files.map((archivo) =>
      piezaHtml({
        clase: 'tabla',
        rotulo: `Campos de ${archivo}`,
        columnas: DICCIONARIO,
        filas: rows.filter(([each]) => each === archivo).map(([, ...rest]) => rest),
      }),
    ),
  );
};

const APOSTROFO =
  'En los CSV, un texto que podría tomarse por fórmula lleva un apóstrofo al inicio, que no es parte del texto. En datos.json los textos están a la letra.';

const datosHtml = (paquete: PaquetePublico, bytesOf: (nombre: string) => number): Html =>
  sectionHtml(DATOS, 2, [
    html`<p>${APOSTROFO}</p>`,
    html`<ul class="archivos">
${titulosDeDatos(paquete.conjuntos).map((each) => html`<li>${linkHtml(each, bytesOf(each.nombre))}</li>`)}
</ul>`,
    diccionarioHtml(paquete),
  ]);

const verificacionHtml = ({ cabeza }: PaquetePublico): Html =>
  sectionHtml(VERIFICACION, 2, [
    html`<p>El archivo <a href="SHA256SUMS">SHA256SUMS</a> contiene la huella SHA-256 de cada archivo de este paquete. Para comprobarlas, en la carpeta del paquete: <code>sha256sum -c SHA256SUMS</code></p>`,
    html`<dl>
<div><dt>Cabeza de la cadena del registro (SHA-256)</dt><dd><code>${cabeza}</code></dd></div>
</dl>`,
  ]);

const indexHtml = ({ secciones }: PaquetePublico): Html => html`<nav aria-labelledby="contenido-titulo">
<h2 id="contenido-titulo">Contenido</h2>
<ul>
${[DOCUMENTOS, ...secciones, DATOS, VERIFICACION].map(({ ancla, titulo }) => html`<li><a href="#${ancla}">${titulo}</a></li>`)}
</ul>
</nav>`;

/** Nothing of another site is loaded and no script runs, even where the portal would allow it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The static page of a package: WCAG 2.2 AA, without script and without anything from elsewhere. `bytesOf` tells the size of
 * each file of open data.
 */
export const paginaDe = (paquete: PaquetePublico, bytesOf: (nombre: string) => number): string =>
  html`<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="description" content="${paquete.presentacion}">
<title>${paquete.titulo}</title>
<style>
${new Html(ESTILO)}
</style>
</head>
<body>
<a class="salto" href="#contenido">Ir al contenido</a>
<header>
<p class="institucion">${paquete.institucion}</p>
<h1>${paquete.titulo}</h1>
<p>${paquete.presentacion}</p>
</header>
${indexHtml(paquete)}
<main id="contenido" tabindex="-1">
${documentosHtml(paquete.documentos)}
${paquete.secciones.map((each) => seccionHtml(each, 2))}
${datosHtml(paquete, bytesOf)}
${verificacionHtml(paquete)}
</main>
<footer>
<p>Elaborado con los datos del registro de seguimiento el ${formatFecha(paquete.fecha)}.</p>
</footer>
</body>
</html>
`.source;
