/** tfjs's JavaScript kernels: slow, and everywhere. */
import { setBackend } from '../tf.js';
import '@tensorflow/tfjs-backend-cpu';
import '../random/javascript.js';
import type { Backend, Candidate } from './backend.js';

export function probeCpu(): Promise<Candidate> {
  return Promise.resolve({ adapter: 'JavaScript', software: false, use });
}

async function use(): Promise<Backend> {
  await setBackend('cpu');
  return {
    tfjs: 'cpu',
    machine: undefined,
    settle: () => Promise.resolve(),
    dispose: () => {},
    lost: new Promise(() => undefined),
  };
}
