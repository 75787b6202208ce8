/** Starts one worker and puts what it can do within reach of browser.mjs. */
import { wrap } from 'comlink';
import type { Calls } from './calls.js';

const worker = new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
const failed = new Promise<never>((_, reject) => {
  worker.addEventListener('error', ({ message }) => reject(new Error(`the worker failed: ${message}`)));
});
failed.catch(() => {}); // It is seen by whoever waits for an answer.

const calls = wrap(worker) as unknown as Record<keyof Calls, (...args: unknown[]) => Promise<unknown>>;

/** Asks the worker. */
const ask = (name: keyof Calls, ...args: unknown[]): Promise<unknown> =>
  Promise.race([calls[name](...args), failed]);

Object.assign(globalThis, { ask });
