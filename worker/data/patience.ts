import { GanError } from '../../src/shared/errors.js';
import { aborted } from './aborted.js';

/** On what terms a file is waited for. */
export interface Patience {
  /** What the file is called in messages. */
  readonly name: string;
  readonly signal: AbortSignal;
  /** How long it may keep silent, in milliseconds. */
  readonly stallLimit: number;
}

/**
 * The promise's outcome, unless its file keeps silent for too long, or is no longer wanted, first.
 * @throws GanError `DataError` or `AbortError`.
 */
export async function patiently<T>(promise: Promise<T>, { name, signal, stallLimit }: Patience): Promise<T> {
  const settled = new AbortController();
  const interruption = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => {
      reject(new GanError('DataError', `${name} has sent nothing for ${stallLimit / 1000} s.`));
    }, stallLimit);
    settled.signal.addEventListener('abort', () => clearTimeout(timer));
    signal.addEventListener('abort', () => reject(aborted()), { signal: settled.signal });
    if (signal.aborted) reject(aborted());
  });
  try {
    return await Promise.race([promise, interruption]);
  } finally {
    settled.abort();
  }
}

/** Whatever was thrown, as a `DataError` that says what became of the file, unless it says so already. */
export function asDataError(thrown: unknown, problem: string): GanError {
  if (thrown instanceof GanError) return thrown;
  return new GanError(
    'DataError',
    `${problem} (${thrown instanceof Error ? thrown.message : String(thrown)}).`,
  );
}
