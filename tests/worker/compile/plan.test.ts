import { expect } from 'chai';
import type { Kernel } from '../../../worker/compile/loops.js';
import { plan } from '../../../worker/compile/plan.js';
import { affine, floats, number, sum } from './kernel-parts.js';

describe('a plan', () => {
  it('leaves out kernels without a point, but none that sums up nothing', () => {
    const [x, empty, y] = [floats(3), floats(0), floats(1)];
    const map = (size: number): Kernel => ({
      kind: 'map',
      shape: [size],
      stores: [{ buffer: x, at: affine([1]), value: number(1) }],
    });
    const source = { seed: 1, stream: 2, counter: { buffer: { type: 'i32', size: 1 }, offset: 0 } } as const;
    const random = (to: typeof x): Kernel => ({ kind: 'random', source, distribution: 'normal', to });
    const sumOfNothing: Kernel = {
      kind: 'reduce',
      shape: [],
      reduced: [0],
      sums: [{ op: 'sum', value: number(1) }],
      stores: [{ buffer: y, at: affine([]), value: sum() }],
    };
    const kept = [map(3), random(x), sumOfNothing];
    const { kernels } = plan([map(0), ...kept, random(empty)], () => true);
    expect(kernels).to.deep.equal(kept);
  });
});
