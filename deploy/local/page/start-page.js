// The start page: asks for the state now and then, attaches files and moves the clock. No library, no other host.
const EVERY_MS = 3000;
const MAX_FILE_BYTES = 60 * 1024 * 1024;

const byId = (id) => document.getElementById(id);

/** Calls our own server; throws the es-MX sentence of its refusal. */
async function call(path, init) {
  let answer;
  try {
    answer = await fetch(path, init);
  } catch {
    throw new Error('El inicio local no responde: vea si «npm start» sigue abierto.');
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? 'No se pudo; inténtelo de nuevo.');
  return body;
}

const post = (path, body) =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

function pendientes(count) {
  if (count === 0) return 'Sin pendientes';
  return count === 1 ? '1 pendiente' : `${count} pendientes`;
}

function showPersonas(personas) {
  for (const place of document.querySelectorAll('[data-pendientes]')) {
    const found = personas.find(({ clave }) => clave === place.dataset.pendientes);
    const count = found?.pendientes ?? 0;
    place.textContent = pendientes(count);
    place.classList.toggle('hay', count > 0);
  }
}

/** The package as a portal would show it. */
function packageLink(ciclo) {
  const link = document.createElement('a');
  link.href = `/paquete/${encodeURIComponent(ciclo)}/index.html`;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = 'Ver el paquete público preparado (en otra pestaña)';
  return link;
}

function showCiclos(ciclos) {
  const lines = ciclos.map(({ id, nombre, fase, accion, siguiente, paquete }) => {
    const line = document.createElement('p');
    const name = document.createElement('strong');
    name.textContent = nombre;
    line.append(name, ` · ${fase} · ${accion}. Sigue: ${siguiente}`);
    if (paquete) line.append(document.createElement('br'), packageLink(id));
    return line;
  });
  if (lines.length === 0) {
    const none = document.createElement('p');
    none.textContent = 'Aún no hay ciclos abiertos.';
    lines.push(none);
  }
  byId('ciclos').replaceChildren(...lines);
}

function warn(sentences) {
  byId('aviso').textContent = sentences.join(' ');
  byId('aviso').hidden = sentences.length === 0;
}

async function refresh() {
  try {
    const { hora, ciclos, personas, avisos } = await call('/estado');
    if (hora) byId('hora').textContent = hora;
    if (hora) showPersonas(personas);
    showCiclos(ciclos);
    warn(avisos);
  } catch (error) {
    warn([error.message]);
  }
}

async function poll() {
  if (!document.hidden) await refresh();
  setTimeout(poll, EVERY_MS);
}

/** Runs an action once at a time and writes its outcome, or why not, where the form says. */
async function act(button, place, working, action) {
  if (button.disabled) return;
  button.disabled = true;
  place.textContent = working;
  try {
    place.textContent = await action();
  } catch (error) {
    place.textContent = error.message;
  } finally {
    button.disabled = false;
  }
  await refresh();
}

async function upload(file) {
  if (file.size > MAX_FILE_BYTES) throw new Error(`«${file.name}» pasa de 60 MB: adjunte un archivo más pequeño.`);
  const { id } = await call(`/archivos?nombre=${encodeURIComponent(file.name)}`, { method: 'POST', body: file });
  return id;
}

async function attach() {
  const files = [...byId('archivos').files];
  if (files.length === 0) return 'Elija primero uno o más archivos.';
  const archivos = [];
  for (const file of files) archivos.push(await upload(file));
  const { resultado } = await post('/adjuntar', { persona: byId('persona').value, archivos, texto: byId('texto').value });
  byId('archivos').value = '';
  byId('texto').value = '';
  return resultado;
}

byId('adjuntar').addEventListener('submit', (event) => {
  event.preventDefault();
  act(event.submitter, byId('adjuntado'), 'Se adjunta…', attach);
});

byId('muestra')?.addEventListener('click', (event) => {
  act(event.currentTarget, byId('adjuntado'), 'Se adjunta…', async () => {
    const { resultado } = await post('/muestra', { persona: byId('persona').value });
    return resultado;
  });
});

const move = (button, body) =>
  act(button, byId('movido'), 'Se mueve el reloj…', async () => {
    const { hora } = await post('/reloj', body);
    return `Ahora es ${hora}.`;
  });

byId('reloj').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button) move(button, JSON.parse(button.dataset.mover));
});

byId('ir').addEventListener('submit', (event) => {
  event.preventDefault();
  if (byId('fecha').value) move(event.submitter, { fecha: byId('fecha').value });
});

poll();
