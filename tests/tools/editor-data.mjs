/**
 * After `npm run manifest`: what other tools want to know of `<gan-trainer>`, made from custom-elements.json. Types of
 * its markup for React, Vue and Svelte, custom data for VS Code, web-types for JetBrains' editors.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './server.mjs';

const dist = join(root, 'dist');
const TAG = 'gan-trainer';
const ELEMENT = 'GanTrainerElement';

const readJson = async (file) => JSON.parse(await readFile(file, 'utf8'));
const { name, version } = await readJson(join(root, 'package.json'));
const { modules } = await readJson(join(dist, 'custom-elements.json'));
const { PRESETS } = await import('../../dist/index.js');

const element = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === TAG);
const { attributes, slots, cssParts, cssProperties, description } = element;
// The analyzer takes some calls of `dispatchEvent` for events of other names; those documented are all there are.
const events = element.events.filter((event) => event.description);

/** What an attribute may be set to, where that is a choice of names. */
const valuesOf = (attribute) => (attribute === 'preset' ? PRESETS.map((preset) => preset.name) : []);

/** Frameworks set properties where they can, to the text that stands in the markup: of a number, its digits. */
const typeOf = ({ fieldName, type }) =>
  `${ELEMENT}['${fieldName}']${type.text.includes('number') ? ' | `${number}`' : ''}`;

const comment = (text) => `  /** ${text.replaceAll('\n', '\n   * ')} */`;
const property = (key, { description: text, ...attribute }) =>
  `${comment(text)}\n  '${key}'?: ${typeOf(attribute)};`;
const keysOf = ({ name: attribute, fieldName }) => new Set([attribute, fieldName]);
const camel = (hyphened) => hyphened.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** `listener` names the property that listens to an event. */
const interfaceOf = (listener) => `interface Markup {
${attributes.flatMap((attribute) => [...keysOf(attribute)].map((key) => property(key, attribute))).join('\n')}
${events
  .map(
    (event) =>
      `${comment(event.description)}\n  '${listener(event.name)}'?: (event: HTMLElementEventMap['${event.name}']) => void;`,
  )
  .join('\n')}
}
`;

/** A declaration file that is imported for its effect on the types of a framework. */
const declaration = (imports, listener, augmentation) => `${imports}
import type { ${ELEMENT} } from './types/define.js';

${interfaceOf(listener)}
${augmentation}
`;

const react = declaration(
  "import type { DetailedHTMLProps, HTMLAttributes } from 'react';",
  (event) => `on${event}`,
  `declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      '${TAG}': DetailedHTMLProps<HTMLAttributes<${ELEMENT}>, ${ELEMENT}> & Markup;
    }
  }
}`,
);

const vue = declaration(
  "import type { HTMLAttributes, PublicProps } from 'vue';",
  (event) => camel(`on-${event}`),
  `declare module 'vue' {
  interface HTMLAttributes {
    slot?: string;
  }
  interface GlobalComponents {
    '${TAG}': new () => { $props: HTMLAttributes & PublicProps & Markup };
  }
}`,
);

const svelte = declaration(
  "import type { HTMLAttributes } from 'svelte/elements';",
  (event) => `on${event}`,
  `declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    '${TAG}': HTMLAttributes<${ELEMENT}> & Markup;
  }
}`,
);

const htmlData = {
  version: 1.1,
  tags: [
    {
      name: TAG,
      description,
      attributes: attributes.map((attribute) => ({
        name: attribute.name,
        description: attribute.description,
        ...(attribute.type.text === 'boolean' ? { valueSet: 'v' } : {}),
        values: valuesOf(attribute.name).map((value) => ({ name: value })),
      })),
    },
  ],
};

const cssData = {
  version: 1.1,
  properties: cssProperties,
  pseudoElements: cssParts.map((part) => ({ ...part, name: `::part(${part.name})` })),
};

const webTypes = {
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: [
        {
          name: TAG,
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
        },
      ],
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
