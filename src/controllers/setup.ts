import { BACKEND_CHOICES, type BackendChoice } from '../shared/backend.js';
import type { Config, ConfigInput, NamedDataset } from '../shared/config.js';
import { resolveConfig } from '../shared/config-schema.js';
import type { DatasetSource } from '../shared/dataset.js';
import { GanError } from '../shared/errors.js';
import { DEFAULT_PRESET, presetNamed, PRESETS, type Preset } from '../shared/presets.js';
import { SYNTHETIC_NAMES } from '../shared/synthetic/index.js';

/** What the properties of the element say, as they were written. */
export interface Wishes {
  readonly preset: string | undefined;
  readonly dataset: DatasetSource | string | undefined;
  readonly config: ConfigInput | string;
  readonly seed: number | undefined;
  readonly backend: string;
  readonly workerUrl: string | undefined;
}

/** What they mean. */
export interface Setup {
  readonly preset: Preset;
  /** Undefined where the preset brings none and the host has not given one yet. */
  readonly source: DatasetSource | undefined;
  readonly config: Config;
  readonly backend: BackendChoice;
  readonly workerUrl: string | undefined;
}

/** The datasets that have a name. Each is one object, so that the same dataset is known by being the same object. */
const NAMED: ReadonlyMap<string, DatasetSource> = new Map<NamedDataset, DatasetSource>([
  ...SYNTHETIC_NAMES.map((name) => [name, { kind: 'synthetic', name }] as const),
  ['glyphs', { kind: 'glyphs' }],
]);

/**
 * Makes sense of the wishes.
 * @throws GanError `ConfigError` with the field, its value and what would do.
 */
export function resolveSetup(wishes: Wishes): Setup {
  const { backend, workerUrl } = wishes;
  const preset = presetNamed(wishes.preset ?? presetFor(wishes.dataset) ?? DEFAULT_PRESET);
  const source = sourceOf(wishes.dataset ?? preset.dataset);
  const seed = wishes.seed === undefined ? {} : { seed: wishes.seed };
  const config = resolveConfig({ preset: preset.name, ...configOf(wishes.config), ...seed });
  if (!isBackend(backend)) {
    throw new GanError('ConfigError', `backend is ${backend}; it must be ${BACKEND_CHOICES.join(' or ')}.`);
  }
  return { preset, source, config, backend, workerUrl };
}

/** Who asks for nothing but a dataset gets the preset that was made for it. */
function presetFor(dataset: Wishes['dataset']): string | undefined {
  return PRESETS.find((preset) => preset.dataset !== undefined && preset.dataset === dataset)?.name;
}

function sourceOf(dataset: Wishes['dataset']): DatasetSource | undefined {
  if (typeof dataset !== 'string') return dataset;
  const source = NAMED.get(dataset);
  if (source) return source;
  const names = [...NAMED.keys()].join(', ');
  throw new GanError('ConfigError', `There is no dataset ${JSON.stringify(dataset)}. There are: ${names}.`);
}

function configOf(config: Wishes['config']): ConfigInput {
  if (typeof config !== 'string') return config;
  try {
    return JSON.parse(config) as ConfigInput;
  } catch (thrown) {
    throw new GanError('ConfigError', `config is not JSON: ${(thrown as Error).message}. It is ${config}`);
  }
}

function isBackend(name: string): name is BackendChoice {
  return (BACKEND_CHOICES as readonly string[]).includes(name);
}
