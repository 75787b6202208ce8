import type { LitElement } from 'lit';
import { namesIn } from './names-in.js';
import { VIEW_NAMES } from './views/names.js';

/** The words that an attribute of `<gan-trainer>` can consist of. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  views: VIEW_NAMES,
  controls: ['play', 'step', 'reset', 'fast', 'seed', 'preset', 'settings', 'menu', 'none'],
  reveal: ['interaction', 'auto', 'manual'],
  loading: ['lazy', 'eager'],
};

/** Those that are one word. */
const SINGLE = ['reveal', 'loading'];

/**
 * Tells the author, in the console, of attributes that make no sense. They do no harm, so that nothing else would tell.
 * @param words Those that each attribute can consist of.
 */
export function warnAuthor(element: LitElement, names: readonly string[], words = WORDS): void {
  for (const name of names) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    const there = words[name];
    if (!there) {
      void warnOfPoster(element, value);
      continue;
    }
    const given = namesIn(value)!;
    const isKnown = given.every((word) => there.includes(word));
    const choice = `can be ${there.join(', ')}`;
    if (!isKnown) warn(element, name, choice);
    else if (SINGLE.includes(name) && given.length !== 1) warn(element, name, `${choice}; only one of them`);
    else if (given.includes('none') && given.length > 1)
      warn(element, name, `${choice}; none only by itself`);
  }
}

async function warnOfPoster(element: LitElement, address: string): Promise<void> {
  try {
    await element.renderRoot.querySelector<HTMLImageElement>('.poster img')?.decode();
  } catch {
    if (element.getAttribute('poster') === address)
      warn(element, 'poster', 'can be the address of a picture, and at this one there is none');
  }
}

function warn(element: LitElement, name: string, expected: string): void {
  console.warn(
    `<${element.localName} ${name}="${element.getAttribute(name)}">: ${name} ${expected}.`,
    element,
  );
}
