import { html } from 'lit';
import { defineOnce } from '../elements/define-once.js';
import { GanMap } from '../elements/gan-map.js';
import type { LatentConfig } from '../shared/config.js';
import { latentQuantile } from '../shared/latent.js';
import type { MakeView } from './view.js';

defineOnce('gan-map', GanMap);

/** Nodes along each side of a grid, and of a line, which is drawn as finely with fewer. */
const NODES = { 1: 257, 2: 25 } as const;

/** Share of the prior beyond the first node of a side, and beyond the last. */
const TAIL = 0.005;

/** A grid over z, even in probability. */
interface Grid {
  readonly nodes: number;
  /** All of z at each node: its first one or two numbers are the node's, the others 0. */
  readonly latents: Float32Array;
  /** The node's own: `[nodes², 2]`, row by row, or `[nodes]`. */
  readonly places: Float32Array;
}

/** Each cell is equally probable, and all together hold 99 % of each coordinate. */
export function gridOver(latent: LatentConfig): Grid {
  const dimension = latent.size === 1 ? 1 : 2;
  const nodes = NODES[dimension];
  const count = nodes ** dimension;
  const quantiles = Float32Array.from({ length: nodes }, (_, i) =>
    latentQuantile(latent, TAIL + ((1 - 2 * TAIL) * i) / (nodes - 1)),
  );
  const latents = new Float32Array(count * latent.size);
  const places = new Float32Array(count * dimension);
  for (let node = 0; node < count; node++) {
    const z = [quantiles[node % nodes]!, quantiles[Math.floor(node / nodes)]!].slice(0, dimension);
    latents.set(z, node * latent.size);
    places.set(z, node * dimension);
  }
  return { nodes, latents, places };
}

/** The generator as a map from z to the plane. */
export const makeView: MakeView = (figure) => {
  let grid: Grid | undefined;
  let images: Float32Array | undefined;
  let run = 0;
  return {
    place: 'layer',
    async look(trainer) {
      if (figure.picture.scene?.kind !== 'plane') return;
      const asked = run;
      grid ??= gridOver(trainer.config.latent);
      const { data } = await trainer.generate(grid.latents);
      if (asked === run) images = data;
    },
    forget() {
      grid = images = undefined;
      run++;
    },
    render() {
      const { scene } = figure.picture;
      if (scene?.kind !== 'plane') return undefined;
      const size = figure.setup?.config.latent.size ?? 0;
      return html`<gan-map
        slot="layer"
        .extent=${scene.extent}
        .nodes=${grid?.nodes ?? 0}
        .latents=${grid?.places}
        .images=${images}
        .others=${Math.max(0, size - 2)}
        language=${figure.language}
      ></gan-map>`;
    },
  };
};
