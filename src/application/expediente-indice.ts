import { type Asm, inListOrder } from '../domain/asm.js';
import { etapaDe } from '../domain/asm-etapa.js';
import type { CicloAbierto } from '../domain/ciclo-state.js';
import { lastsUntil } from '../domain/directorio.js';
import { formatFecha, formatInstante } from '../domain/fecha.js';
import type { Capacity, Instante } from '../domain/identity.js';
import { lugarDe } from './asm-place.js';
import { ETAPA_NAMES } from './chat/asm-lista.js';
import type { Viewer } from './chat/feature.js';
import { huella, postName } from './chat/matter.js';
import type { Referido } from './expediente-archivos.js';
import { type Asentado, cronologiaDe, cronologiaDeAsm, type Renglon } from './expediente-cronologia.js';
import { sizeOf } from './file-size.js';
import { Html, html } from './html.js';

/** What the index tells. */
export interface Indice {
  readonly institucion: string;
  readonly ciclo: CicloAbierto;
  readonly viewer: Viewer;
  readonly sucesos: readonly Asentado[];
  readonly referidos: readonly Referido[];
  /** Files that the record names and the archive does not have whole. */
  readonly faltan: readonly Referido[];
  /** When the record's last commit was made. */
  readonly hasta: Instante;
  readonly cabezas: { readonly ciclo: string; readonly institucion: string };
  /** SHA-256 of the verifier. */
  readonly verificador: string;
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.3rem; margin-top: 2.5rem; } h3 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; } caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border-bottom: 1px solid #8888; padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { white-space: nowrap; } td:first-child, td:nth-child(2) { min-width: 5.5rem; } td:last-child { min-width: 6rem; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; white-space: pre-line; overflow-wrap: anywhere; }
code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
.saltar { position: absolute; left: -99rem; } .saltar:focus { left: 1rem; }
.marco { overflow-x: auto; } .falta { border: 2px solid #b3261e; padding: .5rem 1rem; }
@media screen and (max-width: 40rem) {
  table, caption, tbody, tr, td { display: block; } thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-bottom: 1px solid #8888; padding: .5rem 0; } td { border: 0; padding: 0; } td:empty { display: none; }
  td::before { content: attr(data-columna) ": "; font-weight: 600; }
}
@media print { body { max-width: none; } a { color: inherit; text-decoration: none; } }
`;

const table = (
  caption: string,
  headers: readonly string[],
  rows: readonly (readonly (Html | string)[])[],
): Html => html`<div class="marco" role="region" aria-label="${caption}" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr>${headers.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
<tbody>
${rows.map((cells) => html`<tr>${cells.map((cell, place) => html`<td data-columna="${headers[place] ?? ''}">${cell}</td>`)}</tr>`)}
</tbody>
</table>
</div>`;

const chronology = (caption: string, rows: readonly Renglon[]): Html =>
  table(
    caption,
    ['Asiento', 'Fecha y hora', 'Quién', 'Qué'],
    rows.map(({ asiento, cuando, quien, que }) => [String(asiento), cuando, quien, que]),
  );

const asmSection = ({ ciclo, viewer, sucesos }: Indice, asm: Asm): Html => html`
<section aria-labelledby="${asm.id}">
<h3 id="${asm.id}">${asm.id}: ${ETAPA_NAMES[etapaDe(ciclo, asm)]}</h3>
<dl>
<dt>Hallazgo</dt><dd>${asm.texto.hallazgo ?? 'El informe no lo precisa.'}</dd>
<dt>Recomendación</dt><dd>${asm.texto.recomendacion ?? 'El informe no lo precisa.'}</dd>
<dt>Causa raíz (redacción de la Secretaría Ejecutiva)</dt><dd>${asm.causaRaiz ?? 'Sin redactar.'}</dd>
<dt>En el informe</dt><dd>${lugarDe(asm.texto)}</dd>
<dt>Unidades</dt><dd>${asm.unidades.map((unidad) => postName(viewer, unidad)).join('; ') || 'Sin asignar'}</dd>
</dl>
${chronology(`Historia de ${asm.id}`, cronologiaDeAsm(sucesos, ciclo, asm.id, viewer))}
</section>`;

const CAPACITIES: Readonly<Record<Capacity, string>> = {
  titular: 'Titular',
  enlace: 'Enlace',
  suplente: 'Suplente, por ausencia',
};

const roster = ({ viewer }: Indice): Html =>
  table(
    'Quién ocupó cada puesto, y desde cuándo',
    ['Puesto', 'Persona', 'Carácter', 'Desde', 'Hasta'],
    viewer.directorio.designaciones
      .filter((each) => lastsUntil(each, each.desde))
      .map(({ puesto, persona, capacity, desde, hasta }) => [
        postName(viewer, puesto),
        html`${viewer.nameOf(persona)}<br><code>${persona}</code>`,
        CAPACITIES[capacity],
        formatFecha(desde),
        hasta === undefined ? '' : formatFecha(hasta),
      ]),
  );

const files = ({ referidos, faltan }: Indice): Html => {
  const missing = new Set(faltan);
  return table(
    'Archivos que menciona el registro',
    ['Archivo', 'Nombre con que consta', 'Tamaño', 'SHA-256', 'Asiento'],
    referidos.map((each) => {
      const { ruta, archivo, asiento } = each;
      const where = missing.has(each) ? html`FALTA` : html`<a href="${encodeURI(ruta)}" rel="noreferrer">${ruta}</a>`;
      return [
        where,
        archivo.nombre,
        sizeOf(archivo.bytes),
        html`<code>${huella(archivo.sha256)}</code>`,
        String(asiento),
      ];
    }),
  );
};

const missingNote = ({ faltan }: Indice): Html =>
  faltan.length === 0
    ? html``
    : html`<p class="falta"><strong>${faltan.length === 1 ? 'Falta un archivo' : `Faltan ${faltan.length} archivos`}.</strong> El registro los menciona y el archivo institucional no los tiene completos; la verificación lo dirá.</p>`;

const verification = ({ cabezas, verificador }: Indice): Html => html`
<p>Con Node 18 o posterior, y con una copia de <code>verificar.mjs</code> obtenida por separado de este expediente:</p>
<p><code>node verificar.mjs CARPETA --cabeza SHA256</code></p>
<p>La cabeza es la huella impresa en el Convenio, en el Acta o en la página pública: debe ser la de un asiento de este registro.
Lo que prueba es <code>eventos.jsonl</code> con sus archivos; esta página solo es una forma de leerlo.</p>
<dl>
<dt>Cabeza del registro del ciclo</dt><dd><code>${cabezas.ciclo}</code></dd>
<dt>Cabeza del registro de puestos</dt><dd><code>${cabezas.institucion}</code></dd>
<dt>SHA-256 de verificar.mjs</dt><dd><code>${verificador}</code></dd>
</dl>`;

/** The readable index of an expediente: one static page, without script, for the screen, the screen reader and the printer. */
export const indiceHtml = (indice: Indice): string => {
  const { institucion, ciclo, viewer, sucesos, hasta } = indice;
  const { pae, programa, evaluacion, ejercicio } = ciclo.datos;
  const asms = inListOrder(Object.values(ciclo.asm));
  return html`<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Expediente del PAE ${pae}, ${programa}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="saltar" href="#contenido">Saltar al contenido</a>
<header>
<h1>Expediente de seguimiento de ASM: PAE ${pae}, programa «${programa}»</h1>
<p>${institucion}. ${evaluacion}, ejercicio fiscal ${ejercicio}. Registro hasta el ${formatInstante(hasta)}.</p>
</header>
<nav aria-label="Contenido"><ul>
<li><a href="#verificar">Cómo se verifica</a></li>
<li><a href="#asm">Los ASM (${asms.length})</a></li>
<li><a href="#cronologia">Cronología</a></li>
<li><a href="#puestos">Puestos y personas</a></li>
<li><a href="#archivos">Archivos (${indice.referidos.length})</a></li>
</ul></nav>
<main id="contenido">
${missingNote(indice)}
<h2 id="verificar">Cómo se verifica</h2>
${verification(indice)}
<h2 id="asm">Los ASM</h2>
<ul>${asms.map(({ id }) => html`<li><a href="#${id}">${id}</a></li>`)}</ul>
${asms.map((asm) => asmSection(indice, asm))}
<h2 id="cronologia">Cronología</h2>
${chronology('Todo lo que consta, en orden; hora del centro de México', cronologiaDe(sucesos, ciclo, viewer))}
<h2 id="puestos">Puestos y personas</h2>
${roster(indice)}
<h2 id="archivos">Archivos</h2>
${files(indice)}
</main>
</body>
</html>
`.source;
};
