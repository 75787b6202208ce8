import { estimateDensity, nodesBetween } from '../elements/density.js';
import { FAKE_IMAGES, REAL_IMAGES, type ImageFormat } from '../elements/images.js';
import type { Interval } from '../elements/scales.js';
import type { Config } from '../shared/config.js';
import { sizeOf, type DatasetSource } from '../shared/dataset.js';
import type { ScalableData } from '../shared/scaling.js';
import { SYNTHETICS } from '../shared/synthetic/index.js';
import { boundsOf } from './bounds.js';
import { sampleLatents } from '../shared/latent.js';

/** What stays as it is while a run is looked at, and what to ask of the run at each look. */
export type Scene = PlaneScene | DensityScene | ImagesScene;

interface Questions {
  /** Generated examples to ask for. */
  readonly samples: number;
  /** Examples to ask D about, one after another; none where there is no place to show its answers. */
  readonly questions: Float32Array | undefined;
}

/** Two dimensions: points over D's verdicts on a grid. */
export interface PlaneScene extends Questions {
  readonly kind: 'plane';
  readonly extent: readonly [Interval, Interval];
  readonly real: Float32Array;
}

/** One dimension: Figure 1 of the paper. */
export interface DensityScene extends Questions {
  readonly kind: 'density';
  readonly extent: Interval;
  /** p_data at evenly spaced points over the extent. */
  readonly real: Float32Array;
  /** The latent points of the samples, where they are numbers too. */
  readonly latents: Float32Array | undefined;
}

/** Everything else is shown as images; a list of numbers is one row of pixels. */
export interface ImagesScene extends Questions {
  readonly kind: 'images';
  readonly format: ImageFormat;
  readonly real: Float32Array | undefined;
}

/** What changes from look to look. */
export interface Look {
  /** Generated examples, from the same latent points each time. */
  readonly fake: Float32Array;
  /** D's answers to the scene's questions. */
  readonly verdicts: Float32Array | undefined;
}

/** Real points in the plane, and generated ones. */
const POINTS = 256;

/** Generated numbers on the line: a density takes many. */
const NUMBERS = 2048;

/** Points along each side of the grid on which D is asked. */
const GRID = 40;

/** What is shown on each side of the data, as a share of their extent. */
const MARGIN = 0.2;

/** How to look at a run of this config on this data. */
export function sceneOf(source: DatasetSource | undefined, known: ScalableData, config: Config): Scene {
  const [x, y, ...more] = known.shape.length === 1 ? intervalsOf(source, known) : [];
  if (!x || more.length > 0) return imagesScene(known);
  return y ? planeScene([x, y], known) : densityScene(x, source, known, config);
}

function planeScene(extent: readonly [Interval, Interval], { data }: ScalableData): PlaneScene {
  const real = Float32Array.from(data.subarray(0, 2 * POINTS));
  return { kind: 'plane', samples: POINTS, questions: gridOver(extent), extent, real };
}

function densityScene(
  extent: Interval,
  source: DatasetSource | undefined,
  { data }: ScalableData,
  config: Config,
): DensityScene {
  const questions = nodesBetween(...extent);
  const density = source?.kind === 'synthetic' ? SYNTHETICS[source.name].density : undefined;
  const real = density ? questions.map((x) => density([x])) : estimateDensity(data, ...extent);
  const latents = config.latent.size === 1 ? sampleLatents(config.latent, config.seed, NUMBERS) : undefined;
  return { kind: 'density', samples: NUMBERS, questions, extent, real, latents };
}

function imagesScene({ data, shape, range }: ScalableData): ImagesScene {
  const format = { shape: shape.length === 1 ? [1, ...shape, 1] : shape, range };
  const real = data.length > 0 ? Float32Array.from(data.subarray(0, REAL_IMAGES * sizeOf(shape))) : undefined;
  return { kind: 'images', samples: FAKE_IMAGES, questions: undefined, format, real };
}

/** For each dimension what to show of it: as much of each, so that shapes keep their proportions. */
function intervalsOf(
  source: DatasetSource | undefined,
  { data, shape: [size = 1] }: ScalableData,
): Interval[] {
  const extent = source?.kind === 'synthetic' ? SYNTHETICS[source.name].extent : boundsOf(data, size);
  const widest = Math.max(...extent.map(([low, high]) => high - low)) || 1;
  const reach = widest * (0.5 + MARGIN);
  return extent.map(([low, high]) => [(low + high) / 2 - reach, (low + high) / 2 + reach]);
}

/** A grid of points, row by row from low y to high y: `[GRID, GRID, 2]`. */
function gridOver([[left, right], [bottom, top]]: readonly [Interval, Interval]): Float32Array {
  const share = (i: number): number => i / (GRID - 1);
  return Float32Array.from({ length: 2 * GRID * GRID }, (_, i) => {
    const node = i >> 1;
    return i % 2 === 0
      ? left + (right - left) * share(node % GRID)
      : bottom + (top - bottom) * share(Math.floor(node / GRID));
  });
}
