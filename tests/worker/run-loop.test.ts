import { expect } from 'chai';
import type { PlayerName } from '../../src/shared/player.js';
import type { Backend } from '../../worker/backend/backend.js';
import { Frames } from '../../worker/frames.js';
import { RunLoop } from '../../worker/run-loop.js';
import { delay } from '../../worker/task.js';
import type { Training } from '../../worker/training.js';

/** A training whose steps cost next to nothing, so that a slice takes many of them, and fail after the last one. */
class QuickTraining {
  step = 0;
  substep = 0;
  /** What was done, in order: of steps how many were taken at once. */
  readonly log: (number | PlayerName)[] = [];
  readonly #last: number;

  constructor(last: number) {
    this.#last = last;
  }

  /** Long enough for commands to come while a slice is under way. */
  ready(): Promise<void> {
    return delay(2);
  }

  async update(player: PlayerName): Promise<() => void> {
    await delay(2);
    return () => {
      this.log.push(player);
      if (player === 'generator') this.step += 1;
      else this.substep += 1;
    };
  }

  *takeSteps(count: number): Generator<void, void> {
    this.log.push(count);
    for (let i = 0; i < count; i++) {
      if (this.step === this.#last) throw new Error(`There is no step after ${this.#last}.`);
      this.step += 1;
      yield;
    }
  }

  measure(): Promise<object> {
    const { step, substep } = this;
    return Promise.resolve({ step, substep, losses: { discriminator: 1, generator: 1 } });
  }
}

let training: QuickTraining;
let loop: RunLoop;
let failures: unknown[];

function begin(last = Infinity): void {
  training = new QuickTraining(last);
  failures = [];
  const backend = { settle: () => Promise.resolve() } as Backend;
  loop = new RunLoop(training as unknown as Training, backend, new Frames(), {
    onStart: () => {},
    onStop: () => {},
    onSteps: () => {},
    onFrame: () => {},
    onFailure: (thrown) => failures.push(thrown),
  });
}

beforeEach(() => begin());
afterEach(() => loop.stop());

describe('an update of one player', () => {
  it('comes after the steps that were asked for before it and before those asked for after it', async () => {
    const given = [loop.step(5), loop.update('discriminator'), loop.update('generator'), loop.step(2)];
    await Promise.all(given);
    const steps = training.log.filter((entry) => typeof entry === 'number');
    expect(training.log.filter((entry) => typeof entry === 'string')).to.deep.equal([
      'discriminator',
      'generator',
    ]);
    const before = training.log.slice(0, training.log.indexOf('discriminator')) as number[];
    expect(before.reduce((sum, count) => sum + count, 0)).to.equal(5);
    expect(steps.reduce((sum, count) => sum + count, 0)).to.equal(7);
    expect(training.step).to.equal(8);
    expect(loop.running).to.equal(false);
  });

  it('ends playing', async () => {
    loop.play();
    await delay(20);
    await loop.update('discriminator');
    expect(loop.running).to.equal(false);
    expect(training.log.at(-1)).to.equal('discriminator');
  });

  it('is made where it is to play right after, and is told of while it plays', async () => {
    const updated = loop.update('generator');
    loop.play();
    await updated;
    expect(training.log[0]).to.equal('generator');
    expect(loop.playing).to.equal(true);
  });

  it('that a stop comes before is not made, and who waits for it is told so', async () => {
    const stepped = loop.step(1e9);
    const updated = loop.update('generator');
    await delay(20);
    await Promise.all([loop.stop(), stepped, updated]);
    expect(training.log).to.not.include('generator');
  });

  it('leaves nobody waiting where the run ends meanwhile', async () => {
    const updated = [loop.update('discriminator'), loop.update('generator')];
    loop.end();
    await Promise.all(updated);
    await delay(10);
    expect(training.log).to.be.empty;
  });

  it('of D makes another frame of the same step', async () => {
    await loop.update('discriminator');
    const { version } = loop.frames;
    await loop.update('discriminator');
    expect(loop.frames.version).to.equal(version + 1);
    await loop.look();
    expect(loop.frames.version).to.equal(version + 1);
  });
});

describe('a loop that is to be still', () => {
  /** The step at which a stillness began and that at which it ended. */
  const look = async (): Promise<[number, number]> => {
    const began = training.step;
    await delay(20);
    return [began, training.step];
  };

  describe('at once', () => {
    it('takes no step until it is over, and goes on then', async () => {
      loop.play();
      await delay(20);
      const [began, ended] = await loop.still(look);
      expect(ended).to.equal(began);
      await loop.still(() => delay(0));
      expect(training.step).to.be.above(began);
    });
  });

  describe('at a multiple', () => {
    it('is so exactly there, while it plays as fast as it can and after it is still', async () => {
      loop.play();
      await delay(50);
      for (const every of [1000, 777, 2, 1]) {
        const { step } = training;
        const [began, ended] = await loop.still(look, every);
        expect(began % every).to.equal(0);
        expect(began).to.be.above(step);
        expect(ended).to.equal(began);
      }
    });

    it('is so at the first one that comes, which is not the present step', async () => {
      const first = loop.still(look, 100);
      await loop.step(1000);
      expect(await first).to.deep.equal([100, 100]);
      expect(training.step).to.equal(1000);
      const next = loop.still(look, 100);
      await loop.step(1000);
      expect(await next).to.deep.equal([1100, 1100]);
    });

    it('waits over pauses, whether the run stops before it or on it', async () => {
      const still = loop.still(look, 100);
      await loop.step(99);
      expect(await Promise.race([still, delay(20)])).to.equal(undefined);
      loop.play();
      await loop.stop();
      await loop.step(1);
      expect(await still).to.deep.equal([100, 100]);
      const onIt = loop.still(look, 100);
      const target = 100 * (Math.floor(training.step / 100) + 1);
      await loop.step(target - training.step);
      expect(await onIt).to.deep.equal([target, target]);
    });

    it('is so for several that ask, at the same multiple or at their own', async () => {
      const asked = [loop.still(look, 6), loop.still(look, 4), loop.still(look, 6)];
      loop.play();
      expect(await Promise.all(asked)).to.deep.equal([
        [6, 6],
        [4, 4],
        [6, 6],
      ]);
    });

    it('does not count as steps that were asked for', async () => {
      void loop.still(look, 50_000);
      await loop.step(5);
      await loop.step(5);
      expect(training.step).to.equal(10);
    });

    it('can be stopped meanwhile, and stays where it is', async () => {
      let release!: () => void;
      const held = loop.still(() => new Promise<void>((resolve) => (release = resolve)), 10);
      loop.play();
      while (training.step < 10) await delay(1);
      const stopped = loop.stop();
      release();
      await Promise.all([held, stopped]);
      expect(training.step).to.equal(10);
      expect(loop.running).to.equal(false);
    });

    it('goes on where that fails, which is told to who asked for it', async () => {
      const refused = loop.still(() => Promise.reject(new Error('not like this')), 10);
      const stepped = loop.step(20);
      expect(await refused.catch((thrown: unknown) => (thrown as Error).message)).to.equal('not like this');
      await stepped;
      expect(training.step).to.equal(20);
      expect(failures).to.be.empty;
    });

    it('is not so where the run fails before', async () => {
      begin(15);
      const still = loop.still(look, 20);
      loop.play();
      expect(await Promise.race([still, delay(50)])).to.equal(undefined);
      expect(failures).to.have.length(1);
    });
  });
});
