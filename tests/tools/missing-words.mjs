/** `node tests/tools/missing-words.mjs`: what a language's file (src/locales) lacks of what a reader may see. Fails where it lacks any. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importTypeScript } from './import-typescript.mjs';
import { root } from './server.mjs';

/** String literals of the first argument of each call of `t`: more than one where it chooses. */
function textsIn(source) {
  return [...source.matchAll(/\bt\(/g)].flatMap(({ index }) => {
    let depth = 0;
    let end = index + 1;
    const literals = [];
    for (let quoted = false; end < source.length; end++) {
      const character = source[end];
      if (quoted) {
        if (character === '\\') end++;
        else if (character === "'") quoted = false;
      } else if (character === "'") {
        const [literal] = /^'(?:[^'\\]|\\.)*'/.exec(source.slice(end)) ?? [];
        // What is compared with chooses, and is not shown.
        if (literal && depth === 1 && !/===\s*$/.test(source.slice(0, end))) literals.push(literal);
        quoted = true;
      } else if (character === '(') depth++;
      else if (character === ')' && --depth === 0) break;
      else if (character === ',' && depth === 1) break;
    }
    return literals.map((literal) =>
      JSON.parse(`"${literal.slice(1, -1).replaceAll('"', '\\"').replaceAll("\\'", "'")}"`),
    );
  });
}

const sources = readdirSync(join(root, 'src'), { recursive: true })
  .filter((file) => file.endsWith('.ts') && !file.includes('locales'))
  .map((file) => readFileSync(join(root, 'src', file), 'utf8'));
const { texts, locales } = await importTypeScript('tests/tools/words.ts');

let missing = 0;
for (const [name, templates] of Object.entries(locales)) {
  for (const text of new Set([...texts, ...sources.flatMap(textsIn)])) {
    if (text === '' || Object.hasOwn(templates, text)) continue;
    missing++;
    console.log(`${name} has no “${text}”`);
  }
}
if (missing > 0) process.exitCode = 1;
