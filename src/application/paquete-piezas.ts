import type { Column } from './document.js';
import { type Html, html } from './html.js';
import type { Pieza } from './paquete.js';

type Tabla = Extract<Pieza, { clase: 'tabla' }>;

/** `columna` names the cell on a phone: each row is then a block, and style writes the name above the value. */
const headingHtml = (columna: string, text: string, ancla: string | undefined): Html =>
  html`<th role="rowheader" scope="row" data-columna="${columna}">${
    ancla === undefined ? text : html`<a href="#${ancla}">${text}</a>`
  }</th>`;

const cellHtml = (columna: string, value: string): Html =>
  html`<td role="cell" data-columna="${columna}">${value === '' ? '—' : value}</td>`;

const rowHtml = (columnas: readonly Column[], [heading = '', ...values]: readonly string[], ancla?: string): Html => {
  const [first, ...names] = columnas.map(({ header }) => header);
  return html`<tr role="row">${headingHtml(first ?? '', heading, ancla)}${values.map((value, index) => cellHtml(names[index] ?? '', value))}</tr>`;
};

const widthsHtml = (columnas: readonly Column[]): readonly Html[] => {
  const all = columnas.reduce((sum, { width }) => sum + width, 0);
  return columnas.map(({ width }) => html`<col style="width:${((100 * width) / all).toFixed(2)}%">`);
};

/** Browsers forget that a table is one when its rows become blocks by style: so the roles are written. */
const tableHtml = ({ rotulo, columnas, filas, anclas }: Tabla): Html => html`<table role="table">
<caption>${rotulo}</caption>
<colgroup>${widthsHtml(columnas)}</colgroup>
<thead role="rowgroup"><tr role="row">${columnas.map(({ header }) => html`<th role="columnheader" scope="col">${header}</th>`)}</tr></thead>
<tbody role="rowgroup">
${filas.map((fila, index) => rowHtml(columnas, fila, anclas?.[index]))}
</tbody>
</table>`;

/** A piece of the page as HTML. */
export const piezaHtml = (pieza: Pieza): Html => {
  switch (pieza.clase) {
    case 'parrafo':
      return html`<p>${pieza.texto}</p>`;
    case 'lista':
      return html`<ul>
${pieza.renglones.map((each) => html`<li>${each}</li>`)}
</ul>`;
    case 'campos':
      return html`<dl>
${pieza.campos.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
</dl>`;
    case 'tabla':
      return tableHtml(pieza);
  }
};
