/**
 * Waits for something that the GPU is to be done with. Firefox looks for that at the next submit, or else only every
 * 100 ms (https://bugzilla.mozilla.org/show_bug.cgi?id=1870699).
 */
export function soon<Result>({ queue }: GPUDevice, done: Promise<Result>): Promise<Result> {
  queue.submit([]);
  return done;
}
