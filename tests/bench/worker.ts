/** The worker that an engine runs in. It does what page.ts passes on. */
import { expose } from 'comlink';
import { calls } from './calls.js';

expose(calls);
