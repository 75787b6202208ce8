/** The process of an engine without a browser. It answers what node.mjs asks by its first argument, a bundle of calls.ts. */
import { availableParallelism } from 'node:os';

/** WebGPU by Dawn's bindings, which there are not for every machine. */
async function findGpu() {
  try {
    const { create, globals } = await import('webgpu');
    Object.assign(globalThis, globals);
    return create([]);
  } catch ({ message }) {
    const reason = `no WebGPU: Dawn's bindings do not load: ${message}`;
    return { requestAdapter: () => Promise.reject(new Error(reason)) };
  }
}

console.warn = () => {}; // With it tfjs recommends its package for Node, in each process anew.
Object.defineProperty(globalThis, 'navigator', {
  value: { gpu: await findGpu(), hardwareConcurrency: availableParallelism() },
});
const { calls } = await import(process.argv[2]);

process.on('message', async ([name, ...args]) => {
  try {
    process.send({ value: await calls[name](...args) });
  } catch (error) {
    process.send({ error });
  }
});
process.on('disconnect', () => process.exit()); // Dawn would hold it back.
