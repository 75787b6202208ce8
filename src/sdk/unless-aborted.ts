import { onAbort } from './on-abort.js';

/** What `act` comes to. Rejects with the signal's reason as soon as that aborts; where it has, nothing is done. */
export async function unlessAborted<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
  const settled = new AbortController();
  try {
    return await new Promise<T>((resolve, reject) => {
      onAbort(signal, () => reject(signal.reason as Error), { signal: settled.signal });
      if (!signal.aborted) act().then(resolve, reject);
    });
  } finally {
    settled.abort();
  }
}
