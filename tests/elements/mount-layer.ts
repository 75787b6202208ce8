import { GanForces } from '../../src/elements/gan-forces.js';
import { GanMap } from '../../src/elements/gan-map.js';
import { GanTheory } from '../../src/elements/gan-theory.js';
import { defineOnce } from '../../src/elements/define-once.js';

interface Layers {
  'gan-forces': GanForces;
  'gan-map': GanMap;
  'gan-theory': GanTheory;
}

defineOnce('gan-forces', GanForces);
defineOnce('gan-map', GanMap);
defineOnce('gan-theory', GanTheory);

/** A layer by itself, 400 pixels wide and high, with these properties, once it has rendered. */
export async function mountLayer<Name extends keyof Layers>(
  name: Name,
  properties: Partial<Layers[Name]>,
): Promise<Layers[Name]> {
  const element = document.createElement(name) as Layers[Name];
  Object.assign(element, { language: 'en' }, properties);
  element.style.cssText = 'position: absolute; inset: 0; inline-size: 400px; block-size: 400px';
  document.body.append(element);
  // Once for itself, and once it knows its size.
  await element.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await element.updateComplete;
  return element;
}
