/**
 * Style of the page: no font and no image of elsewhere, light and dark by the reader's preference, rows that become blocks
 * on a phone, and paper. Contrast is at least 4.5 to 1 in both schemes.
 */
export const ESTILO = `:root {
  color-scheme: light dark;
  --fondo: #ffffff;
  --tinta: #1f1f1f;
  --tenue: #575757;
  --linea: #c4c4c4;
  --banda: #f3f3f5;
  --enlace: #1f4fa3;
}
@media (prefers-color-scheme: dark) {
  :root { --fondo: #17181b; --tinta: #ececee; --tenue: #b5b6bb; --linea: #4b4d54; --banda: #24262b; --enlace: #9fc2ff; }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 70rem;
  padding: 1rem 1rem 3rem;
  background: var(--fondo);
  color: var(--tinta);
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4 { line-height: 1.25; margin: 2rem 0 0.75rem; }
h1 { font-size: 1.75rem; margin-top: 0.25rem; }
h2 { font-size: 1.375rem; padding-top: 1.25rem; border-top: 2px solid var(--linea); }
h3 { font-size: 1.175rem; }
h4 { font-size: 1.05rem; }
header p, main > section > p { max-width: 48rem; }
.institucion { margin: 0; font-weight: 600; color: var(--tenue); }
.tenue { color: var(--tenue); }
a { color: var(--enlace); text-underline-offset: 0.15em; }
a:focus-visible, main:focus-visible { outline: 3px solid var(--enlace); outline-offset: 3px; }
main:focus { outline: none; }
.salto { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--fondo); }
.salto:focus { left: 1rem; top: 0.5rem; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav a, .archivos a { display: inline-block; padding: 0.3rem 0; }
nav h2 { border-top: 0; padding-top: 0; margin-top: 1.5rem; font-size: 1.1rem; }
.archivos { padding: 0; list-style: none; }
.archivos li { margin-bottom: 0.4rem; }
code { font: 0.9em/1.5 ui-monospace, Consolas, "Liberation Mono", monospace; }
dl { margin: 0.75rem 0; }
dl > div { padding: 0.4rem 0; border-bottom: 1px solid var(--linea); }
dt { font-weight: 600; }
dd { margin: 0; }
p, li, dd, td, th, h1 { white-space: pre-line; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: 1rem 0; font-size: 0.95rem; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { padding: 0.45rem 0.5rem; border: 1px solid var(--linea); text-align: left; vertical-align: top; }
thead th { background: var(--banda); }
tbody th { font-weight: 600; }
footer { margin-top: 2.5rem; border-top: 2px solid var(--linea); color: var(--tenue); }
@media screen and (min-width: 48rem) {
  dl > div { display: grid; grid-template-columns: 14rem 1fr; gap: 0 1rem; }
}
@media screen and (max-width: 47.99rem) {
  table, caption, tbody, tr, th, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { margin: 0.75rem 0; border: 1px solid var(--linea); }
  th, td { border: 0; border-bottom: 1px solid var(--linea); }
  tr > :last-child { border-bottom: 0; }
  tbody th { background: var(--banda); }
  tbody [data-columna]::before { content: attr(data-columna); display: block; font-weight: 600; font-size: 0.85rem; color: var(--tenue); }
}
@media print {
  :root { color-scheme: light; --fondo: #ffffff; --tinta: #000000; --tenue: #333333; --linea: #888888; --banda: #eeeeee; --enlace: #000000; }
  @page { size: letter; margin: 2cm 1.8cm; }
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.4; }
  h1 { font-size: 17pt; } h2 { font-size: 13pt; } h3 { font-size: 11.5pt; } h4 { font-size: 10.5pt; }
  h1, h2, h3, h4, caption, thead { break-after: avoid; }
  .salto, nav { display: none; }
  table { font-size: 8.5pt; }
  thead { display: table-header-group; }
  tr, dl > div { break-inside: avoid; }
  dl > div { display: grid; grid-template-columns: 11rem 1fr; gap: 0 1rem; padding: 0.2rem 0; }
  p, li, dd { orphans: 3; widows: 3; }
  a { text-decoration: none; }
}`;
