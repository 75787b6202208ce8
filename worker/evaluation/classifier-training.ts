import { dispose, scalar, tensor1d, type Rank, type Scalar, type Tensor1D, type Variable } from '../tf.js';
import { DATASET_SEED, sizeOf } from '../../src/shared/dataset.js';
import { scalingFor } from '../../src/shared/scaling.js';
import type { Backend } from '../backend/backend.js';
import { residentTable } from '../data/resident.js';
import { gradientOf, type Network } from '../gan/network.js';
import { Adam } from '../gan/optimizers/adam.js';
import { EVALUATION } from '../gan/pass.js';
import { state } from '../gan/state.js';
import { randomRows, randomStream, type RowTable } from '../random/ops.js';
import { Calculator, type Repeated } from './calculator.js';
import { crossEntropy } from './classifier-network.js';
import type { RealData } from './real-data.js';
import { giveWay } from './slices.js';

const BATCH = 128;
/** Four epochs of half of MNIST, of which it then gets 98 % right. */
export const STEPS = 1000;
const ADAM = { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** Trains a classifier on the last examples of a dataset’s order. It may be stopped, and goes on where it was. */
export class ClassifierTraining {
  readonly #network: Network;
  readonly #theta: Variable<Rank.R1>;
  readonly #calculator: Calculator;
  readonly #images: RowTable;
  readonly #labels: RowTable;
  readonly #optimizer: Adam;
  readonly #learningRate = state(scalar(ADAM.learningRate));
  /** Steps taken: the counter of every random number. */
  readonly #step = state(scalar(0, 'int32'));
  #stepsTaken = 0;
  #compiled: Repeated<[], void> | undefined;

  /**
   * @param theta Of the network: what is trained.
   * @param first Place of the first example to train on.
   */
  constructor(network: Network, theta: Variable<Rank.R1>, real: RealData, first: number, backend: Backend) {
    this.#network = network;
    this.#theta = theta;
    this.#calculator = new Calculator(backend);
    this.#images = imageTable(real, first);
    this.#labels = labelTable(real, first);
    this.#optimizer = new Adam(ADAM, network.parameterCount);
  }

  /** Takes the steps that are left, and frees everything but θ. Throws the signal's reason once it aborts. */
  async finish(signal: AbortSignal): Promise<void> {
    this.#compiled ??= await this.#calculator.step(() => this.#takeStep());
    for (; this.#stepsTaken < STEPS; this.#stepsTaken++) {
      await this.#compiled.run();
      await giveWay(signal);
    }
    await this.dispose();
  }

  /** Frees everything but θ. */
  async dispose(): Promise<void> {
    this.#compiled?.dispose();
    await this.#calculator.close();
    const { slots, constants } = this.#optimizer;
    dispose([
      this.#images.values,
      this.#labels.values,
      this.#learningRate,
      this.#step,
      { ...slots },
      constants,
    ]);
  }

  #takeStep(): void {
    const stream = randomStream(DATASET_SEED, 'metric');
    const x = randomRows(stream, this.#step, this.#images, BATCH); // [m, data]
    const y = randomRows(stream, this.#step, this.#labels, BATCH); // [m, 1], of the same rows
    const { gradient } = gradientOf(this.#network, this.#theta, (parameters) =>
      crossEntropy(this.#network.apply(parameters, x, EVALUATION), y),
    );
    const change = this.#optimizer.step(gradient, { learningRate: this.#learningRate });
    this.#theta.assign(this.#theta.add<Tensor1D>(change));
    this.#step.assign(this.#step.add<Scalar>(scalar(1, 'int32')));
  }
}

/** The images from one place on, with pixels from 0 to 1. */
function imageTable(real: RealData, first: number): RowTable {
  const { dataset } = real;
  const size = sizeOf(dataset.shape);
  const data = dataset.data.slice(first * size);
  const count = dataset.count - first;
  for (let i = 0; i < count; i++) {
    const begin = real.rowAt(first + i) * size;
    data.set(dataset.data.subarray(begin, begin + size), i * size);
  }
  return residentTable({ ...dataset, data, count }, scalingFor(dataset, 'sigmoid'));
}

/** Their labels. */
function labelTable(real: RealData, first: number): RowTable {
  const { count: all, labels: known } = real.dataset;
  const count = all - first;
  const labels = Float32Array.from({ length: count }, (_, i) => known![real.rowAt(first + i)]!);
  return { values: tensor1d(labels), count, columns: 1, affine: { scale: 1, shift: 0 } };
}
