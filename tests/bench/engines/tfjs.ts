/** Plain tfjs as its documentation has it: `variableGrads`, `tf.train.adam` and nothing read back while it trains. */
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import type { Case } from '../cases.js';
import type { Engine, Training } from '../engine.js';
import { shapesOf, split } from '../layers.js';
import { givenBatch, EXAMPLES, type Task } from '../task.js';
import { apply, discriminatorLoss, generatorLoss, type Network } from './tfjs-networks.js';

const THREADS = navigator.hardwareConcurrency;

export const TFJS: readonly Engine[] = [
  engine('cpu', 1),
  engine('wasm', 1),
  ...(THREADS > 1 ? [engine('wasm', THREADS)] : []),
  engine('webgl', 1),
  engine('webgpu', 1),
];

function engine(backend: string, threads: number): Engine {
  return {
    engine: 'tfjs',
    backend,
    threads,
    async prepare(task) {
      setWasmPaths('/node_modules/@tensorflow/tfjs-backend-wasm/dist/');
      if (backend === 'wasm') tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', threads > 1);
      if (!(await tf.setBackend(backend))) throw new Error(`tfjs cannot start its ${backend} backend`);
      return train(task);
    },
  };
}

/** A player's θ, a variable for each weight and bias, and its optimizer. */
interface Player extends Network {
  readonly theta: readonly tf.Variable[];
  readonly optimizer: tf.Optimizer;
}

function player(layers: Network['layers'], theta: Float32Array, { adam }: Case): Player {
  const shapes = layers.map(shapesOf).flatMap(({ weights, bias }) => [weights, bias]);
  return {
    layers,
    theta: split(layers, theta).map((values, i) => tf.variable(tf.tensor(values, [...shapes[i]!]))),
    optimizer: tf.train.adam(adam.learningRate, adam.beta1, adam.beta2, adam.epsilon),
  };
}

const players = ({ case: chosen, generator, discriminator }: Task): { G: Player; D: Player } => ({
  G: player(chosen.generator, generator, chosen),
  D: player(chosen.discriminator, discriminator, chosen),
});

function train(task: Task): Training {
  const { batch, latent, example } = task.case;
  const { G, D } = players(task);
  const examples = tf.tensor(task.examples, [EXAMPLES, ...example]);
  const draw = (): tf.Tensor => tf.randomNormal([batch, latent]);

  return {
    async step(count) {
      for (let i = 0; i < count; i++) {
        tf.tidy(() => {
          const real = examples.gather(tf.randomUniform([batch], 0, EXAMPLES, 'int32'));
          stepD(task.case, G, D, real, draw());
          stepG(G, D, draw());
        });
      }
      await G.theta.at(-1)!.data();
    },

    async losses(count) {
      const { G, D } = players(task);
      const losses: number[] = [];
      for (let step = 0; step < count; step++) {
        const given = givenBatch(task, step);
        const loss = tf.tidy(() => {
          const discriminatorLoss = stepD(
            task.case,
            G,
            D,
            tf.tensor(given.real, [batch, ...example]),
            tf.tensor(given.discriminatorLatent, [batch, latent]),
          );
          stepG(G, D, tf.tensor(given.generatorLatent, [batch, latent]));
          return discriminatorLoss;
        });
        losses.push((await loss.data())[0]!);
      }
      return losses;
    },
  };
}

/** Updates D and returns its loss. */
function stepD(chosen: Case, G: Player, D: Player, real: tf.Tensor, latent: tf.Tensor): tf.Scalar {
  const generated = apply(G, latent);
  const { value, grads } = tf.variableGrads(
    () => discriminatorLoss(chosen, D, real, generated),
    [...D.theta],
  );
  D.optimizer.applyGradients(grads);
  return value;
}

function stepG(G: Player, D: Player, latent: tf.Tensor): void {
  const { grads } = tf.variableGrads(() => generatorLoss(D, apply(G, latent)), [...G.theta]);
  G.optimizer.applyGradients(grads);
}
