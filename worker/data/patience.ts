import { GanError } from '../../src/shared/errors.js';

/** On what terms a file is waited for. */
export interface Patience {
  /** What the file is called in messages. */
  readonly name: string;
  /** How long it may keep silent, in milliseconds. */
  readonly stallLimit: number;
}

/**
 * The promise's outcome, unless its file keeps silent for too long first.
 * @throws GanError `DataError`.
 */
export async function patiently<T>(promise: Promise<T>, { name, stallLimit }: Patience): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new GanError('DataError', `${name} has sent nothing for ${stallLimit / 1000} s.`));
    }, stallLimit);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
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
