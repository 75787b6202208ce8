import { expect } from 'chai';
import type { Buffer, Kernel } from '../../../../worker/compile/loops.js';
import type { Values } from '../../../../worker/compile/machine.js';
import { fastest } from '../../../../worker/compile/wgsl/fastest.js';
import { suitsSingleDispatch } from '../../../../worker/compile/wgsl/single-dispatch.js';
import { GPU } from '../../../../worker/compile/wgsl/target.js';
import { expectAgreement, planOf } from '../agreement.js';
import { affine, binary, floats, integers, load, number, someFloats, sum, unary } from '../kernel-parts.js';
import { openMachine } from './device.js';

const here = affine([]);
const each = affine([1]);

/** A step in which every kind of kernel uses what another has made; its second product calls the first one's task. */
function smallStep(): { kernels: readonly Kernel[]; contents: Map<Buffer, Values> } {
  const [counter, table] = [integers(1), floats(40)];
  const [drawn, weights, noise] = [floats(20 * 4), floats(16), floats(80)];
  const [hidden, output, total] = [floats(80), floats(80), floats(1)];
  const source = { seed: 7, stream: 3, counter: { buffer: counter, offset: 0 } };
  const product = (from: Buffer, to: Buffer): Kernel => ({
    kind: 'matmul',
    shape: [20, 4],
    depth: 4,
    a: { buffer: from, at: affine([4, 0, 1]) },
    b: { buffer: weights, at: affine([0, 1, 4]) },
    stores: [{ buffer: to, at: affine([4, 1]), value: unary('tanh', sum()) }],
  });
  const kernels: Kernel[] = [
    { kind: 'rows', source, table, count: 10, columns: 4, rows: 20, scale: 1, shift: 0, to: drawn },
    { kind: 'random', source, distribution: 'normal', to: noise },
    {
      kind: 'map',
      shape: [80],
      stores: [{ buffer: drawn, at: each, value: binary('add', load(drawn, each), load(noise, each)) }],
    },
    product(drawn, hidden),
    product(hidden, output),
    {
      kind: 'reduce',
      shape: [],
      reduced: [80],
      sums: [{ op: 'sum', value: load(output, each) }],
      stores: [{ buffer: total, at: here, value: sum() }],
    },
    {
      kind: 'reduce',
      shape: [16],
      reduced: [20],
      sums: [{ op: 'sum', value: load(output, affine([0, 4])) }],
      stores: [
        {
          buffer: weights,
          at: each,
          value: binary('add', load(weights, each), binary('mul', sum(), number(0.01))),
        },
      ],
    },
    {
      kind: 'map',
      shape: [],
      stores: [{ buffer: counter, at: here, value: binary('add', load(counter, here), number(1, 'i32')) }],
    },
  ];
  const contents = new Map<Buffer, Values>([
    [counter, Int32Array.of(5)],
    [table, someFloats(40)],
    [weights, someFloats(16)],
    ...[drawn, noise, hidden, output, total].map(
      (buffer) => [buffer, new Float32Array(buffer.size)] as const,
    ),
  ]);
  return { kernels, contents };
}

describe('a step in a single dispatch', () => {
  for (const alone of [4, 256]) {
    it(`comes out as the interpreter has it, with ${alone} threads`, async () => {
      let ways = 0;
      const machine = await openMachine({ ...GPU, alone }, (_, [many, single]) => {
        ways = single?.dispatches.length ?? 0;
        return Promise.resolve(single ?? many!);
      });
      const { kernels, contents } = smallStep();
      // Sums of numbers of both signs lose a digit.
      await expectAgreement(machine, planOf(...kernels), contents, 5, 1e-4);
      expect(ways, 'dispatches for a step').to.equal(1);
      machine.dispose();
    });
  }

  it('is tried only where the step is small', () => {
    const { kernels } = smallStep();
    const y = floats(2 ** 23);
    const large: Kernel = {
      kind: 'map',
      shape: [y.size],
      stores: [{ buffer: y, at: each, value: number(1) }],
    };
    expect(suitsSingleDispatch(kernels)).to.equal(true);
    expect(suitsSingleDispatch([...kernels, large])).to.equal(false);
    expect(suitsSingleDispatch(Array.from({ length: 20 }, () => kernels).flat())).to.equal(false);
  });
});

describe('the choice of the fastest way to take a step', () => {
  it('is among tiles of two sizes where a product is large, and only there', async () => {
    for (const [side, expected] of [
      [64, 2],
      [32, 1],
    ] as const) {
      let ways = 0;
      const machine = await openMachine({ ...GPU, threads: 1, alone: 0 }, (_, compiled) => {
        ways = compiled.length;
        return Promise.resolve(compiled.at(-1)!);
      });
      const [a, b, c] = [floats(side ** 2), floats(side ** 2), floats(side ** 2)];
      const product: Kernel = {
        kind: 'matmul',
        shape: [side, side],
        depth: side,
        a: { buffer: a, at: affine([side, 0, 1]) },
        b: { buffer: b, at: affine([0, 1, side]) },
        stores: [{ buffer: c, at: affine([side, 1]), value: sum() }],
      };
      // Whole numbers, whose sums are exact in whatever order.
      const numbers = Float32Array.from({ length: side ** 2 }, (_, i) => (i % 7) - 3);
      const contents = new Map([a, b, c].map((buffer) => [buffer, numbers]));
      await expectAgreement(machine, planOf(product), contents, 1, 0);
      expect(ways, `ways to multiply ${side} × ${side}`).to.equal(expected);
      machine.dispose();
    }
  });

  it('leaves what is held, and takes the shortest', async () => {
    const x = floats(1);
    const increment: Kernel = {
      kind: 'map',
      shape: [],
      stores: [
        {
          buffer: x,
          at: here,
          value: binary('add', load(x, here), number(1)),
        },
      ],
    };
    let chosen = 0;
    const machine = await openMachine(GPU, async (device, [way], bindings) => {
      const slow = { ...way!, dispatches: Array.from({ length: 500 }, () => way!.dispatches).flat() };
      const fast = await fastest(device, [slow, way!, slow], bindings);
      chosen = fast.dispatches.length;
      return fast;
    });
    machine.hold(new Map([[x, Float32Array.of(7)]]));
    const program = await machine.load(planOf(increment));
    expect(chosen).to.equal(1);
    expect(await machine.read(x)).to.deep.equal(Float32Array.of(7));
    program.run(1);
    expect(await machine.read(x)).to.deep.equal(Float32Array.of(8));
    machine.dispose();
  });
});
