import { examplesAtOnce, type Generator } from '../generator.js';
import { LOOKED_AT, type Reference } from './reference.js';

/** What was seen of generated examples, and of D, at some step. All distances are shares of what they are in real data. */
export interface Look {
  readonly step: number;
  /** Mean distance between two generated examples, by that between two real ones. */
  readonly spread: number;
  /** Share of generated examples that is nearest to each mode: a mixture's component, or else one of some real examples. */
  readonly shares: readonly number[];
  /** How many modes these shares come to, by how many it is for real examples. */
  readonly modes: number;
  /** How much farther from the nearest real example generated ones are than real ones, by the mean distance of those. */
  readonly distance: number;
  /** Mean D of training examples, of generated ones, and of real ones that it was not trained on, if there are any. */
  readonly verdicts: {
    readonly training: number;
    readonly generated: number;
    readonly unseen: number | undefined;
  };
}

/**
 * Looks at examples of the same latent points each time.
 * @param giveWay Called where what else there is to do should get its turn.
 */
export async function look(
  generator: Generator,
  reference: Reference,
  giveWay: () => Promise<void>,
): Promise<Look> {
  const { training, unseen, size } = reference;
  const rows = Math.min(LOOKED_AT, examplesAtOnce(size));

  const generated = new Float32Array(LOOKED_AT * size);
  for (let i = 0; i * rows < LOOKED_AT; i++) {
    if (i > 0) await giveWay();
    const { data } = await generator.sample({ count: rows, seed: i });
    generated.set(data.subarray(0, generated.length - i * rows * size), i * rows * size);
  }

  // Only now: at first there is something to compile, and steps go on meanwhile.
  const { step } = generator;

  const judge = async (examples: Float32Array): Promise<number> => {
    let [sum, count] = [0, 0];
    for (let i = 0; i < examples.length; i += rows * size) {
      if (i > 0) await giveWay();
      const verdicts = await generator.discriminate(examples.slice(i, i + rows * size));
      for (const verdict of verdicts) sum += verdict;
      count += verdicts.length;
    }
    return sum / count;
  };
  const verdicts = {
    training: await judge(training),
    generated: await judge(generated),
    unseen: unseen && (await judge(unseen)),
  };

  const sample = reference.seen(generated);
  const shares = reference.shares(sample);
  return {
    step,
    spread: reference.spread(sample),
    shares,
    modes: reference.modes(shares),
    distance: reference.distance(sample),
    verdicts,
  };
}
