import { checkBackend, withSeed } from './sdk/arguments.js';
import { sourceOf } from './sdk/source-of.js';
import type { BackendChoice } from './shared/backend.js';
import type { Config, ConfigInput, NamedDataset } from './shared/config.js';
import { checkInput, resolveConfig } from './shared/config-schema.js';
import type { DatasetSource } from './shared/dataset.js';
import { refuse } from './shared/errors.js';
import { DEFAULT_PRESET, presetNamed, PRESETS, type Preset } from './shared/presets.js';

/** What the properties of the element say, as they are written. Where an attribute was removed, Lit says null. */
export interface Wishes {
  readonly preset: string | null | undefined;
  readonly source: DatasetSource | NamedDataset | null | undefined;
  readonly config: ConfigInput | string | null;
  /** Vue, Svelte and React set the property to the text that stands in their markup. */
  readonly seed: number | string | null | undefined;
  readonly backend: BackendChoice | null;
  readonly workerUrl: string | null | undefined;
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

/**
 * Makes sense of the wishes, with `config` in place of theirs.
 * @throws GanError `ConfigError` with the field, its value and what would do.
 */
export function resolveSetup(wishes: Wishes, config = wishes.config): Setup {
  const backend = wishes.backend ?? 'auto';
  const patch = patchOf(config ?? {});
  const preset = presetNamed(wishes.preset ?? patch.preset ?? presetFor(wishes.source) ?? DEFAULT_PRESET);
  const dataset = wishes.source ?? preset.dataset;
  const source = dataset === undefined ? undefined : sourceOf(dataset);
  checkBackend(backend);
  return {
    preset,
    source,
    config: resolveConfig(
      withSeed({ ...patch, preset: preset.name }, wishes.seed == null ? undefined : Number(wishes.seed)),
    ),
    backend,
    workerUrl: wishes.workerUrl ?? undefined,
  };
}

/** Who asks for nothing but a dataset gets the preset that was made for it. */
function presetFor(dataset: Wishes['source']): string | undefined {
  return PRESETS.find((preset) => preset.dataset !== undefined && preset.dataset === dataset)?.name;
}

/** @throws GanError `ConfigError` unless it is an object, or one in JSON; what is in it is another matter. */
export function patchOf(config: unknown, name = 'config'): ConfigInput {
  const patch = typeof config === 'string' ? parse(config, name) : config;
  checkInput(patch);
  return patch;
}

function parse(config: string, name: string): unknown {
  try {
    return JSON.parse(config);
  } catch {
    refuse(name, config, 'JSON');
  }
}
