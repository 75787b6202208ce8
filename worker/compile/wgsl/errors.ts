/** Does something with a device; rejects with an error that the device would otherwise only report elsewhere. */
export async function rejectErrors<Result>(device: GPUDevice, work: () => Result): Promise<Result> {
  device.pushErrorScope('validation');
  device.pushErrorScope('out-of-memory');
  let result: Result;
  let errors: Promise<GPUError | null>[];
  try {
    result = work();
  } finally {
    errors = [device.popErrorScope(), device.popErrorScope()];
  }
  const error = (await Promise.all(errors)).find((found) => found !== null);
  if (error) throw new Error(`The WebGPU device refused: ${error.message}`);
  return result;
}
