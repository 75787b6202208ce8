/** Calls `callback` when `signal` aborts, at once where it has. `options.signal` takes the listener away again. */
export function onAbort(signal: AbortSignal, callback: () => void, options?: { signal: AbortSignal }): void {
  if (signal.aborted) callback();
  else signal.addEventListener('abort', callback, options);
}
