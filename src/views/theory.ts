import { html } from 'lit';
import { defineOnce } from '../elements/define-once.js';
import { estimateDensity } from '../elements/density.js';
import { GanTheory } from '../elements/gan-theory.js';
import type { Trainer } from '../sdk/trainer.js';
import { DATASET_SEED } from '../shared/dataset.js';
import { randomKey } from '../shared/random.js';
import { SYNTHETICS, type Synthetic } from '../shared/synthetic/index.js';
import type { Look, Scene } from '../still/scene.js';
import { GRID, optimalValue, optimumInPlane, optimumOnLine, valueOf } from './optimum.js';
import { windowedDensity } from './densities.js';
import type { Figure, MakeView, View } from './view.js';

defineOnce('gan-theory', GanTheory);

/** Real examples, and generated ones, that values are estimated from: each mean to about 0.03. */
const COUNT = 1024;

/** Examples that the data's density is windowed from: so many that it is exact to about a hundredth. */
const DRAWN = 2 ** 14;

/** Milliseconds between two estimates: they take the page a few of them. */
const RHYTHM = 500;

/** What stays while a distribution is looked at. */
interface Truth {
  readonly known: Synthetic;
  readonly density: (point: readonly number[]) => number;
  readonly scene: Exclude<Scene, { readonly kind: 'images' }>;
  readonly real: Float32Array;
  readonly densityOfReal: Float64Array;
  /** In the plane, p_data through the window of the grid. */
  readonly windowed: Float32Array | undefined;
}

/** What changes from estimate to estimate. */
interface Estimate {
  readonly values: { readonly value: number; readonly optimal: number };
  /** In the plane. */
  readonly optimum: Float32Array | undefined;
}

class TheoryView implements View {
  readonly place = 'layer';
  readonly #figure: Figure;
  #truth: Truth | undefined;
  #estimate: Estimate | undefined;
  #estimated = -Infinity;
  /** D* on the line is of what the picture shows, and drawn with it. */
  #onLine: { readonly look: Look; readonly optimum: Float32Array } | undefined;

  constructor(figure: Figure) {
    this.#figure = figure;
  }

  async look(trainer: Trainer): Promise<void> {
    const now = performance.now();
    // What stands still is estimated where it stands.
    if (trainer.state.kind === 'running' && now - this.#estimated < RHYTHM) return;
    const truth = (this.#truth ??= truthOf(this.#figure));
    if (!truth) return;
    this.#estimated = now;
    const estimate = await estimateOf(trainer, truth);
    if (truth === this.#truth) this.#estimate = estimate;
  }

  forget(): void {
    this.#truth = this.#estimate = this.#onLine = undefined;
    this.#estimated = -Infinity;
  }

  render(): ReturnType<View['render']> {
    const { scene } = this.#figure.picture;
    if (!scene || scene.kind === 'images' || !densityKnown(this.#figure)) return undefined;
    return html`<gan-theory
      slot="layer"
      .dimension=${scene.kind === 'plane' ? 2 : 1}
      ?mapped=${scene.kind === 'density' && scene.latents}
      ?under=${this.#figure.shows('forces')}
      .optimum=${scene.kind === 'plane' ? this.#estimate?.optimum : this.#optimumOnLine(scene)}
      .values=${this.#estimate?.values}
      language=${this.#figure.language}
    ></gan-theory>`;
  }

  #optimumOnLine({ real, extent }: Extract<Scene, { kind: 'density' }>): Float32Array | undefined {
    const { look } = this.#figure.picture;
    if (!look || !this.#estimate) return undefined;
    if (this.#onLine?.look !== look)
      this.#onLine = { look, optimum: optimumOnLine(real, estimateDensity(look.fake, ...extent), extent) };
    return this.#onLine.optimum;
  }
}

/** The distribution that is trained on, where its density is known. */
function densityKnown({ setup }: Figure): Synthetic | undefined {
  const source = setup?.source;
  const known = source?.kind === 'synthetic' ? SYNTHETICS[source.name] : undefined;
  return known?.density && known;
}

function truthOf(figure: Figure): Truth | undefined {
  const known = densityKnown(figure);
  const { scene } = figure.picture;
  if (!known?.density || !scene || scene.kind === 'images') return undefined;
  const { dimension, density } = known;
  const drawn = known.draw(randomKey(DATASET_SEED, 'dataset'), scene.kind === 'plane' ? DRAWN : COUNT);
  const real = drawn.slice(0, COUNT * dimension);
  return {
    known,
    density,
    scene,
    real,
    densityOfReal: densitiesAt(real, dimension, density),
    windowed: scene.kind === 'plane' ? windowedDensity(drawn, scene.extent, GRID) : undefined,
  };
}

async function estimateOf(
  trainer: Trainer,
  { known: { dimension }, density, scene, real, densityOfReal, windowed }: Truth,
): Promise<Estimate> {
  const [{ data: fake }, onReal] = await Promise.all([trainer.sample(COUNT), trainer.discriminate(real)]);
  const onFake = await trainer.discriminate(fake);
  const densityOfFake = densitiesAt(fake, dimension, density);
  return {
    values: {
      value: valueOf(onReal, onFake),
      optimal: optimalValue({ real, fake, densityOfReal, densityOfFake }, dimension),
    },
    optimum: scene.kind === 'plane' && windowed ? optimumInPlane(windowed, fake, scene.extent) : undefined,
  };
}

function densitiesAt(points: Float32Array, dimension: 1 | 2, density: Truth['density']): Float64Array {
  return Float64Array.from({ length: points.length / dimension }, (_, i) =>
    density([...points.subarray(i * dimension, (i + 1) * dimension)]),
  );
}

/** What theory says of the generator, beside what is measured. */
export const makeView: MakeView = (figure) => new TheoryView(figure);
