import { expect } from 'chai';
import type { Kernel, Plan } from '../../../../worker/compile/loops.js';
import { WasmMachine } from '../../../../worker/compile/wasm/machine.js';
import { expectAgreement, planOf } from '../agreement.js';
import { affine, binary, floats, integers, load, number, someFloats, sum, unary } from '../kernel-parts.js';
import { describeMachine } from './machines.js';

const each = affine([1]);

/** Multiplies two matrices into scratch memory, and adds what came out to a total. */
function accumulation(): { plan: Plan; total: ReturnType<typeof floats> } {
  const [rows, columns, depth] = [40, 200, 100];
  const [a, b] = [floats(rows * depth), floats(depth * columns)];
  const [product, total] = [floats(rows * columns), floats(rows * columns)];
  const kernels: Kernel[] = [
    { kind: 'map', shape: [a.size], stores: [{ buffer: a, at: each, value: number(0.5) }] },
    { kind: 'map', shape: [b.size], stores: [{ buffer: b, at: each, value: number(0.25) }] },
    {
      kind: 'matmul',
      shape: [rows, columns],
      depth,
      a: { buffer: a, at: affine([depth, 0, 1]) },
      b: { buffer: b, at: affine([0, 1, columns]) },
      stores: [{ buffer: product, at: affine([columns, 1]), value: sum() }],
    },
    {
      kind: 'map',
      shape: [total.size],
      stores: [{ buffer: total, at: each, value: binary('add', load(total, each), load(product, each)) }],
    },
  ];
  const scratch = new Map([
    [a, 0],
    [b, 4032],
    [product, 24_064],
  ]);
  return { plan: { kernels, scratch, scratchSize: 32_064 }, total };
}

describeMachine('programs and their memory', (machine) => {
  describe('runs steps one after another', () => {
    it('on state that feeds back on itself', async () => {
      const [counter, x] = [integers(1), floats(5)];
      const half = binary('mul', load(x, each), number(0.5));
      const steps = unary('toF32', load(counter, affine([0])));
      const kernels: Kernel[] = [
        { kind: 'map', shape: [5], stores: [{ buffer: x, at: each, value: binary('add', half, steps) }] },
        {
          kind: 'map',
          shape: [],
          stores: [
            {
              buffer: counter,
              at: affine([]),
              value: binary('add', load(counter, affine([])), number(1, 'i32')),
            },
          ],
        },
      ];
      for (const times of [0, 1, 2, 100]) {
        const contents = new Map<typeof x, Float32Array | Int32Array>([
          [counter, Int32Array.of(7)],
          [x, someFloats(5)],
        ]);
        await expectAgreement(machine, planOf(...kernels), contents, times);
      }
    });

    it('through scratch memory', async () => {
      const { plan, total } = accumulation();
      await expectAgreement(machine, plan, new Map([[total, new Float32Array(total.size)]]), 3);
    });

    it('with what was written between them', async () => {
      const [rate, x] = [floats(1), floats(3)];
      machine.hold(
        new Map([
          [rate, Float32Array.of(1)],
          [x, new Float32Array(3)],
        ]),
      );
      const value = binary('add', load(x, each), load(rate, affine([0])));
      const program = await machine.load(
        planOf({ kind: 'map', shape: [3], stores: [{ buffer: x, at: each, value }] }),
      );
      program.run(0);
      program.run(2);
      machine.write(rate, Float32Array.of(10));
      program.run(3);
      expect([...(await machine.read(x))]).to.deep.equal([32, 32, 32]);
      program.dispose();
      machine.release([rate, x]);
    });

    it('of two programs over the same buffers', async () => {
      const x = floats(2);
      machine.hold(new Map([[x, Float32Array.of(1, 2)]]));
      const [double, increment] = await Promise.all(
        [binary('add', load(x, each), load(x, each)), binary('add', load(x, each), number(1))].map((value) =>
          machine.load(planOf({ kind: 'map', shape: [2], stores: [{ buffer: x, at: each, value }] })),
        ),
      );
      double!.run(1);
      increment!.run(1);
      double!.run(1);
      expect([...(await machine.read(x))]).to.deep.equal([6, 10]);
      [double, increment].forEach((program) => {
        program!.dispose();
      });
      machine.release([x]);
    });
  });

  it('gives back what it took: memory stays as it is however often programs are loaded', async () => {
    const { plan, total } = accumulation();
    const loadAndDispose = async (): Promise<void> => {
      machine.hold(new Map([[total, new Float32Array(total.size)]]));
      const program = await machine.load(plan);
      program.run(1);
      program.dispose();
      machine.release([total]);
    };
    await loadAndDispose();
    const size = machine.memorySize;
    for (let i = 0; i < 100; i++) await loadAndDispose();
    expect(machine.memorySize).to.equal(size);
  });

  it('gives back what it took where a plan does not compile', async () => {
    const unknown = floats(3);
    const plan = planOf({
      kind: 'map',
      shape: [3],
      stores: [{ buffer: unknown, at: each, value: number(1) }],
    });
    const size = machine.memorySize;
    for (let i = 0; i < 100; i++) {
      const outcome = await machine.load({ ...plan, scratchSize: 10_000 }).catch((error: unknown) => error);
      expect(outcome).to.be.an.instanceOf(Error).with.property('message').that.contains('does not hold');
    }
    expect(machine.memorySize).to.be.at.most(size + 2 * 65_536);
  });
});

describe('a WebAssembly machine with much to hold', () => {
  it('grows, and keeps what it holds', async () => {
    const machine = new WasmMachine();
    const buffers = Array.from({ length: 20 }, () => floats(50_000));
    for (const [i, buffer] of buffers.entries())
      machine.hold(new Map([[buffer, new Float32Array(50_000).fill(i)]]));
    for (const [i, buffer] of buffers.entries()) {
      const values = await machine.read(buffer);
      expect([values[0], values.at(-1)]).to.deep.equal([i, i]);
    }
    machine.dispose();
  });
});
