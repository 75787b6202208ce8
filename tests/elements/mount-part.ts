import '../../src/define.js';
import { loadPart } from '../../src/load-part.js';
import { VIEWS } from '../../src/views/index.js';

before(() =>
  Promise.all([
    ...(['gan-charts', 'gan-density', 'gan-settings'] as const).map(loadPart),
    ...Object.values(VIEWS).map((load) => load()),
  ]),
);

type PartName = Extract<keyof HTMLElementTagNameMap, `gan-${string}`>;

/** A part of the widget by itself, with these properties, once it has rendered. */
export async function mountPart<Name extends PartName>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
): Promise<HTMLElementTagNameMap[Name]> {
  const element = Object.assign(document.createElement(name), properties);
  element.style.cssText = 'display: block; inline-size: 400px; block-size: 200px';
  document.body.append(element);
  // Once for itself, and once it knows its size.
  await element.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await element.updateComplete;
  return element;
}

/** Everything that matches in the shadow root of an element. */
export function all<T extends Element = HTMLElement>(element: Element, selector: string): T[] {
  return [...element.shadowRoot!.querySelectorAll<T>(selector)];
}

/** The text of everything that matches, spaces made one. */
export function textsOf(element: Element, selector: string): string[] {
  return all<Element>(element, selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
}
