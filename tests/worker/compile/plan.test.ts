import { expect } from 'chai';
import fc from 'fast-check';
import type { Buffer, Kernel, Plan } from '../../../worker/compile/loops.js';
import { plan } from '../../../worker/compile/plan.js';
import { interpret } from './interpret.js';
import { affine, binary, floats, load, number, sum } from './kernel-parts.js';

/** Adds the first number of one buffer and the last of another, into all of a third. */
function addition(a: Buffer, b: Buffer, to: Buffer): Kernel {
  const value = binary('add', load(a, affine([0])), load(b, affine([0], b.size - 1)));
  return { kind: 'map', shape: [to.size], stores: [{ buffer: to, at: affine([1]), value }] };
}

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

describe('scratch memory', () => {
  const [x, y] = [floats(100), floats(100)];
  const [a, b, c] = [floats(100), floats(100), floats(100)];
  const planned = (...kernels: Kernel[]): Plan => plan(kernels, (buffer) => buffer === x || buffer === y);

  it('is used again once nobody needs what it held', () => {
    const chain = planned(addition(x, x, a), addition(a, a, b), addition(b, b, c), addition(c, c, y));
    expect(chain.scratch.get(c)).to.equal(chain.scratch.get(a));
    expect(chain.scratchSize, 'for two of 100, each in whole cache lines').to.equal(256);
  });

  it('is not shared by what is needed at the same time', () => {
    const fan = planned(addition(x, x, a), addition(x, x, b), addition(a, b, c), addition(a, c, y));
    expect([...fan.scratch.values()].sort((p, q) => p - q)).to.deep.equal([0, 128, 256]);
  });

  it('changes nothing that comes out, and is aligned, whatever is planned', () => {
    const steps = fc.array(fc.record({ size: fc.integer({ min: 1, max: 200 }), a: fc.nat(), b: fc.nat() }), {
      minLength: 1,
      maxLength: 30,
    });
    const property = fc.property(steps, (steps) => {
      const first = floats(1);
      const buffers = [first];
      const kernels = steps.map(({ size, a, b }) => {
        const to = floats(size);
        const kernel = addition(buffers[a % buffers.length]!, buffers[b % buffers.length]!, to);
        buffers.push(to);
        return kernel;
      });
      const last = buffers.at(-1)!;
      const outcome = (held: readonly Buffer[]): unknown => {
        const contents = new Map(held.map((buffer) => [buffer, new Float32Array(buffer.size).fill(1)]));
        const made = plan(kernels, (buffer) => held.includes(buffer));
        for (const offset of made.scratch.values()) expect(offset % 64).to.equal(0);
        interpret(made, contents, 1);
        return contents.get(last);
      };
      expect(outcome([first, last])).to.deep.equal(outcome(buffers));
    });
    fc.assert(property, { seed: 7, numRuns: 200 });
  });
});
