/** The name of the error that a promise rejects with; `none` where it does not. */
export const nameOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (thrown: unknown) => (thrown as Error).name,
  );
