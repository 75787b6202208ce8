const PROBE = `
  const adapter = await navigator.gpu?.requestAdapter();
  postMessage(adapter != null);
`;

/** Whether WebGPU is to be had where the training runs. */
export async function workerHasAdapter(): Promise<boolean> {
  const url = URL.createObjectURL(new Blob([PROBE], { type: 'text/javascript' }));
  const worker = new Worker(url, { type: 'module' });
  try {
    return await new Promise<boolean>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<boolean>) => {
        resolve(data);
      };
      worker.onerror = ({ message }) => {
        reject(new Error(`the probe failed: ${message}`));
      };
    });
  } finally {
    worker.terminate();
    URL.revokeObjectURL(url);
  }
}
