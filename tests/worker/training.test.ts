import { expect } from 'chai';
import { resolveConfig } from '../../src/shared/config-schema.js';
import '../../worker/backend/cpu.js';
import type { Plan } from '../../worker/compile/loops.js';
import type { Program } from '../../worker/compile/machine.js';
import { WasmMachine } from '../../worker/compile/wasm/machine.js';
import type { Dataset } from '../../worker/data/dataset.js';
import { drawSynthetic } from '../../worker/data/synthetic.js';
import { memory } from '../../worker/tf.js';
import { Training } from '../../worker/training.js';
import { bareBackend } from '../support/bare-backend.js';
import { plain } from '../support/plain.js';
import { InterpretingMachine } from './compile/interpreting-machine.js';

const CONFIG = resolveConfig(
  plain({
    batchSize: 4,
    generator: { network: { hidden: [3] } },
    discriminator: { network: { hidden: [3] } },
  }),
);
const DATA = drawSynthetic('ring', 0);

async function take(training: Training, count: number): Promise<void> {
  await training.ready();
  const parts = training.takeSteps(count);
  while (!parts.next().done);
}

/** A machine that refuses to compile, from some program on. */
class RefusingMachine extends InterpretingMachine {
  #left: number;

  constructor(programs: number) {
    super();
    this.#left = programs;
  }

  override load(plan: Plan): Promise<Program> {
    if (this.#left-- > 0) return super.load(plan);
    return Promise.reject(new Error('it does something new'));
  }
}

describe('a training whose step cannot be compiled', () => {
  it('is tfjs’s, and says why', async () => {
    const training = new Training(DATA, CONFIG, bareBackend(new RefusingMachine(0)));
    const plain = new Training(DATA, CONFIG, bareBackend(undefined));
    await take(training, 3);
    await take(plain, 3);
    expect(training.uncompiled).to.equal('it does something new');
    expect(plain.uncompiled).to.equal(undefined);
    expect(training.step).to.equal(3);
    expect(await training.measure()).to.deep.equal(await plain.measure());
    for (const one of [training, plain]) one.dispose();
  });

  it('goes on from where it was, where only a change made it so', async () => {
    const training = new Training(DATA, CONFIG, bareBackend(new RefusingMachine(1)));
    const plain = new Training(DATA, CONFIG, bareBackend(undefined));
    for (const one of [training, plain]) {
      await take(one, 2);
      one.configure({ ...CONFIG, k: 2 });
      await take(one, 2);
    }
    expect(training.uncompiled).to.equal('it does something new');
    const [measured, expected] = [await training.measure(), await plain.measure()];
    expect(measured.step).to.equal(4);
    expect(measured.losses.generator).to.be.closeTo(expected.losses.generator, 1e-5);
    expect(measured.value).to.be.closeTo(expected.value, 1e-5);
    for (const one of [training, plain]) one.dispose();
  });
});

describe('a training whose updates cannot be compiled', () => {
  it('is tfjs’s from then on, from where it was', async () => {
    const training = new Training(DATA, CONFIG, bareBackend(new RefusingMachine(1)));
    const plain = new Training(DATA, CONFIG, bareBackend(undefined));
    for (const one of [training, plain]) {
      await take(one, 2);
      (await one.update('discriminator'))();
      (await one.update('generator'))();
    }
    expect(training.uncompiled).to.equal('it does something new');
    const [measured, expected] = [await training.measure(), await plain.measure()];
    expect(measured.step).to.equal(3);
    expect(measured.value).to.be.closeTo(expected.value, 1e-5);
    for (const one of [training, plain]) one.dispose();
  });

  it('stays as it is once it is disposed of, because another has its machine', async () => {
    const training = new Training(DATA, CONFIG, bareBackend(new RefusingMachine(1)));
    await training.ready();
    const updating = training.update('discriminator').catch((error: unknown) => error);
    training.dispose();
    expect(await updating).to.be.an('error');
    expect(training.uncompiled).to.equal(undefined);
  });
});

describe('the memory of a compiled training', () => {
  it('stays as large as it is over 20,000 steps, new captures and other trainings', async function () {
    this.timeout(30_000);
    const machine = new WasmMachine();
    const tensors = memory().numTensors;
    let size: number | undefined;
    for (let round = 0; round < 3; round++) {
      const training = new Training(DATA, CONFIG, bareBackend(machine));
      await take(training, 20_000);
      const { numTensors } = memory();
      for (const k of [2, 3, 1]) {
        training.configure({ ...CONFIG, k });
        await take(training, 10);
        for (let count = 1; count < 10; count++) await training.sample({ count, seed: 1 });
        await training.measure();
      }
      expect(memory().numTensors).to.equal(numTensors);
      training.dispose();
      size ??= machine.memorySize;
      expect(machine.memorySize, `in round ${round}`).to.equal(size);
    }
    expect(memory().numTensors).to.equal(tensors);
  });
});

describe('what is generated', () => {
  const [count, seed] = [5, 3];

  /** The ring times ten: for the networks the same data. */
  const [low, high] = DATA.range;
  const LARGER: Dataset = { ...DATA, data: DATA.data.map((x) => 10 * x), range: [10 * low, 10 * high] };

  it('is in the data’s units, and so are the forces on it: per unit', async () => {
    const [training, larger] = [DATA, LARGER].map(
      (data) => new Training(data, CONFIG, bareBackend(undefined)),
    );
    const [one, ten] = [await training!.forces({ count, seed }), await larger!.forces({ count, seed })];
    expect(one.shape).to.deep.equal([count, 2]);
    expect(one.forces.some((force) => force !== 0)).to.equal(true);
    one.forces.forEach((force, i) => expect(10 * ten.forces[i]!).to.be.closeTo(force, 1e-4));
    one.examples.forEach((x, i) => expect(ten.examples[i]!).to.be.closeTo(10 * x, 1e-4));
    for (const each of [training!, larger!]) each.dispose();
  });

  it('is the same whether it is asked for with its forces or without, also in packs that it does not fill', async () => {
    const config = resolveConfig(plain({ batchSize: 4, packing: 2 }));
    const training = new Training(DATA, config, bareBackend(new InterpretingMachine()));
    await training.ready();
    const { examples, forces } = await training.forces({ count, seed });
    const { data } = await training.sample({ count, seed });
    expect(forces).to.have.length(2 * count);
    examples.forEach((x, i) => expect(x).to.be.closeTo(data[i]!, 1e-5));
    training.dispose();
  });
});
