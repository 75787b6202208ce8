/**
 * The random ops computed in JavaScript: the reference that the GPU kernels are held to. On WebGL the result is
 * uploaded, as with tfjs's own random ops; nothing is read back, because tfjs keeps small counters on the CPU and a
 * table that no shader has used is still there.
 */
import {
  registerKernel,
  type KernelBackend,
  type KernelFunc,
  type TensorInfo,
  type TypedArray,
} from '../tf.js';
import { randomIndices, randomNormal, randomUniform, type RandomKey } from '../../src/shared/random.js';
import { RANDOM_NORMAL, RANDOM_ROWS, RANDOM_UNIFORM, type RandomAttrs, type RandomRowsAttrs } from './ops.js';

/** What both tfjs backends that compute in JavaScript have beyond a `KernelBackend`. */
interface ReadableBackend extends KernelBackend {
  readSync(dataId: object): TypedArray;
  makeTensorInfo(shape: number[], dtype: 'float32', values: Float32Array): TensorInfo;
}

interface Call<Attrs extends RandomAttrs> {
  readonly inputs: { readonly counter: TensorInfo; readonly table: TensorInfo };
  readonly backend: ReadableBackend;
  readonly attrs: Attrs;
}

/** An op: the values for a key and a number of elements. */
type Draw<Attrs extends RandomAttrs> = (key: RandomKey, length: number, call: Call<Attrs>) => Float32Array;

register<RandomAttrs>(RANDOM_NORMAL, (key, length) => randomNormal(key, length));
register<RandomAttrs>(RANDOM_UNIFORM, (key, length) => randomUniform(key, length));
register<RandomRowsAttrs>(RANDOM_ROWS, (key, _, { inputs, backend, attrs }) =>
  drawRows(key, backend.readSync(inputs.table.dataId), attrs),
);

function register<Attrs extends RandomAttrs>(kernelName: string, draw: Draw<Attrs>): void {
  const kernel = (call: Call<Attrs>): TensorInfo => {
    const { inputs, backend, attrs } = call;
    const counter = backend.readSync(inputs.counter.dataId)[0]!;
    const [rows, columns] = attrs.shape;
    const values = draw({ seed: attrs.seed, stream: attrs.stream, counter }, rows * columns, call);
    return backend.makeTensorInfo([rows, columns], 'float32', values);
  };
  const kernelFunc = kernel as unknown as KernelFunc;
  for (const backendName of ['cpu', 'webgl']) registerKernel({ kernelName, backendName, kernelFunc });
}

function drawRows(key: RandomKey, table: TypedArray, attrs: RandomRowsAttrs): Float32Array {
  const [rows, columns] = attrs.shape;
  const values = table instanceof Int32Array ? new Uint8Array(table.buffer, table.byteOffset) : table;
  const drawn = new Float32Array(rows * columns);
  randomIndices(key, rows, attrs.count).forEach((row, i) => {
    for (let j = 0; j < columns; j++)
      drawn[i * columns + j] = values[row * columns + j]! * attrs.scale + attrs.shift;
  });
  return drawn;
}
