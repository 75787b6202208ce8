import type { Computer } from '../../../worker/compute/computer.js';
import type { Game } from '../../../worker/gan/game.js';
import type { Variable } from '../../../worker/tf.js';

/** Everything that steps change. */
export function stateOf({
  generator,
  discriminator,
  average,
  step,
  outcome,
}: Game): Readonly<Record<string, Variable>> {
  const players = Object.entries({ G: generator, D: discriminator }).flatMap(
    ([player, { theta, optimizer, network, constraint }]) => [
      [`${player} theta`, theta] as const,
      ...Object.entries(optimizer.slots).map(([name, slot]) => [`${player} ${name}`, slot] as const),
      ...network.statistics.map((statistic, i) => [`${player} statistic ${i}`, statistic] as const),
      ...constraint.slots.map((slot, i) => [`${player} constraint ${i}`, slot] as const),
    ],
  );
  return {
    step,
    ...outcome,
    ...(average && { average: average.theta }),
    ...Object.fromEntries(players),
  };
}

/** Takes so many steps. */
export async function take(computer: Computer, count: number): Promise<void> {
  await computer.ready();
  const parts = computer.takeSteps(count);
  while (!parts.next().done);
}
