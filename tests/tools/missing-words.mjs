/**
 * `node tests/tools/missing-words.mjs`: what a language's file (src/locales) lacks of what a reader may see, be it a text
 * or a message of an error. Fails where it lacks any.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importTypeScript } from './import-typescript.mjs';
import { messageTemplates } from './messages.mjs';
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

const shown = new Set([...texts, ...sources.flatMap(textsIn)].filter(Boolean));
const said = messageTemplates();
/** Names of fields and files, which have no spaces, markup, and what has no words may stay as they are. */
const mayStay = (text) => /^<|^\S*$/.test(text) || !/[a-z]{2}/i.test(text.replace(/\{\d\}/g, ''));

const faults = Object.entries(locales).flatMap(([name, { templates, messages }]) => [
  ...[...shown].filter((text) => !Object.hasOwn(templates, text)).map((text) => `${name} has no “${text}”`),
  ...[...said]
    .filter(([text]) => !mayStay(text) && !Object.hasOwn(messages, text))
    .map(([text, place]) => `${name} has no message “${text}” (${place})`),
  ...Object.keys(messages)
    .filter((text) => !said.has(text))
    .map((text) => `${name} has a message “${text}”, which nothing says`),
  ...Object.keys(messages)
    .filter((text) => Object.hasOwn(templates, text) && templates[text] !== messages[text])
    .map((text) => `${name} has two translations of “${text}”`),
]);
if (faults.length > 0) {
  console.log(faults.join('\n'));
  process.exitCode = 1;
}
