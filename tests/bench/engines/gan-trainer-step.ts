/** A step of a case in tfjs, with the package's own random numbers and optimizer, as its compiler runs it. */
import '../../../worker/backend/cpu.js';
import { Compiler } from '../../../worker/compile/compiler.js';
import type { Machine } from '../../../worker/compile/machine.js';
import { WasmMachine } from '../../../worker/compile/wasm/machine.js';
import { WgslMachine } from '../../../worker/compile/wgsl/machine.js';
import { targetOf } from '../../../worker/compile/wgsl/target.js';
import { createOptimizer, type Optimizer } from '../../../worker/gan/optimizers/index.js';
import { randomNormal, randomRows, randomStream, type RowTable } from '../../../worker/random/ops.js';
import * as tf from '../../../worker/tf.js';
import { EXAMPLES, SEED, type Task } from '../task.js';
import type { Training } from '../engine.js';
import { shapesOf, sizeOf, type Layer } from '../layers.js';
import { apply, discriminatorLoss, generatorLoss, type Network } from './tfjs-networks.js';

export async function train(task: Task, backend: 'wasm' | 'webgpu', threads: number): Promise<Training> {
  await tf.setBackend('cpu');
  const machine = backend === 'wasm' ? new WasmMachine({ threads }) : await openWebgpu();
  const run = createRun(task);
  const program = await new Compiler(machine).step(run.step);
  return {
    async step(count) {
      program.run(count);
      await machine.settle();
    },
    losses: (count) => lossesOf(task, machine, count),
  };
}

async function openWebgpu(): Promise<WgslMachine> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('there is no WebGPU adapter');
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  const requiredLimits = { maxBufferSize, maxStorageBufferBindingSize };
  return new WgslMachine(await adapter.requestDevice({ requiredLimits }), targetOf(adapter));
}

/** D's losses from the initial θ on: batches are those of the check, because both are drawn alike. */
async function lossesOf(task: Task, machine: Machine, count: number): Promise<number[]> {
  const run = createRun(task);
  const compiler = new Compiler(machine);
  const program = await compiler.step(run.step);
  const losses: number[] = [];
  for (let i = 0; i < count; i++) {
    program.run(1);
    losses.push((await compiler.read(run.loss))[0]!);
  }
  program.dispose();
  compiler.dispose();
  return losses;
}

interface Player {
  readonly layers: readonly Layer[];
  readonly theta: tf.Variable<tf.Rank.R1>;
  readonly optimizer: Optimizer;
}

/** Everything from the start, and the step that changes it. */
function createRun(task: Task): { readonly step: () => void; readonly loss: tf.Variable<tf.Rank.R0> } {
  const { adam, batch, example, latent, generator, discriminator } = task.case;
  const columns = sizeOf(example);
  const table: RowTable = {
    values: tf.tensor1d(task.examples),
    count: EXAMPLES,
    columns,
    affine: { scale: 1, shift: 0 },
  };
  const player = (layers: readonly Layer[], theta: Float32Array): Player => ({
    layers,
    theta: tf.variable(tf.tensor1d(theta)),
    optimizer: createOptimizer({ kind: 'adam', ...adam }, theta.length),
  });
  const G = player(generator, task.generator);
  const D = player(discriminator, task.discriminator);
  const rate = tf.scalar(adam.learningRate);
  const counter = tf.variable(tf.scalar(0, 'int32'));
  const loss = tf.variable(tf.scalar(0));

  return {
    loss,
    step() {
      const x = randomRows(randomStream(SEED, 'realBatch'), counter, table, batch).reshape([
        batch,
        ...example,
      ]);
      const zForD = randomNormal(randomStream(SEED, 'discriminatorLatent'), counter, [batch, latent]);
      const generated = apply(networkOf(G), zForD);
      loss.assign(update(D, rate, (network) => discriminatorLoss(task.case, network, x, generated)));
      const zForG = randomNormal(randomStream(SEED, 'generatorLatent'), counter, [batch, latent]);
      const judge = networkOf(D);
      update(G, rate, (network) => generatorLoss(judge, apply(network, zForG)));
      counter.assign(counter.add<tf.Scalar>(tf.scalar(1, 'int32')));
    },
  };
}

/** Moves θ down the gradient of the loss, which it returns. */
function update(player: Player, rate: tf.Scalar, lossOf: (network: Network) => tf.Scalar): tf.Scalar {
  const { layers, theta, optimizer } = player;
  const { value, grads } = tf.valueAndGrads((...parts) => lossOf({ layers, theta: parts }))([
    ...networkOf(player).theta,
  ]);
  const gradient = tf.concat1d(grads.map((part) => part.flatten()));
  theta.assign(
    theta.add(optimizer.step(gradient, { theta, learningRate: rate, momentum: (first) => first })),
  );
  return value;
}

/** θ as a tensor for each weight and bias. */
function networkOf({ layers, theta }: Player): Network {
  let offset = 0;
  const parts = layers
    .flatMap((layer) => [shapesOf(layer).weights, shapesOf(layer).bias])
    .map((shape) => {
      const length = sizeOf(shape);
      offset += length;
      return tf.slice1d(theta, offset - length, length).reshape([...shape]);
    });
  return { layers, theta: parts };
}
