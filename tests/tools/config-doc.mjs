/** `npm run docs`: writes CONFIG.md. `npm run docs -- --check`: fails where it is not what that would write. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { importTypeScript } from './import-typescript.mjs';
import { root } from './server.mjs';

const file = join(root, 'CONFIG.md');

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const { configMarkdown } = await importTypeScript('tests/tools/config-markdown.ts');
const text = await format(configMarkdown(), { parser: 'markdown' });
if (!values.check) {
  await writeFile(file, text);
} else if (text !== (await readFile(file, 'utf8').catch(() => ''))) {
  console.error('CONFIG.md does not say what the sources say. Run npm run docs.');
  process.exitCode = 1;
}
