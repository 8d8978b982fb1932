/**
 * Packs the app for Teams: the manifest with the institution's own data in place of the placeholders, and the icons.
 *
 *   node manifest/build.mjs --bot <Microsoft app id> --institucion "<name, 32 characters at most>"
 *     --sitio https://… --privacidad https://… --terminos https://… [--app <app id>] [--salida seguimiento-asm.zip]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { strToU8, zipSync } from 'fflate';

const GUID = /^(?!0{8}-)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HTTPS = /^https:\/\/(?!example\.org)\S+$/;
const NAME = /^\S.{0,31}$/u;

/** What each option must look like, and what to say when it does not. */
const OPTIONS = {
  bot: [GUID, 'el identificador de aplicación (GUID) del bot en Azure'],
  app: [GUID, 'un GUID para la aplicación de Teams; si falta, se usa el del bot'],
  institucion: [NAME, 'el nombre de la institución, de 32 caracteres a lo más'],
  sitio: [HTTPS, 'la dirección https de la página de soporte'],
  privacidad: [HTTPS, 'la dirección https del aviso de privacidad'],
  terminos: [HTTPS, 'la dirección https de los términos de uso'],
};

const here = (name) => new URL(name, import.meta.url);

const options = () => {
  const named = Object.fromEntries([...Object.keys(OPTIONS), 'salida'].map((name) => [name, { type: 'string' }]));
  const { values } = parseArgs({ options: named });
  return { app: values.bot, salida: 'seguimiento-asm.zip', ...values };
};

const complaints = (given) =>
  Object.entries(OPTIONS)
    .filter(([name, [shape]]) => !shape.test(given[name] ?? ''))
    .map(([name, [, meaning]]) => `--${name}: indique ${meaning}.`);

const filled = ({ bot, app, institucion, sitio, privacidad, terminos }) => {
  const manifest = JSON.parse(readFileSync(here('manifest.json'), 'utf8'));
  const developer = { name: institucion, websiteUrl: sitio, privacyUrl: privacidad, termsOfUseUrl: terminos };
  return { ...manifest, id: app, developer, bots: manifest.bots.map((entry) => ({ ...entry, botId: bot })) };
};

const values = options();
const wrong = complaints(values);
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exitCode = 1;
} else {
  const files = {
    'manifest.json': strToU8(`${JSON.stringify(filled(values), null, 2)}\n`),
    'color.png': readFileSync(here('color.png')),
    'outline.png': readFileSync(here('outline.png')),
  };
  writeFileSync(values.salida, zipSync(files));
  console.log(`Paquete de Teams: ${values.salida}`);
}
