/**
 * jax-js with the whole step in one `jit`, random numbers included. Every use of an array but its last is by `.ref`:
 * jax-js's functions take their arguments over.
 */
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  grad,
  lax,
  nn,
  numpy as np,
  random,
  tree,
  valueAndGrad,
} from '@jax-js/jax';
import type { Adam, Case } from '../cases.js';
import { channelsFirst, shapeChannelsFirst } from '../channels-first.js';
import type { Engine, Training } from '../engine.js';
import { KERNEL, LEAKY_SLOPE, STRIDE, shapesOf, split, type Activation, type Layer } from '../layers.js';
import { EXAMPLES, SEED, givenBatch, type Task } from '../task.js';

type Device = 'wasm' | 'webgpu';

export const JAX_JS: readonly Engine[] = [engine('wasm'), engine('webgpu')];

function engine(backend: Device): Engine {
  return {
    engine: 'jax-js',
    backend,
    threads: backend === 'wasm' ? navigator.hardwareConcurrency : 1,
    async prepare(task) {
      const started = await init(backend);
      if (!started.includes(backend)) throw new Error(`jax-js cannot start its ${backend} backend`);
      defaultDevice(backend);
      return train(task);
    },
  };
}

/** So many steps show whether it is faster to await each step or to queue them all. */
const TRIAL = 16;

/** For each layer its weights and its bias. */
type Parameters = np.Array[];

// Records and not interfaces, because an interface is no JsTree.
type Player = Record<'theta' | 'mean' | 'meanSquare', Parameters>;
/** β₁ᵗ and β₂ᵗ after t steps. */
type Powers = Record<'beta1' | 'beta2', np.Array>;
type State = Record<'G' | 'D', Player> & Record<'powers', Powers>;

/** None of our numbers lie in shared memory, which jax-js does not take. */
function arrayOf(values: Float32Array, shape: number[]): np.Array {
  return np.array(values as Float32Array<ArrayBuffer>, { shape });
}

function train(task: Task): Training {
  const { case: chosen } = task;
  const example = shapeChannelsFirst(chosen.example);
  const examples = arrayOf(task.examples, [EXAMPLES, ...example]);
  const latentShape = [chosen.batch, chosen.latent];
  const onGiven = jit(trainStep(chosen));
  const onDrawn = jit((state: State, key: np.Array, examples: np.Array): [State, np.Array] => {
    const [next, realKey, keyD, keyG] = random.split(key, 4) as unknown as np.Array[];
    const rows = random.randint(realKey!, { minval: 0, maxval: EXAMPLES, shape: [chosen.batch] });
    const latentD = random.normal(keyD!, latentShape);
    const latentG = random.normal(keyG!, latentShape);
    const [after, loss] = trainStep(chosen)(state, np.take(examples, rows, 0), latentD, latentG);
    loss.dispose();
    return [after, next!];
  });
  let state = initialState(task);
  let key = random.key(SEED);

  const run = async (count: number, queued: boolean): Promise<number> => {
    const start = performance.now();
    for (let i = 0; i < count; i++) {
      [state, key] = onDrawn(state, key, examples.ref);
      if (!queued) await blockUntilReady(state);
    }
    await blockUntilReady(state);
    return (performance.now() - start) / count;
  };
  /** Undefined before the trial. Until then steps are awaited, which the documentation advises. */
  let queued: boolean | undefined;

  return {
    async step(count) {
      if (queued === undefined && count >= TRIAL) {
        queued = (await run(TRIAL / 2, true)) < (await run(TRIAL / 2, false));
        count -= TRIAL;
      }
      await run(count, queued ?? false);
    },

    async losses(count) {
      let state = initialState(task);
      const losses: number[] = [];
      for (let step = 0; step < count; step++) {
        const { real, discriminatorLatent, generatorLatent } = givenBatch(task, step);
        const [next, loss] = onGiven(
          state,
          arrayOf(real, [chosen.batch, ...example]),
          arrayOf(discriminatorLatent, latentShape),
          arrayOf(generatorLatent, latentShape),
        );
        losses.push((await loss.jsAsync()) as number);
        state = next;
      }
      tree.dispose(state);
      return losses;
    },
  };
}

function initialState({ case: chosen, generator, discriminator }: Task): State {
  return {
    G: initialPlayer(chosen.generator, generator),
    D: initialPlayer(chosen.discriminator, discriminator),
    powers: { beta1: np.array([1], { shape: [] }), beta2: np.array([1], { shape: [] }) },
  };
}

function initialPlayer(layers: readonly Layer[], theta: Float32Array): Player {
  const shapes = layers.flatMap((layer) => [weightShape(layer), [layer.units]]);
  const parts = split(layers, channelsFirst(layers, theta));
  return {
    theta: parts.map((values, i) => np.array(values.slice(), { shape: shapes[i]! })),
    mean: shapes.map((shape) => np.zeros(shape)),
    meanSquare: shapes.map((shape) => np.zeros(shape)),
  };
}

function weightShape(layer: Layer): number[] {
  switch (layer.kind) {
    case 'dense':
      return [...shapesOf(layer).weights];
    case 'conv':
      return [layer.units, layer.inputs, KERNEL, KERNEL];
    case 'transposed-conv':
      return [layer.inputs, layer.units, KERNEL, KERNEL];
    default:
      return layer satisfies never;
  }
}

/** The step of a case: from a state and its numbers to the next state and D's loss. */
function trainStep({ generator, discriminator, adam, penalty }: Case) {
  const lossD = (D: Parameters, real: np.Array, generated: np.Array): np.Array => {
    const logitsReal = apply(discriminator, tree.ref(D), real.ref);
    const logitsFake = apply(discriminator, tree.ref(D), generated.ref);
    const loss = np.mean(nn.softplus(np.negative(logitsReal))).add(np.mean(nn.softplus(logitsFake)));
    if (penalty === 0) {
      tree.dispose([...D, real, generated]);
      return loss;
    }
    const slopes = squaredSlope(tree.ref(D), real).add(squaredSlope(D, generated));
    return loss.add(slopes.mul(penalty / 2));
  };

  /** E‖∇D(x)‖² over a batch of points. */
  const squaredSlope = (D: Parameters, x: np.Array): np.Array => {
    // As a second argument D would stand still for the outer derivative too.
    const slope = grad((x: np.Array) => np.sum(apply(discriminator, D, x)))(x);
    return np.mean(np.sum(np.square(slope), 1));
  };

  const lossG = (G: Parameters, D: Parameters, latent: np.Array): np.Array =>
    np.mean(nn.softplus(np.negative(apply(discriminator, D, apply(generator, G, latent)))));

  return (
    { G, D, powers }: State,
    real: np.Array,
    latentD: np.Array,
    latentG: np.Array,
  ): [State, np.Array] => {
    const nextPowers = { beta1: powers.beta1.mul(adam.beta1), beta2: powers.beta2.mul(adam.beta2) };
    const generated = apply(generator, tree.ref(G.theta), latentD);
    const [loss, gradientD] = valueAndGrad(lossD)(tree.ref(D.theta), real, generated);
    const nextD = update(D, gradientD, tree.ref(nextPowers), adam);
    const gradientG = grad(lossG)(tree.ref(G.theta), tree.ref(nextD.theta), latentG);
    const nextG = update(G, gradientG, tree.ref(nextPowers), adam);
    return [{ G: nextG, D: nextD, powers: nextPowers }, loss];
  };
}

/** Adam (Kingma and Ba 2015, algorithm 1), with the powers of β₁ and β₂ that this step has reached. */
function update(
  { theta, mean, meanSquare }: Player,
  gradient: Parameters,
  powers: Powers,
  adam: Adam,
): Player {
  const { learningRate, beta1, beta2, epsilon } = adam;
  const correction1 = np.subtract(1, powers.beta1);
  const correction2 = np.subtract(1, powers.beta2);
  const next = theta.map((parameter, i) => {
    const m = mean[i]!.mul(beta1).add(gradient[i]!.ref.mul(1 - beta1));
    const v = meanSquare[i]!.mul(beta2).add(np.square(gradient[i]!).mul(1 - beta2));
    const deviation = np.sqrt(v.ref.div(correction2.ref)).add(epsilon);
    const change = m.ref.div(correction1.ref).div(deviation).mul(learningRate);
    return { theta: parameter.sub(change), mean: m, meanSquare: v };
  });
  tree.dispose([correction1, correction2]);
  return {
    theta: next.map(({ theta }) => theta),
    mean: next.map(({ mean }) => mean),
    meanSquare: next.map(({ meanSquare }) => meanSquare),
  };
}

function apply(layers: readonly Layer[], parameters: Parameters, input: np.Array): np.Array {
  return layers.reduce(
    (x, layer, i) => applyLayer(layer, parameters[2 * i]!, parameters[2 * i + 1]!, x),
    input,
  );
}

function applyLayer(layer: Layer, weights: np.Array, bias: np.Array, x: np.Array): np.Array {
  const [batch = 0] = x.shape;
  switch (layer.kind) {
    case 'dense': {
      const { inputs, activation, to } = layer;
      const y = activate(activation, np.matmul(x.reshape([batch, inputs]), weights).add(bias));
      return to ? y.reshape([batch, ...shapeChannelsFirst(to)]) : y;
    }
    case 'conv': {
      const y = lax.conv(x, weights, [STRIDE, STRIDE], 'SAME');
      return activate(layer.activation, y.add(bias.reshape([layer.units, 1, 1])));
    }
    case 'transposed-conv': {
      const y = lax.convTranspose(x, weights, [STRIDE, STRIDE], 'SAME', { transposeKernel: true });
      return activate(layer.activation, y.add(bias.reshape([layer.units, 1, 1])));
    }
    default:
      return layer satisfies never;
  }
}

function activate(activation: Activation, x: np.Array): np.Array {
  switch (activation) {
    case 'linear':
      return x;
    case 'relu':
      return nn.relu(x);
    case 'leaky-relu':
      return nn.leakyRelu(x, LEAKY_SLOPE);
    case 'tanh':
      return np.tanh(x);
    default:
      return activation satisfies never;
  }
}
