import { expect } from 'chai';
import type { GanError } from '../../src/shared/errors.js';

/** The error that `promise` rejects with, within so many milliseconds. */
export async function errorOf(promise: Promise<unknown>, milliseconds = 10_000): Promise<GanError> {
  const outcome = await Promise.race([
    promise.then(
      () => 'resolved',
      (thrown: unknown) => thrown,
    ),
    delay(milliseconds).then(() => 'pending'),
  ]);
  expect(outcome, 'what the promise came to').to.be.instanceOf(Error);
  return outcome as GanError;
}

export const delay = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
