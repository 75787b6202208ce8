import { expect } from 'chai';
import type { Expr, Kernel, Plan } from '../../../../worker/compile/loops.js';
import type { Values } from '../../../../worker/compile/machine.js';
import { fastest } from '../../../../worker/compile/wgsl/fastest.js';
import { WgslMachine } from '../../../../worker/compile/wgsl/machine.js';
import { EMULATED_GPU, GPU } from '../../../../worker/compile/wgsl/target.js';
import { expectAgreement, planOf } from '../agreement.js';
import { affine, binary, floats, integers, load, number, sum } from '../kernel-parts.js';
import { openMachine, requestDevice } from './device.js';

const here = affine([]);
const each = affine([1]);

describe('WgslMachine', () => {
  let machine: WgslMachine;
  beforeEach(async () => {
    machine = await openMachine();
  });
  afterEach(() => {
    machine.dispose();
  });

  describe('programs', () => {
    it('feed each step what the step before has left, over several submits', async () => {
      // x ← x / 2 + mean(x), through scratch memory, and a counter.
      const [x, counter, mean, half] = [floats(5), integers(1), floats(1), floats(5)];
      const scaled = (value: Expr, factor: number): Expr => binary('mul', value, number(factor));
      const kernels: Kernel[] = [
        {
          kind: 'reduce',
          shape: [],
          reduced: [5],
          sums: [{ op: 'sum', value: load(x, each) }],
          stores: [{ buffer: mean, at: here, value: scaled(sum(), 1 / 5) }],
        },
        {
          kind: 'map',
          shape: [5],
          stores: [{ buffer: half, at: each, value: scaled(load(x, each), 0.5) }],
        },
        {
          kind: 'map',
          shape: [5],
          stores: [
            {
              buffer: x,
              at: each,
              value: binary('add', load(half, each), scaled(load(mean, affine([0])), 0.5)),
            },
          ],
        },
        {
          kind: 'map',
          shape: [],
          stores: [
            { buffer: counter, at: here, value: binary('add', load(counter, here), number(1, 'i32')) },
          ],
        },
      ];
      const plan: Plan = {
        kernels,
        scratch: new Map([
          [mean, 0],
          [half, 64],
        ]),
        scratchSize: 128,
      };
      await expectAgreement(
        machine,
        plan,
        new Map<typeof x, Values>([
          [x, Float32Array.of(1, 2, 3, 4, 50)],
          [counter, Int32Array.of(-3)],
        ]),
        1000,
      );
    });

    it('share memory that others have held', async () => {
      const [x, y] = [floats(2), floats(2)];
      machine.hold(new Map([[x, Float32Array.of(1, 2)]]));
      machine.hold(new Map([[y, Float32Array.of(3, 4)]]));
      const kernel = (from: typeof x, to: typeof x): Kernel => ({
        kind: 'map',
        shape: [2],
        stores: [{ buffer: to, at: each, value: binary('add', load(from, each), load(to, each)) }],
      });
      const there = await machine.load(planOf(kernel(x, y)));
      const back = await machine.load(planOf(kernel(y, x)));
      there.run(1);
      back.run(2);
      there.run(1);
      expect(await machine.read(x)).to.deep.equal(Float32Array.of(9, 14));
      expect(await machine.read(y)).to.deep.equal(Float32Array.of(13, 20));
    });

    it('take more points than one axis of a dispatch has threads', async () => {
      const size = 65_535 * 64 + 77;
      const y = integers(size);
      machine.hold(new Map([[y, new Int32Array(size)]]));
      const value = binary('add', load(y, each), number(1, 'i32'));
      const program = await machine.load(
        planOf({ kind: 'map', shape: [size], stores: [{ buffer: y, at: each, value }] }),
      );
      program.run(1);
      const values = await machine.read(y);
      expect(values.every((number) => number === 1)).to.equal(true);
    });

    it('may have no kernels', async () => {
      const program = await machine.load(planOf());
      program.run(2);
      await machine.settle();
      program.dispose();
    });

    it('take nothing for no steps', async () => {
      const x = floats(1);
      machine.hold(new Map([[x, Float32Array.of(7)]]));
      const kernel: Kernel = {
        kind: 'map',
        shape: [],
        stores: [{ buffer: x, at: here, value: number(0) }],
      };
      const program = await machine.load(planOf(kernel));
      program.run(0);
      expect(await machine.read(x)).to.deep.equal(Float32Array.of(7));
    });
  });

  describe('reading and writing', () => {
    it('happen between the steps asked for before and after', async () => {
      const x = integers(1);
      machine.hold(new Map([[x, Int32Array.of(1)]]));
      const program = await machine.load(
        planOf({
          kind: 'map',
          shape: [],
          stores: [{ buffer: x, at: here, value: binary('add', load(x, here), number(1, 'i32')) }],
        }),
      );
      program.run(3);
      const before = machine.read(x);
      machine.write(x, Int32Array.of(100));
      program.run(2);
      const after = machine.read(x);
      program.run(1);
      await machine.settle();
      expect(await before).to.deep.equal(Int32Array.of(4));
      expect(await after).to.deep.equal(Int32Array.of(102));
    });

    it('keep every bit, those of NaN and of small integers included', async () => {
      const bits = Int32Array.of(0x7fc00001, 0x7f800001, -1, 1, 0x00400000, -(2 ** 31));
      const [x, y] = [integers(bits.length), integers(bits.length)];
      await expectAgreement(
        machine,
        planOf({
          kind: 'map',
          shape: [bits.length],
          stores: [{ buffer: y, at: each, value: load(x, each) }],
        }),
        new Map([
          [x, bits],
          [y, new Int32Array(bits.length)],
        ]),
      );
    });

    it('keep buffers apart that were held together', async () => {
      const buffers = [1, 63, 64, 65].map(floats);
      machine.hold(new Map(buffers.map(({ size }, i) => [buffers[i]!, new Float32Array(size).fill(i)])));
      machine.write(buffers[2]!, new Float32Array(64).fill(-1));
      const values = await Promise.all(buffers.map((buffer) => machine.read(buffer)));
      expect(values.map((read) => [...new Set(read)])).to.deep.equal([[0], [1], [-1], [3]]);
    });
  });

  describe('memory', () => {
    /** A device that keeps count of the bytes it was asked for. */
    async function countingDevice(): Promise<{ device: GPUDevice; bytes: () => number }> {
      const device = await requestDevice();
      const live = new Set<GPUBuffer>();
      const create = device.createBuffer.bind(device);
      device.createBuffer = (descriptor) => {
        const buffer = create(descriptor);
        const destroy = buffer.destroy.bind(buffer);
        live.add(buffer);
        buffer.destroy = () => {
          live.delete(buffer);
          destroy();
          return undefined;
        };
        return buffer;
      };
      return { device, bytes: () => [...live].reduce((total, { size }) => total + size, 0) };
    }

    it('is given back by release, by a program’s dispose and by dispose', async () => {
      const { device, bytes } = await countingDevice();
      const counted = new WgslMachine(device, EMULATED_GPU);
      const [x, y] = [floats(100), floats(100)];
      counted.hold(new Map([[x, new Float32Array(100)]]));
      counted.hold(new Map([[y, new Float32Array(100)]]));
      const held = bytes();
      const kernel: Kernel = {
        kind: 'map',
        shape: [100],
        stores: [{ buffer: x, at: each, value: load(y, each) }],
      };
      const program = await counted.load(planOf(kernel));
      expect(bytes()).to.be.above(held);
      program.dispose();
      expect(bytes()).to.equal(held);
      counted.release([y]);
      expect(bytes()).to.equal(held / 2);
      await counted.read(x);
      counted.dispose();
      expect(bytes()).to.equal(0);
    });

    it('does not grow with steps and readings', async () => {
      const { device, bytes } = await countingDevice();
      const counted = new WgslMachine(device, EMULATED_GPU);
      const x = floats(100);
      counted.hold(new Map([[x, new Float32Array(100)]]));
      const kernel: Kernel = {
        kind: 'map',
        shape: [100],
        stores: [{ buffer: x, at: each, value: binary('add', load(x, each), number(1)) }],
      };
      const program = await counted.load(planOf(kernel));
      const before = bytes();
      for (let i = 0; i < 10; i++) {
        program.run(10);
        await counted.read(x);
      }
      expect(bytes()).to.equal(before);
      counted.dispose();
    });

    it('may be too little to try several ways to take a step', async () => {
      const { device, bytes } = await countingDevice();
      let uncaptured = 0;
      device.addEventListener('uncapturederror', () => uncaptured++);
      const create = device.createBuffer.bind(device);
      const size = 2 * device.limits.maxBufferSize;
      let before = 0;
      const counted = new WgslMachine(device, { ...GPU, alone: 0 }, (_, [way], bindings) => {
        before = bytes();
        device.createBuffer = (descriptor) => create({ ...descriptor, size });
        return fastest(device, [way!, way!], bindings);
      });
      const x = floats(1);
      counted.hold(new Map([[x, Float32Array.of(1)]]));
      const stores = [{ buffer: x, at: here, value: number(2) }];
      const program = await counted.load(planOf({ kind: 'map', shape: [], stores }));
      expect(bytes()).to.equal(before);
      device.createBuffer = create;
      program.run(1);
      expect(await counted.read(x)).to.deep.equal(Float32Array.of(2));
      expect(uncaptured).to.equal(0);
      counted.dispose();
    });
  });

  describe('says what is wrong', () => {
    it('where a plan uses a buffer that is not held', async () => {
      const x = floats(3);
      const kernel: Kernel = {
        kind: 'map',
        shape: [3],
        stores: [{ buffer: x, at: each, value: number(0) }],
      };
      expect(await messageOf(machine.load(planOf(kernel)))).to.match(/buffer of 3 f32 is not held/);
    });

    it('where a plan uses more GPU buffers than a shader may bind', async () => {
      const buffers = Array.from({ length: 12 }, () => floats(1));
      for (const buffer of buffers) machine.hold(new Map([[buffer, new Float32Array(1)]]));
      const stores = buffers.map((buffer) => ({ buffer, at: here, value: number(1) }));
      const message = await messageOf(machine.load(planOf({ kind: 'map', shape: [], stores })));
      expect(message).to.match(/uses 13 GPU buffers .* at most \d+: hold more/);
    });

    it('where a buffer is held twice', () => {
      const contents = new Map([[floats(3), new Float32Array(3)]]);
      machine.hold(contents);
      expect(() => machine.hold(contents)).to.throw('held already');
    });

    it('where there is more to hold than a shader can reach', () => {
      const x = floats(2 ** 40);
      expect(() => machine.hold(new Map([[x, new Float32Array(0)]]))).to.throw(
        RangeError,
        /too many to hold at once/,
      );
    });

    it('where the device refuses a shader', async () => {
      const x = floats(3);
      machine.hold(new Map([[x, new Float32Array(3)]]));
      const value = binary('add', number(1), number(1, 'i32'));
      const message = await messageOf(
        machine.load(planOf({ kind: 'map', shape: [3], stores: [{ buffer: x, at: each, value }] })),
      );
      expect(message).to.match(/WGSL|shader/i);
    });
  });
});

async function messageOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}
