import type { Engine } from '../engine.js';
import { GAN_TRAINER } from './gan-trainer.js';
import { JAX_JS } from './jax-js.js';
import { TFJS } from './tfjs.js';

/** Everything that runs in the browser. */
export const ENGINES: readonly Engine[] = [...GAN_TRAINER, ...TFJS, ...JAX_JS];
