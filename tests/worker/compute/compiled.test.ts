import { expect } from 'chai';
import '../../../worker/backend/cpu.js';
import type { Config } from '../../../src/shared/config.js';
import { resolveConfig } from '../../../src/shared/config-schema.js';
import { scalingFor } from '../../../src/shared/scaling.js';
import type { Plan } from '../../../worker/compile/loops.js';
import type { Program } from '../../../worker/compile/machine.js';
import { CompiledComputer } from '../../../worker/compute/compiled.js';
import { residentTable } from '../../../worker/data/resident.js';
import { drawSynthetic } from '../../../worker/data/synthetic.js';
import { createGame, disposeGame, type Game } from '../../../worker/gan/game.js';
import { setBackend } from '../../../worker/tf.js';
import { InterpretingMachine } from '../compile/interpreting-machine.js';
import { plain } from '../../support/plain.js';

/** A machine that compiles when it is told to, or refuses to. */
class Hesitant extends InterpretingMachine {
  hurdle: Promise<void> = Promise.resolve();
  loads = 0;

  override async load(plan: Plan): Promise<Program> {
    this.loads++;
    await this.hurdle;
    return super.load(plan);
  }
}

const LATENT = 2;
const latents = (rows: number): Float32Array => new Float32Array(rows * LATENT).fill(0.5);

describe('a compiled computer', () => {
  let game: Game;
  let config: Config;
  let machine: Hesitant;
  let computer: CompiledComputer;

  before(() => setBackend('cpu'));
  beforeEach(() => {
    config = resolveConfig(
      plain({
        batchSize: 4,
        latent: { size: LATENT },
        generator: { network: { hidden: [3] } },
        discriminator: { network: { hidden: [3] } },
      }),
    );
    const dataset = drawSynthetic('ring', 0);
    game = createGame(config, residentTable(dataset, scalingFor(dataset, config.generator.network.output)));
    machine = new Hesitant();
    computer = new CompiledComputer(game, machine);
  });
  afterEach(() => {
    game.data.values.dispose();
    disposeGame(game);
  });

  /** Has the machine compile no further until the result is called. */
  function stop(): () => void {
    let proceed = (): void => undefined;
    machine.hurdle = new Promise((resolve) => {
      proceed = resolve;
    });
    return proceed;
  }

  describe('disposed of', () => {
    /** Resolves once what was being compiled is, and its call is refused. */
    async function disposeWhileCompiling(afterwards = (): void => {}): Promise<void> {
      const proceed = stop();
      const steps = computer.ready();
      const generated = computer.generate(latents(3)).catch((error: unknown) => error);
      computer.dispose();
      afterwards();
      proceed();
      await steps;
      expect(await generated)
        .to.be.an('error')
        .with.property('message')
        .that.contains('disposed of');
    }

    it('has given everything back at once, so that the machine may be disposed of next', async () => {
      await computer.ready();
      await computer.generate(latents(3));
      await computer.verdict();
      expect(machine.size).to.be.above(0);
      computer.dispose();
      expect(machine.size).to.equal(0);
    });

    it('gives back what is compiled only then, and refuses to call it', async () => {
      await disposeWhileCompiling();
      expect(machine.size).to.equal(0);
    });

    it('lets the machine go before that', async () => {
      await disposeWhileCompiling(() => machine.dispose());
    });
  });

  it('refuses to compile once it is disposed of', async () => {
    await computer.ready();
    computer.dispose();
    const { loads } = machine;
    await computer.ready();
    const refused = await computer.generate(latents(3)).catch((error: unknown) => error);
    expect(refused).to.be.an('error').with.property('message').that.contains('disposed of');
    expect(machine.loads).to.equal(loads);
    expect(machine.size).to.equal(0);
  });

  it('compiles the step once for all who wait for it', async () => {
    const proceed = stop();
    const waiting = [computer.ready(), computer.ready()];
    proceed();
    await Promise.all(waiting);
    await computer.ready();
    expect(machine.loads).to.equal(1);
    computer.dispose();
    expect(machine.size).to.equal(0);
  });

  it('compiles G’s update once, whichever of D’s it follows, and each of D’s by itself', async () => {
    for (const substep of [0, 1, 2]) (await computer.update('generator', substep))();
    expect(machine.loads).to.equal(1);
    for (const substep of [0, 1]) await computer.update('discriminator', substep);
    expect(machine.loads).to.equal(3);
    computer.dispose();
    expect(machine.size).to.equal(0);
  });

  it('compiles the step anew where it became another one meanwhile', async () => {
    const proceed = stop();
    const waiting = computer.ready();
    const k = 2;
    computer.configure({ ...config, k });
    proceed();
    await waiting;
    expect(machine.loads).to.equal(2);
    expect(game.k).to.equal(k);
    [...computer.takeSteps(1)];
    computer.dispose();
    expect(machine.size).to.equal(0);
  });

  it('tries again to compile what could not be compiled', async () => {
    machine.hurdle = Promise.reject(new Error('There is too little memory.'));
    for (let i = 0; i < 2; i++) {
      const refused = await computer.generate(latents(3)).catch((error: unknown) => error);
      expect(refused).to.be.an('error').with.property('message', 'There is too little memory.');
    }
    machine.hurdle = Promise.resolve();
    const generated = await computer.generate(latents(3));
    expect(generated).to.have.length(3 * game.data.columns);
    computer.dispose();
  });

  it('keeps the functions that were called last, and gives the others back', async () => {
    for (let rows = 1; rows <= 16; rows++) await computer.generate(latents(rows));
    const { size } = machine;
    for (let rows = 17; rows <= 30; rows++) {
      const generated = await computer.generate(latents(rows));
      expect(generated).to.have.length(rows * game.data.columns);
    }
    await Promise.resolve(); // What is forgotten is given back in a moment.
    expect(machine.size).to.equal(size);
    computer.dispose();
  });

  it('computes with a function that is forgotten while it is compiled', async () => {
    const proceed = stop();
    const all = Array.from({ length: 17 }, (_, i) => computer.generate(latents(i + 1)));
    proceed();
    const lengths = (await Promise.all(all)).map((generated) => generated.length / game.data.columns);
    expect(lengths).to.deep.equal(Array.from({ length: 17 }, (_, i) => i + 1));
    computer.dispose();
  });
});
