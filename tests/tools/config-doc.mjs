/** `npm run docs`: writes CONFIG.md. `npm run docs -- --check`: fails where it is not what that would write. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { format } from 'prettier';
import { root } from './server.mjs';

const file = join(root, 'CONFIG.md');

/** The text of the page, by the sources as they are now. */
async function configMarkdown() {
  await mkdir(join(root, 'out'), { recursive: true });
  const folder = await mkdtemp(join(root, 'out/docs-'));
  const outfile = join(folder, 'config-markdown.mjs');
  try {
    await build({
      entryPoints: [join(root, 'tests/tools/config-markdown.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      logLevel: 'warning',
    });
    const library = await import(pathToFileURL(outfile).href);
    return await format(library.configMarkdown(), { parser: 'markdown' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const text = await configMarkdown();
if (!values.check) {
  await writeFile(file, text);
} else if (text !== (await readFile(file, 'utf8').catch(() => ''))) {
  console.error('CONFIG.md does not say what the sources say. Run npm run docs.');
  process.exitCode = 1;
}
