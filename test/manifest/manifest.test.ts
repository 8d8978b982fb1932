import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { z } from 'zod/v4';
import { COMMANDS } from '../../src/application/commands.js';

const PROJECT = resolve(fileURLToPath(import.meta.url), '../../../..');

const Manifest = z.object({
  manifestVersion: z.string(),
  version: z.string(),
  id: z.string(),
  localizationInfo: z.object({ defaultLanguageTag: z.string() }),
  bots: z.tuple([
    z.object({
      scopes: z.array(z.string()),
      supportsFiles: z.boolean(),
      commandLists: z.tuple([
        z.object({
          scopes: z.array(z.string()),
          commands: z.array(z.object({ title: z.string(), description: z.string() })),
        }),
      ]),
    }),
  ]),
});

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');

const complaints = (text: string): Promise<string[]> => AppManifestUtils.validateAgainstSchema(JSON.parse(text));

describe('the Teams manifest', () => {
  const text = read('manifest/manifest.json');
  const manifest = Manifest.parse(JSON.parse(text));
  const [bot] = manifest.bots;
  const [list] = bot.commandLists;

  it('is valid against Microsoft’s schema', async () => {
    assert.deepEqual(await complaints(text), []);
  });

  it('is refused by that schema when a field is wrong', async () => {
    assert.notDeepEqual(await complaints(text.replace('#1B4F72', 'azul')), []);
  });

  it('speaks es-MX, in personal chats, and takes files', () => {
    assert.equal(manifest.localizationInfo.defaultLanguageTag, 'es-mx');
    assert.deepEqual(bot.scopes, ['personal']);
    assert.equal(bot.supportsFiles, true);
  });

  it('has the version of the package', () => {
    assert.equal(manifest.version, z.object({ version: z.string() }).parse(JSON.parse(read('package.json'))).version);
  });

  it('offers the first twelve commands of the table, word for word', () => {
    assert.deepEqual(
      list.commands,
      COMMANDS.slice(0, 12).map(({ title, description }) => ({ title, description })),
    );
  });

  it('offers no command twice, and none with a slash', () => {
    const titles = list.commands.map(({ title }) => title.toLowerCase());
    assert.equal(new Set(titles).size, titles.length);
    assert.ok(titles.includes('ayuda'));
    assert.deepEqual(
      titles.filter((title) => title.startsWith('/')),
      [],
    );
  });
});
