import type { Variable } from '../tf.js';
import type { Game, Player } from './game.js';

/** Everything that steps change, by name: with the config and the data, all that the next steps follow from. */
export function stateOf({
  step,
  outcome,
  average,
  generator,
  discriminator,
}: Game): Readonly<Record<string, Variable>> {
  return {
    step,
    ...named('outcome', outcome),
    ...(average && { 'average.theta': average.theta }),
    ...stateOfPlayer('generator', generator),
    ...stateOfPlayer('discriminator', discriminator),
  };
}

function stateOfPlayer(
  name: string,
  { theta, optimizer, network, constraint }: Player,
): Readonly<Record<string, Variable>> {
  return {
    [`${name}.theta`]: theta,
    ...named(`${name}.optimizer`, optimizer.slots),
    ...named(`${name}.statistics`, network.statistics),
    ...named(`${name}.constraint`, constraint.slots),
  };
}

function named(prefix: string, variables: object): Readonly<Record<string, Variable>> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [`${prefix}.${name}`, variable as Variable]),
  );
}
