/**
 * The errors a user of the package can meet. Each message says what happened, with which value, and what to do.
 * Only an error's name, message and stack survive the way out of a worker, so the kind is carried by the name.
 */
export type GanErrorName =
  /** A config, preset, seed or argument that is not allowed; the message names the field. */
  | 'ConfigError'
  /** A dataset that cannot be read; the message names the file, the field and what was expected. */
  | 'DataError'
  /** The backend that was asked for is not to be had, or the device was lost. */
  | 'BackendError'
  /** The worker could not be started, died, or stopped answering. */
  | 'WorkerError'
  /** Training produced a number that is not finite. */
  | 'DivergenceError'
  /** The trainer was disposed of, its signal aborted, or the run was reset, while something was under way. */
  | 'AbortError'
  /** Anything else: a defect of ours, or of the host's own code. */
  | 'Error';

/** An error with one of the names of {@link GanErrorName}. */
export class GanError extends Error {
  override readonly name: GanErrorName;

  constructor(name: GanErrorName, message: string) {
    super(message);
    this.name = name;
  }
}

/** @throws GanError `ConfigError` that names the field or argument, its value and what would do. */
export function refuse(field: string, value: string | number, expected: string): never {
  throw new GanError('ConfigError', `${field} is ${value}; it must be ${expected}.`);
}

/** @throws GanError `ConfigError` that names a field which there is not, and those that there are. */
export function refuseField(owner: string, field: string, there: readonly string[]): never {
  throw new GanError('ConfigError', `${owner} has no field ${field}. There are: ${there.join(', ')}.`);
}

/** What a value must be that is one of several names. */
export function oneOf(names: readonly string[]): string {
  return `one of ${names.join(', ')}`;
}

/** An error as plain data, as it crosses the worker boundary and stands in a failed run state. */
export interface ErrorReport {
  readonly name: GanErrorName;
  readonly message: string;
}

const NAMES: readonly string[] = [
  'ConfigError',
  'DataError',
  'BackendError',
  'WorkerError',
  'DivergenceError',
  'AbortError',
] satisfies GanErrorName[];

/** Whatever was thrown, as plain data. */
export function reportOf(thrown: unknown): ErrorReport {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown) };
  return { name: isName(thrown.name) ? thrown.name : 'Error', message: thrown.message };
}

/** Whatever was thrown, as a {@link GanError} that keeps its name and message. */
export function asGanError(thrown: unknown): GanError {
  if (thrown instanceof GanError) return thrown;
  const { name, message } = reportOf(thrown);
  return new GanError(name, message);
}

function isName(name: string): name is GanErrorName {
  return NAMES.includes(name);
}
