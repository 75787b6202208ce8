/** Lets a promise end as it may: what goes wrong is shown to the reader, and there is nobody else to tell. */
export function settle(promise: Promise<unknown>): void {
  promise.catch(() => {});
}
