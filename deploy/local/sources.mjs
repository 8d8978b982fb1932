// What the build was made of: noticing added, changed, renamed and deleted sources.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const TREES = ['src', 'test'];

/** Hash of path, size and time of every TypeScript source and of the compiler's settings. */
export function sourcesStamp(root) {
  const hash = createHash('sha256');
  const files = [...TREES.flatMap((tree) => filesUnder(root, tree, '.ts')), 'tsconfig.json', 'package-lock.json'];
  for (const file of files.sort()) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file}\n${size}\n${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Deletes compiled files whose source is gone, so that a deleted test does not go on running. */
export function removeOrphans(root) {
  for (const tree of TREES) {
    for (const file of filesUnder(join(root, 'dist'), tree, '.js')) {
      const source = join(root, file.replace(/\.js$/, '.ts'));
      if (existsSync(source)) continue;
      rmSync(join(root, 'dist', file));
      rmSync(join(root, 'dist', `${file}.map`), { force: true });
    }
  }
}

function filesUnder(root, folder, extension) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(root, path, extension);
    return entry.name.endsWith(extension) ? [path] : [];
  });
}
