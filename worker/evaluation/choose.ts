import { sizeOf } from '../../src/shared/dataset.js';
import { GanError, refuse } from '../../src/shared/errors.js';
import {
  METRIC_NAMES,
  METRICS,
  type EvaluationRequest,
  type Metric,
  type MetricName,
} from '../../src/shared/metrics.js';
import { unseenByClassifier } from './classifier.js';
import { FEATURES } from './classifier-network.js';
import { GAME_SAMPLE } from './game.js';
import { MEASURES } from './measures.js';
import type { RealData } from './real-data.js';
import type { Measure } from './subject.js';

/** A measure to take, of so many examples, for those of its metrics that were asked for. */
export interface Chosen {
  readonly measure: Measure;
  readonly n: number;
  readonly metrics: readonly MetricName[];
}

/**
 * What is measured of this data: the metrics that were asked for, or else all that suit it and are quick.
 * @throws GanError `ConfigError` for a metric that was asked for, and that there is not or that does not suit it.
 */
export function choose(
  data: RealData,
  { metrics, count }: Pick<EvaluationRequest, 'metrics' | 'count'>,
): readonly Chosen[] {
  const obstacles = new Map(METRIC_NAMES.map((name) => [name, obstacleTo(name, data, count)]));
  const names = metrics ?? METRIC_NAMES.filter((name) => !isSlow(name, data) && !obstacles.get(name));
  for (const name of names) {
    if (!obstacles.has(name)) refuse('metrics', name, `made of ${METRIC_NAMES.join(', ')}`);
    const obstacle = obstacles.get(name);
    if (obstacle) throw new GanError('ConfigError', `metrics has ${name}, which needs ${obstacle}.`);
  }
  return MEASURES.map((measure) => ({
    measure,
    n: countFor(measure, data, count),
    metrics: measure.metrics.filter((name) => names.includes(name)),
  })).filter((chosen) => chosen.metrics.length > 0);
}

/** Whether examples are compared by what a classifier makes of them. */
export function isClassified({ isImages, dataset }: RealData): boolean {
  return isImages && dataset.labels !== undefined;
}

function isSlow(name: MetricName, data: RealData): boolean {
  const { slow }: Metric = METRICS[name];
  return data.isImages && (slow === 'images' || (slow === 'pixels' && !isClassified(data)));
}

function countFor({ of, most, parts = 2 }: Measure, data: RealData, count: number): number {
  if (of === 'game') return GAME_SAMPLE;
  const { count: all } = data.dataset;
  const comparable = isByFeatures(of) && isClassified(data) ? unseenByClassifier(all) : all;
  const available = Math.floor(comparable / parts);
  return Math.min(count, available, most?.(data) ?? Infinity);
}

/** Whether it is of what a classifier makes of examples, where there is one. */
export function isByFeatures(of: Measure['of']): boolean {
  return of === 'features' || of === 'probabilities';
}

/** How many numbers stand for an example. */
function featuresOf(data: RealData): number {
  return isClassified(data) ? FEATURES : sizeOf(data.dataset.shape);
}

/** What a metric needs and the data lacks. */
function obstacleTo(name: MetricName, data: RealData, count: number): string | undefined {
  const { needs } = METRICS[name];
  if (!suits(needs, data)) return `${NEEDS[needs]}; ${data.dataset.name} does not have that`;
  const measure = MEASURES.find(({ metrics }) => metrics.includes(name))!;
  const least = measure.least?.(featuresOf(data)) ?? 2;
  const n = countFor(measure, data, count);
  return n < least
    ? `at least ${least} examples; of ${data.dataset.name} with this count there are ${n}`
    : undefined;
}

const NEEDS: Readonly<Record<Metric['needs'], string>> = {
  mixture: 'a mixture of Gaussians whose components are known, such as ring, grid or mixture-1d',
  density: 'numbers on the line whose density is known, such as mixture-1d',
  plane: 'examples of one number or two',
  images: 'images',
  labels: 'images with labels',
  anything: 'examples',
};

function suits(needs: Metric['needs'], data: RealData): boolean {
  const { known, isImages } = data;
  const size = sizeOf(data.dataset.shape);
  switch (needs) {
    case 'mixture':
      return known?.components !== undefined;
    case 'density':
      return size === 1 && known?.density !== undefined;
    case 'plane':
      return size <= 2;
    case 'images':
      return isImages;
    case 'labels':
      return isClassified(data);
    case 'anything':
      return true;
    default:
      return needs satisfies never;
  }
}
