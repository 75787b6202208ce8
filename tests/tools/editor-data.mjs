/**
 * After `npm run manifest`: what other tools want to know of `<gan-trainer>` and `<gan-compare>`, made from custom-elements.json. Types of
 * its markup for React, Vue and Svelte, custom data for VS Code, web-types for JetBrains' editors.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './server.mjs';

const dist = join(root, 'dist');

/** The elements for authors, and the entry point that the types of each are in. */
const ELEMENTS = [
  { tag: 'gan-trainer', type: 'GanTrainerElement', entry: 'define' },
  { tag: 'gan-compare', type: 'GanCompareElement', entry: 'compare' },
];

const readJson = async (file) => JSON.parse(await readFile(file, 'utf8'));
const { name, version } = await readJson(join(root, 'package.json'));
const { modules } = await readJson(join(dist, 'custom-elements.json'));
const { PRESETS } = await import('../../dist/index.js');

const declarations = modules.flatMap((module) => module.declarations);
const elements = ELEMENTS.map((element) => {
  const declared = declarations.find(({ tagName }) => tagName === element.tag);
  // The analyzer takes some calls of `dispatchEvent` for events of other names; those documented are all there are.
  return { ...declared, ...element, events: declared.events.filter((event) => event.description) };
});

/** What an attribute may be set to, where that is a choice of names. */
const valuesOf = (attribute) => (attribute === 'preset' ? PRESETS.map((preset) => preset.name) : []);

/** Frameworks set properties where they can, to the text that stands in the markup: of a number, its digits. */
const typeOf = (element, { fieldName, type }) =>
  `${element}['${fieldName}']${type.text.includes('number') ? ' | `${number}`' : ''}`;

const comment = (text) => `  /** ${text.replaceAll('\n', '\n   * ')} */`;
const keysOf = ({ name: attribute, fieldName }) => new Set([attribute, fieldName]);
const camel = (hyphened) => hyphened.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** What an element's markup may say. `listener` names the property that listens to an event. */
const interfaceOf = ({ type, attributes, events }, listener) => `interface ${type}Markup {
${attributes
  .flatMap((attribute) =>
    [...keysOf(attribute)].map(
      (key) => `${comment(attribute.description)}\n  '${key}'?: ${typeOf(type, attribute)};`,
    ),
  )
  .join('\n')}
${events
  .map(
    (event) =>
      `${comment(event.description)}\n  '${listener(event.name)}'?: (event: HTMLElementEventMap['${event.name}']) => void;`,
  )
  .join('\n')}
}
`;

/**
 * A declaration file that is imported for its effect on the types of a framework.
 * @param augmentation Makes it of one line for each element.
 */
const declaration = (imports, listener, lineOf, augmentation) => `${imports}
${elements.map(({ type, entry }) => `import type { ${type} } from './types/${entry}.js';`).join('\n')}

${elements.map((element) => interfaceOf(element, listener)).join('\n')}
${augmentation(elements.map(lineOf))}
`;

const react = declaration(
  "import type { DetailedHTMLProps, HTMLAttributes } from 'react';",
  (event) => `on${event}`,
  ({ tag, type }) => `'${tag}': DetailedHTMLProps<HTMLAttributes<${type}>, ${type}> & ${type}Markup;`,
  (lines) => `declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      ${lines.join('\n      ')}
    }
  }
}`,
);

const vue = declaration(
  "import type { HTMLAttributes, PublicProps } from 'vue';",
  (event) => camel(`on-${event}`),
  ({ tag, type }) => `'${tag}': new () => { $props: HTMLAttributes & PublicProps & ${type}Markup };`,
  (lines) => `declare module 'vue' {
  interface HTMLAttributes {
    slot?: string;
  }
  interface GlobalComponents {
    ${lines.join('\n    ')}
  }
}`,
);

const svelte = declaration(
  "import type { HTMLAttributes } from 'svelte/elements';",
  (event) => `on${event}`,
  ({ tag, type }) => `'${tag}': HTMLAttributes<${type}> & ${type}Markup;`,
  (lines) => `declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    ${lines.join('\n    ')}
  }
}`,
);

const htmlData = {
  version: 1.1,
  tags: elements.map(({ tag, description, attributes }) => ({
    name: tag,
    description,
    attributes: attributes.map((attribute) => ({
      name: attribute.name,
      description: attribute.description,
      ...(attribute.type.text === 'boolean' ? { valueSet: 'v' } : {}),
      values: valuesOf(attribute.name).map((value) => ({ name: value })),
    })),
  })),
};

/** Each name once, as the first element describes it. */
const parts = new Map(
  elements
    .toReversed()
    .flatMap(({ cssParts }) => cssParts)
    .map((part) => [part.name, part]),
);

const cssData = {
  version: 1.1,
  properties: elements.flatMap(({ cssProperties = [] }) => cssProperties),
  pseudoElements: [...parts.values()].map((part) => ({ ...part, name: `::part(${part.name})` })),
};

const webTypes = {
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map(
        ({ tag, description, attributes, slots, events, cssProperties = [], cssParts }) => ({
          name: tag,
          description,
          attributes: attributes.map((attribute) => ({
            name: attribute.name,
            description: attribute.description,
            value: {
              type: [attribute.type.text, ...valuesOf(attribute.name).map((value) => `'${value}'`)].join(
                ' | ',
              ),
            },
          })),
          slots,
          js: {
            properties: attributes.map((attribute) => ({
              name: attribute.fieldName,
              description: attribute.description,
              type: attribute.type.text,
            })),
            events: events.map((event) => ({ name: event.name, description: event.description })),
          },
          css: { properties: cssProperties, parts: cssParts },
        }),
      ),
    },
  },
};

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const files = {
  'react.d.ts': react,
  'vue.d.ts': vue,
  'svelte.d.ts': svelte,
  'vscode.html-custom-data.json': json(htmlData),
  'vscode.css-custom-data.json': json(cssData),
  'web-types.json': json(webTypes),
};
await Promise.all(Object.entries(files).map(([file, text]) => writeFile(join(dist, file), text)));
