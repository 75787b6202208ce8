import type { LitElement } from 'lit';
import { inTurn } from '../../src/still/in-turn.js';

/** Takes every mounted element away again. */
export function unmountAll(): void {
  document.body.replaceChildren();
}

/** The first match in the shadow root of an element; of several selectors, each within the shadow root of the last match. */
export function find(element: Element, ...selectors: readonly string[]): HTMLElement {
  return selectors.reduce((found, selector) => {
    const inner = found.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!inner) throw new Error(`There is no ${selector} in ${found.localName}.`);
    return inner;
  }, element as HTMLElement);
}

/** A part of the widget. */
export function part<Name extends keyof HTMLElementTagNameMap>(
  element: Element,
  name: Name,
): HTMLElementTagNameMap[Name] {
  return find(element, name) as HTMLElementTagNameMap[Name];
}

/** The text of the status line, or of the error in its place. */
export function statusOf(element: Element): string {
  const status = find(element, 'gan-status');
  return status.shadowRoot?.querySelector('[part]')?.textContent.trim() ?? '';
}

/** Resolves with the next event of this type at the element. */
export function next<Type extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  type: Type,
): Promise<HTMLElementEventMap[Type]> {
  return new Promise((resolve) => element.addEventListener(type, resolve, { once: true }));
}

/** Resolves once `condition` holds, which is looked at again and again; gives up after `patience` milliseconds. */
export async function until(condition: () => boolean, what: string, patience = 2000): Promise<void> {
  const end = performance.now() + patience;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain for this: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Resolves once an element shows its still: the data in one turn, and what the untrained networks make of them in the next. */
export async function stillOf(element: LitElement): Promise<void> {
  await element.updateComplete;
  for (let turn = 0; turn < 2; turn++) await new Promise<void>((resolve) => inTurn(resolve));
  await element.updateComplete;
}

/** Opens what a button of the controls opens, and resolves once it is there. */
export async function open(element: LitElement, name: 'menu' | 'settings'): Promise<HTMLElement> {
  find(element, 'gan-controls', `.${name}`).click();
  await until(
    () =>
      element.shadowRoot!.querySelector(`gan-${name}`)?.shadowRoot?.querySelector('button, details') != null,
    `the ${name}`,
  );
  return find(element, `gan-${name}`);
}
