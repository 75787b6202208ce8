import type { Setup } from '../controllers/setup.js';
import type { LinkedRun } from '../permalink.js';
import type { NamedDataset } from '../shared/config.js';
import { differenceBetween } from './difference.js';

/** What a link holds of a run. */
export function linkedRun({ preset, source, config }: Setup): LinkedRun {
  const { seed, ...difference } = differenceBetween(preset.config, config);
  const dataset = nameOf(source);
  return {
    preset: preset.name,
    seed: seed ?? config.seed,
    ...(Object.keys(difference).length > 0 && { config: difference }),
    ...(dataset !== undefined && dataset !== preset.dataset && { dataset }),
  };
}

/** An address with the run of this name put in, and everything else left as it is. */
export function withLink(address: string, name: string, setup: Setup): string {
  const url = new URL(address);
  const parameters = new URLSearchParams(url.hash.slice(1));
  parameters.set(name, JSON.stringify(linkedRun(setup)));
  url.hash = parameters.toString();
  return url.href;
}

/** The tag that shows the run in another page, under the script tag that makes it work. */
export function embedCode(setup: Setup, script: string): string {
  const { preset, seed, config, dataset } = linkedRun(setup);
  const attributes = [
    `preset="${preset}"`,
    `seed="${seed}"`,
    ...(dataset ? [`dataset="${dataset}"`] : []),
    ...(config ? [`config='${JSON.stringify(config)}'`] : []),
  ];
  return `<script type="module" src="${script}"></script>\n<gan-trainer ${attributes.join(' ')}></gan-trainer>`;
}

/** Of a dataset that can be asked for by name. */
function nameOf(source: Setup['source']): NamedDataset | undefined {
  if (source?.kind === 'synthetic') return source.name;
  return source?.kind === 'glyphs' ? 'glyphs' : undefined;
}
