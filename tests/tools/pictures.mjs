/** A command for tests: a picture of part of their page, beside the one in tests/visual/ that it should look like. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './server.mjs';

/** `npm run pictures`: the pictures are written anew first, each once all of it is surely drawn. */
const UPDATE = process.argv.includes('--update');
const SETTLED = 2500; // ms

export const pictures = {
  name: 'pictures',
  async executeCommand({ command, payload, session }) {
    if (command !== 'take-picture') return undefined;
    const { name, clip } = payload;
    const path = join(root, 'tests/visual', `${name}.webp`);
    const page = session.browser.getPage(session.id);
    if (UPDATE) await delay(SETTLED);
    const taken = await page.screenshot({ clip, encoding: 'base64', type: 'webp', quality: 90 });
    if (UPDATE) await writeFile(path, taken, 'base64');
    return { taken, expected: await readFile(path, 'base64') };
  },
};
