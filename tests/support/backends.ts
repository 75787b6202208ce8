import { setBackend } from '../../worker/tf.js';
import { findBackends, type Found } from '../../worker/backend/find.js';
import type { BackendReport } from '../../src/shared/backend.js';

const opened = new Map<BackendReport['name'], Promise<Found>>();

/** Makes a backend tfjs's own in this page: each is opened once, since a page may have only so many GPU contexts. */
export async function useBackend(name: BackendReport['name']): Promise<Found> {
  let found = opened.get(name);
  if (!found) opened.set(name, (found = chooseBackend(name)));
  await found;
  await setBackend(name);
  return found;
}

/** The most promising backend. */
export async function chooseBackend(...args: Parameters<typeof findBackends>): Promise<Found> {
  return (await findBackends(...args))[0]!;
}
