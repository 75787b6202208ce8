import type { BackendReport } from '../../src/shared/backend.js';
import type { GanError } from '../../src/shared/errors.js';
import type { Machine } from '../compile/machine.js';

/** A backend in use. */
export interface Backend {
  /** The backend that tfjs computes on, where it does. */
  readonly tfjs: 'webgpu' | 'webgl' | 'cpu';
  /** What compiled steps run on; undefined where all is tfjs's. */
  readonly machine: Machine | undefined;
  /** Resolves once everything that was asked of the device so far is done. */
  settle(): Promise<void>;
  /** Gives up the device. tfjs is to be given another backend before it computes again. */
  dispose(): void;
  /** Resolves if the device is lost or breaks; stays pending otherwise. */
  readonly lost: Promise<GanError>;
}

/** A backend that is to be had. */
export interface Candidate extends Pick<BackendReport, 'adapter' | 'software'> {
  /** Makes `tfjs` tfjs's backend. */
  use(): Promise<Backend>;
}

/** Looks for a backend: a candidate, or a clause on why there is none ("this browser has no WebGPU"). */
export type Probe = () => Promise<Candidate | string>;
