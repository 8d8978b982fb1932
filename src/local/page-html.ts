import { FIRST_STEPS } from './first-steps.js';
import type { Persona } from './personas.js';

/** What the page shows before its script asks for the rest. */
export interface PageContent {
  readonly everyone: readonly Persona[];
  /** Name of the ready sample, if it is there. */
  readonly sample: string | undefined;
}

/** The start page (es-MX). Its state is filled in by `start-page.js`. */
export const pageHtml = ({ everyone, sample }: PageContent): string => `<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Seguimiento ASM · inicio local</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/start-page.css">
<script src="/start-page.js" defer></script>
</head>
<body>
<header>
<h1>Seguimiento ASM</h1>
<p>Una institución completa en esta máquina: seis personas inventadas, cada una con su propio Teams local.</p>
</header>
<main>
<p id="aviso" class="aviso" role="alert" hidden></p>
<noscript><p class="aviso">Esta página necesita JavaScript para adjuntar archivos y mover el reloj; los enlaces funcionan sin él.</p></noscript>
<section aria-labelledby="t-personas">
<h2 id="t-personas">Quién es quién</h2>
<ul class="personas">
${everyone.map(personaHtml).join('\n')}
</ul>
<p class="nota">Teams local olvida la conversación si recarga o cierra su pestaña; el registro no: escriba «pendientes» y verá otra vez lo que espera a esa persona.</p>
</section>
<div class="columnas">
<section aria-labelledby="t-pasos">
<h2 id="t-pasos">Qué hacer primero</h2>
<ol class="pasos">
${FIRST_STEPS.map((step) => `<li>${stepOwner(everyone, step.clave)}${escapeHtml(step.que)}</li>`).join('\n')}
</ol>
</section>
<div>
${attachHtml(everyone, sample)}
${clockHtml}
<section aria-labelledby="t-ciclos">
<h2 id="t-ciclos">Ciclos</h2>
<div id="ciclos"><p>Aún no hay ciclos abiertos.</p></div>
</section>
</div>
</div>
</main>
</body>
</html>
`;

const personaHtml = ({ clave, nombre, puesto, port }: Persona): string => `<li>
<h3>${escapeHtml(nombre)}</h3>
<p>${escapeHtml(capital(puesto))}</p>
<p class="pendientes" data-pendientes="${clave}">…</p>
<a class="boton" href="http://localhost:${port}/" target="_blank" rel="noopener">Abrir su Teams<span class="oculto"> (${escapeHtml(nombre)}, en otra pestaña)</span></a>
</li>`;

const attachHtml = (
  everyone: readonly Persona[],
  sample: string | undefined,
): string => `<section aria-labelledby="t-adjuntar">
<h2 id="t-adjuntar">Adjuntar archivos</h2>
<p>Teams local no tiene selector de archivos: aquí se envían al bot como si esa persona los adjuntara en su chat. Con cada mensaje que llega, Teams local borra lo escrito sin guardar en las tarjetas: guarde antes de adjuntar.</p>
<form id="adjuntar">
<label for="persona">Quién adjunta</label>
<select id="persona">${everyone.map(({ clave, nombre }) => `<option value="${clave}">${escapeHtml(nombre)}</option>`).join('')}</select>
<label for="archivos">Archivos (hasta 60 MB cada uno)</label>
<input id="archivos" type="file" multiple>
<label for="texto">Mensaje (opcional)</label>
<input id="texto" type="text" maxlength="2000" autocomplete="off">
<div class="botones">
<button type="submit">Adjuntar</button>
${sample === undefined ? '' : `<button type="button" id="muestra" class="secundario" title="${escapeHtml(sample)}">Adjuntar el extracto real</button>`}
</div>
<p id="adjuntado" role="status"></p>
</form>
</section>`;

const clockHtml = `<section aria-labelledby="t-reloj">
<h2 id="t-reloj">Reloj del bot</h2>
<p id="hora" class="hora">…</p>
<div class="botones" id="reloj">
<button type="button" data-mover='{"dias":1}'>+1 día</button>
<button type="button" data-mover='{"dias":7}'>+1 semana</button>
<button type="button" data-mover='{"bimestre":true}'>Siguiente bimestre</button>
</div>
<form id="ir">
<label for="fecha">Ir a una fecha (10:00)</label>
<div class="botones"><input id="fecha" type="date"><button type="submit" class="secundario">Ir</button></div>
</form>
<p id="movido" role="status"></p>
</section>`;

function stepOwner(everyone: readonly Persona[], clave: string): string {
  const owner = everyone.find((persona) => persona.clave === clave);
  return owner ? `<strong>${escapeHtml(owner.nombre)}</strong> · ` : '';
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (plain: string): string => plain.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
