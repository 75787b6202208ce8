import type { LinkedRun } from '../permalink.js';
import type { Setup } from '../setup.js';
import type { NamedDataset } from '../shared/config.js';
import { usualViews } from '../views/index.js';
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

/**
 * The tag that shows the run in another page, with these views where they are not the preset's, under that of the script
 * at this address.
 */
export function embedCode(setup: Setup, views: readonly string[], script: string | undefined): string {
  const { preset, seed, config, dataset } = linkedRun(setup);
  const isUsual = views.join() === usualViews(setup.preset).join();
  const attributes = [
    `preset="${preset}"`,
    `seed="${seed}"`,
    ...(dataset ? [`dataset="${dataset}"`] : []),
    ...(isUsual ? [] : [`views="${views.join(' ')}"`]),
    ...(config ? [`config='${JSON.stringify(config)}'`] : []),
  ];
  const tag = `<gan-trainer ${attributes.join(' ')}></gan-trainer>`;
  return script ? `<script type="module" src="${script}"></script>\n${tag}` : tag;
}

/** Of a dataset that can be asked for by name. */
export function nameOf(source: Setup['source']): NamedDataset | undefined {
  if (source?.kind === 'synthetic') return source.name;
  return source?.kind === 'glyphs' ? 'glyphs' : undefined;
}
