import type { Machine } from '../../../../worker/compile/machine.js';
import { describeMaps } from './maps.js';
import { describeProducts } from './products.js';
import { describeRandomNumbers } from './random.js';
import { describeReductions } from './reductions.js';
import { checkOn, type Check } from './trial.js';

/**
 * Kernels of every kind do on a machine what they do on the interpreter: what any target is held to.
 * @param runs How many kernels of random shapes are taken of each kind that has them.
 */
export function describeKernels(target: string, machineOf: () => Promise<Machine>, runs: number): void {
  describe(`kernels on ${target}`, () => {
    let machine: Machine;
    before(async () => {
      machine = await machineOf();
    });
    after(() => machine.dispose());
    describeEachKind((trial) => checkOn(machine)(trial), runs);
  });
}

/** The same where the machine is out of reach. */
export function describeEachKind(check: Check, runs: number): void {
  describe('maps', () => describeMaps(check, runs));
  describe('matrix products', () => describeProducts(check, runs));
  describe('reductions', () => describeReductions(check, runs));
  describe('random numbers', () => describeRandomNumbers(check));
}
