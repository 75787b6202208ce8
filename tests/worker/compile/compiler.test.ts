import { expect } from 'chai';
import '../../../worker/backend/cpu.js';
import * as tf from '../../../worker/tf.js';
import { Compiler } from '../../../worker/compile/compiler.js';
import type { Buffer } from '../../../worker/compile/loops.js';
import type { Values } from '../../../worker/compile/machine.js';
import { expectStepAsOnTfjs } from './compiled.js';
import { InterpretingMachine } from './interpreting-machine.js';

/** Has no room for anything until there is. */
class FullMachine extends InterpretingMachine {
  full = true;

  override hold(contents: ReadonlyMap<Buffer, Values>): void {
    if (this.full) throw new RangeError('There is no room.');
    super.hold(contents);
  }
}

before(() => tf.setBackend('cpu'));

describe('tensors that share what they hold', () => {
  const expectSame = (make: () => tf.Variable[], step: (variables: tf.Variable[]) => void): Promise<void> =>
    expectStepAsOnTfjs(new InterpretingMachine(), make, step);

  it('are each their own, where a variable is made from a variable', () =>
    expectSame(
      () => {
        const theta = tf.variable(tf.tensor1d([1, 2]));
        return [theta, tf.variable(theta)];
      },
      ([theta, average]) => {
        theta!.assign(theta!.mul(2));
        average!.assign(average!.add(theta!).mul(0.5));
      },
    ));

  it('are each their own, where a variable was assigned another', () =>
    expectSame(
      () => {
        const [a, b] = [tf.variable(tf.scalar(1)), tf.variable(tf.scalar(3))];
        a.assign(b);
        return [a, b];
      },
      ([a, b]) => {
        const held = a!.clone();
        a!.assign(b!);
        b!.assign(held.mul(2).add(b!));
      },
    ));

  it('are each their own, where a step uses what a variable was made from', async () => {
    const start = tf.scalar(2);
    await expectSame(
      () => [tf.variable(start)],
      ([weight]) => weight!.assign(weight!.mul(2).sub(weight!.sub(start).mul(0.5))),
    );
    start.dispose();
  });

  it('keep their own shapes', async () => {
    const row = tf.tensor1d([1, 2, 3, 4]);
    const matrix = row.reshape([2, 2]);
    await expectSame(
      () => [tf.variable(tf.zeros([2, 2]))],
      ([weight]) => weight!.assign(weight!.add(matrix).mul(row.sum()).add(matrix.sum(1))),
    );
    tf.dispose([row, matrix]);
  });
});

describe('a machine without room', () => {
  it('leaves variables to tfjs, and all that is there to be given back', async () => {
    const weight = tf.variable(tf.scalar(2));
    const rate = tf.scalar(0.5);
    const machine = new FullMachine();
    const compiler = new Compiler(machine);
    const compile = (): Promise<unknown> => compiler.step(() => weight.assign(weight.mul(rate)));
    expect(await compile().catch(String)).to.contain('no room');
    expect([...(await compiler.read(weight))]).to.deep.equal([2]);
    await compiler.restore();
    machine.full = false;
    await compile();
    expect(machine.size).to.equal(2);
    compiler.dispose();
    expect(machine.size).to.equal(0);
    tf.dispose([weight, rate]);
  });

  it('has nothing to give back', async () => {
    const weight = tf.variable(tf.scalar(2));
    const compiler = new Compiler(new FullMachine());
    await compiler.step(() => weight.assign(weight.mul(weight))).catch(() => undefined);
    expect(() => compiler.dispose()).not.to.throw();
    weight.dispose();
  });
});

describe('a compiled function', () => {
  it('may have an input, or none', async () => {
    const weight = tf.variable(tf.scalar(2));
    const compiler = new Compiler(new InterpretingMachine());
    const scaled = await compiler.function((input) => input.mul(weight), [2, 1]);
    const squared = await compiler.function(() => weight.square());
    expect([...(await scaled.call(Float32Array.of(3, 4)))]).to.deep.equal([6, 8]);
    expect([...(await squared.call())]).to.deep.equal([4]);
    weight.dispose();
  });
});
