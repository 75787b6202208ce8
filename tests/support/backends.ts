import { setBackend } from '../../worker/tf.js';
import { chooseBackend, type Chosen } from '../../worker/backend/choose.js';
import type { BackendReport } from '../../src/shared/backend.js';

const opened = new Map<BackendReport['name'], Promise<Chosen>>();

/** Makes a backend tfjs's own in this page: each is opened once, since a page may have only so many GPU contexts. */
export async function useBackend(name: BackendReport['name']): Promise<Chosen> {
  let chosen = opened.get(name);
  if (!chosen) opened.set(name, (chosen = chooseBackend(name)));
  await chosen;
  await setBackend(name);
  return chosen;
}
