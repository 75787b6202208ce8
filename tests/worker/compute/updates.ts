import { expect } from 'chai';
import '../../../worker/backend/cpu.js';
import type { ConfigInput } from '../../../src/shared/config.js';
import { resolveConfig } from '../../../src/shared/config-schema.js';
import { PLAYERS } from '../../../src/shared/player.js';
import { scalingFor } from '../../../src/shared/scaling.js';
import type { Machine } from '../../../worker/compile/machine.js';
import { CompiledComputer } from '../../../worker/compute/compiled.js';
import type { Computer } from '../../../worker/compute/computer.js';
import { EagerComputer } from '../../../worker/compute/eager.js';
import { residentTable } from '../../../worker/data/resident.js';
import { drawSynthetic } from '../../../worker/data/synthetic.js';
import { createGame, disposeGame, type Game } from '../../../worker/gan/game.js';
import { stateOf } from '../../../worker/gan/game-state.js';
import { setBackend } from '../../../worker/tf.js';
import { plain } from '../../support/plain.js';
import { take } from './take.js';

const SMALL: ConfigInput = plain({
  batchSize: 13,
  latent: { size: 3 },
  generator: { network: { hidden: [7, 11] } },
  discriminator: { network: { hidden: [10, 5] } },
});

/** With all that is drawn anew in each update, and all that steps remember. */
const CASES: Readonly<Record<string, ConfigInput>> = {
  'k = 1': SMALL,
  'k = 3, with momentum': plain({
    ...SMALL,
    k: 3,
    generator: { optimizer: { kind: 'sgd', learningRate: 0.05 } },
  }),
  'k = 2, with dropout, noise, spectral norms and a running average': plain({
    ...SMALL,
    k: 2,
    instanceNoise: 0.1,
    average: 0.9,
    generator: { network: { dropout: 0.2 } },
    discriminator: { constraint: { kind: 'spectral' } },
  }),
  'relativistic with R1 and R2': plain({ ...SMALL, objective: 'relativistic', penalties: { r1: 1, r2: 1 } }),
};

type Values = Readonly<Record<string, readonly number[]>>;

/**
 * Updates that are made one by one.
 * @param machineOf What they are compiled for; without one tfjs makes them on its CPU backend.
 */
export function describeUpdates(target: string, machineOf?: () => Promise<Machine>): void {
  describe(`updates of one player (${target})`, () => {
    let machine: Machine | undefined;
    before(async () => {
      await setBackend('cpu');
      machine = await machineOf?.();
    });
    after(() => machine?.dispose());

    /** What a game has come to after something was done with it. */
    async function outcome(
      input: ConfigInput,
      act: (computer: Computer, game: Game) => Promise<void>,
    ): Promise<Values> {
      const config = resolveConfig(input);
      const dataset = drawSynthetic('ring', 0);
      const game = createGame(
        config,
        residentTable(dataset, scalingFor(dataset, config.generator.network.output)),
      );
      const computer = machine ? new CompiledComputer(game, machine) : new EagerComputer(game);
      await act(computer, game);
      if (computer instanceof CompiledComputer) await computer.restore();
      const values = Object.entries(stateOf(game)).map(([name, variable]) => [
        name,
        Array.from(variable.dataSync()),
      ]);
      computer.dispose();
      game.data.values.dispose();
      disposeGame(game);
      return Object.fromEntries(values) as Values;
    }

    for (const [name, config] of Object.entries(CASES)) {
      it(`are a step, bit for bit, k of D and one of G: ${name}`, async () => {
        const steps = 3;
        const expected = await outcome(config, (computer) => take(computer, steps));
        const actual = await outcome(config, async (computer, { k }) => {
          for (let step = 0; step < steps; step++) {
            for (let substep = 0; substep < k; substep++) (await computer.update('discriminator', substep))();
            (await computer.update('generator', 0))();
          }
        });
        expect(actual).to.deep.equal(expected);
      });
    }

    for (const [player, other] of [PLAYERS, PLAYERS.toReversed()] as const) {
      it(`of the ${player} leave all that is the ${other}’s as it is`, async () => {
        const before = await outcome(SMALL, () => Promise.resolve());
        const once = await outcome(SMALL, async (computer) => (await computer.update(player, 0))());
        const changed = Object.keys(before).filter((name) => String(before[name]) !== String(once[name]));
        expect(changed.filter((name) => name.startsWith(`${other}.`))).to.be.empty;
        expect(changed).to.include(`${player}.theta`);
        expect(changed.includes('step')).to.equal(player === 'generator');
      });
    }

    it('of D draw a minibatch for each substep', async () => {
      const [first, second] = await Promise.all(
        [0, 1].map((substep) =>
          outcome(SMALL, async (computer) => (await computer.update('discriminator', substep))()),
        ),
      );
      expect(first!['outcome.real']).not.to.deep.equal(second!['outcome.real']);
    });
  });
}
