import { LIVE_PATHS, type Config, type ConfigInput, type ObjectiveName, type Patch } from './config.js';
import { FIELDS, type Field } from './config-fields.js';
import { KINDS } from './config-kinds.js';
import { GanError, oneOf, refuse, refuseField } from './errors.js';
import { DEFAULT_PRESET, presetNamed } from './presets.js';

/**
 * The full config that an input stands for: its preset's (`ring` without one), with what the input says put over it.
 * @throws GanError `ConfigError` with the field, its value and what would do.
 */
export function resolveConfig(input: ConfigInput = {}): Config {
  checkInput(input);
  const { preset = DEFAULT_PRESET, ...patch } = input;
  return patchConfig(presetNamed(preset).config, patch);
}

/** @throws GanError `ConfigError` unless `input` is an object: what is in it is another matter. */
export function checkInput(input: unknown): asserts input is ConfigInput {
  if (!isObject(input)) fail('config', input, 'an object');
}

/**
 * `config` with `patch` put over it.
 * @throws GanError `ConfigError` with the field, its value and what would do.
 */
export function patchConfig(config: Config, patch: Patch<Config>): Config {
  const merged = merge(config, patch, '');
  for (const field of FIELDS) checkField(merged, field);
  const patched = merged as unknown as Config;
  checkSmoothing(patched);
  return patched;
}

/** The paths at which two configs differ. */
export function changedPaths(before: Config, after: Config): string[] {
  return FIELDS.map((field) => field.path).filter(
    (path) => JSON.stringify(valueAt(before, path)) !== JSON.stringify(valueAt(after, path)),
  );
}

/**
 * Lets a change pass that a running training can take over.
 * @throws GanError `ConfigError` that names the first path which needs a reset.
 */
export function assertLive(before: Config, after: Config): void {
  const path = changedPaths(before, after).find((changed) => !LIVE_PATHS.includes(changed));
  if (path === undefined) return;
  throw new GanError(
    'ConfigError',
    `${path} cannot change while a run goes on; use reset({ config }) to begin again with it. ` +
      `What can change: ${LIVE_PATHS.join(', ')}.`,
  );
}

/** The value at a dotted path, or undefined. */
export function valueAt(config: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), config);
}

type Tree = Readonly<Record<string, unknown>>;

/** Whether a value is an object with fields, and no list. */
export function isObject(value: unknown): value is Tree {
  return isComposite(value) && !Array.isArray(value);
}

function merge(base: object, patch: unknown, path: string): Tree {
  if (!isObject(patch)) fail(path, patch, 'an object');
  const start: Tree = { ...startOf(base as Tree, patch, path) };
  const merged: Record<string, unknown> = { ...start };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const below = path === '' ? key : `${path}.${key}`;
    if (!Object.hasOwn(start, key)) refuseUnknown(below, start);
    const old = start[key];
    merged[key] = isObject(old) ? merge(old, value, below) : value;
  }
  return merged;
}

/**
 * Where a patch names another kind, that kind's defaults take the place of what stood there. Only the activation of a
 * network's last layer stays, because that goes with the data.
 */
function startOf(base: Tree, patch: Tree, path: string): Tree {
  const { kind } = patch;
  const kinds = KINDS[path];
  if (!kinds || kind === undefined || kind === base['kind']) return base;
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind))
    fail(`${path}.kind`, kind, oneOf(Object.keys(kinds)));
  const { output } = base;
  return { ...kinds[kind], ...(output !== undefined && { output }) };
}

/** @param siblings What there is in its place, of the kind that is there. */
function refuseUnknown(path: string, siblings: Tree): never {
  const parent = path.slice(0, path.lastIndexOf('.') + 1);
  const { kinds } = FIELDS.find((field) => field.path === path && field.kinds) ?? {};
  const there = Object.keys(siblings).map((key) => parent + key);
  if (!kinds) refuseField('config', path, there);
  throw new GanError(
    'ConfigError',
    `${path} belongs to ${kinds.join(', ')}, and ${parent}kind is ${String(siblings['kind'])}. There are: ${there.join(', ')}.`,
  );
}

/** Objectives that stay the same where a number is added to all that D puts out: smoothing would have it grow for ever. */
const SHIFTLESS: readonly ObjectiveName[] = ['wasserstein', 'relativistic', 'relativistic-average'];

function checkSmoothing({ objective, penalties: { labelSmoothing } }: Config): void {
  if (labelSmoothing > 0 && SHIFTLESS.includes(objective))
    fail('penalties.labelSmoothing', labelSmoothing, `0 where the objective is ${objective}`);
}

function checkField(config: Tree, field: Field): void {
  const kind = valueAt(config, `${field.path.slice(0, field.path.lastIndexOf('.'))}.kind`);
  if (field.kinds && !field.kinds.includes(String(kind))) return;
  const value = valueAt(config, field.path);
  switch (field.type) {
    case 'integer':
    case 'number':
      if (!isNumber(value, field)) fail(field.path, value, rangeOf(field));
      return;
    case 'choice':
      if (typeof value !== 'string' || !field.choices.includes(value))
        fail(field.path, value, oneOf(field.choices));
      return;
    case 'boolean':
      if (typeof value !== 'boolean') fail(field.path, value, 'true or false');
      return;
    case 'widths':
      if (!Array.isArray(value) || value.length > field.maxLength)
        fail(field.path, value, `a list of at most ${field.maxLength} widths`);
      value.forEach((width: unknown, i) => {
        const range = { ...field, type: 'integer' as const };
        if (!isNumber(width, range)) fail(`${field.path}[${i}]`, width, rangeOf(range));
      });
      return;
    default:
      field satisfies never;
  }
}

interface Range {
  readonly type: 'integer' | 'number';
  readonly min: number;
  readonly max: number;
}

function isNumber(value: unknown, { type, min, max }: Range): value is number {
  if (typeof value !== 'number' || !(value >= min && value <= max)) return false;
  return type === 'number' || Number.isInteger(value);
}

function rangeOf({ type, min, max }: Range): string {
  return `${type === 'integer' ? 'a whole number' : 'a number'} from ${min} to ${max}`;
}

function fail(path: string, value: unknown, expected: string): never {
  refuse(path || 'config', show(value), expected);
}

function isComposite(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function show(value: unknown): string {
  // JSON would write NaN and Infinity as null.
  const text = typeof value === 'string' || isComposite(value) ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
