import {
  KernelBackend,
  Tensor,
  type BackendValues,
  type DataId,
  type DataType,
  type TensorInfo,
  type Variable,
} from '../../tf.js';
import { GraphBuilder } from '../graph-builder.js';
import type { Node, Source } from '../graph.js';
import type { Type } from '../loops.js';
import type { Values } from '../machine.js';

/**
 * The tfjs backend that only writes down what it is asked. Its data ids stand for nodes of a graph; nothing is computed,
 * so nothing can be read.
 */
export class CapturingBackend extends KernelBackend {
  readonly build = new GraphBuilder();
  readonly variables = new Map<Variable, Source>();
  readonly tensors = new Map<Tensor, Source>();
  readonly constants = new Map<Source, Values>();
  readonly #nodes = new Map<DataId, Node>();
  /** Tensors that stand for each data id of ours: tfjs counts on that. */
  readonly #references = new Map<DataId, number>();
  readonly #before: ReadonlyMap<DataId, Variable>;
  readonly #home: KernelBackend;

  /**
   * @param before The variables, by what they hold before the step: no two hold the same.
   * @param home The backend that holds it.
   */
  constructor(before: ReadonlyMap<DataId, Variable>, home: KernelBackend) {
    super();
    this.#before = before;
    this.#home = home;
  }

  /** The node of a tensor; one that was there before the step is a source. */
  nodeOf(tensor: TensorInfo): Node {
    const known = this.#nodes.get(tensor.dataId);
    if (known) return this.build.reshape(known, tensor.shape); // What tfjs reshapes keeps its data id.
    const variable = this.#before.get(tensor.dataId);
    const source = variable ? this.sourceOf(variable) : sourceLike(tensor);
    if (!variable) this.tensors.set(asTensor(tensor), source);
    const node = this.build.source(source);
    this.#nodes.set(tensor.dataId, node);
    return node;
  }

  sourceOf(variable: Variable): Source {
    const source = this.variables.get(variable) ?? sourceLike(variable);
    this.variables.set(variable, source);
    return source;
  }

  /** A tensor that stands for a node. */
  tensorOf(node: Node, dtype: DataType): TensorInfo {
    const dataId = {};
    this.#nodes.set(dataId, node);
    this.#references.set(dataId, 1);
    return { dataId, shape: [...node.shape], dtype };
  }

  /** A node that holds these numbers. */
  constant(values: Values, shape: readonly number[], type: Type): Node {
    if (values.every((value) => value === values[0])) return this.build.number(values[0] ?? 0, shape, type);
    const source: Source = { shape, type };
    this.constants.set(source, type === 'i32' ? Int32Array.from(values) : Float32Array.from(values));
    return this.build.source(source);
  }

  /** tfjs's way to bring in numbers. */
  override write(values: BackendValues, shape: number[], dtype: DataType): DataId {
    return this.tensorOf(this.constant(values as Values, [...shape], typeOf(dtype)), dtype).dataId;
  }

  override read(): Promise<BackendValues> {
    return Promise.reject(new Error(UNREADABLE));
  }

  override readSync(): BackendValues {
    throw new Error(UNREADABLE);
  }

  override numDataIds(): number {
    return this.#nodes.size;
  }

  /** Of data that was there before, where a variable is assigned it as it is. */
  override incRef(dataId: DataId): void {
    if (this.#references.has(dataId)) this.#references.set(dataId, this.refCount(dataId) + 1);
    else this.#home.incRef(dataId);
  }

  override refCount(dataId: DataId): number {
    return this.#references.get(dataId) ?? 0;
  }

  override disposeData(dataId: DataId): boolean {
    const left = this.refCount(dataId) - 1;
    this.#references.set(dataId, left);
    return left <= 0;
  }

  override floatPrecision(): 32 {
    return 32;
  }

  override timerAvailable(): boolean {
    return false;
  }

  override dispose(): void {
    this.#nodes.clear();
  }
}

const UNREADABLE = 'the step reads numbers back while it runs';

/** Truth values are numbers here. */
function typeOf(dtype: DataType): Type {
  return dtype === 'int32' ? 'i32' : 'f32';
}

function sourceLike({ shape, dtype }: TensorInfo): Source {
  return { shape: [...shape], type: typeOf(dtype) };
}

/** tfjs calls kernels with tensors, and types them as less. */
function asTensor(info: TensorInfo): Tensor {
  if (info instanceof Tensor) return info as Tensor;
  throw new Error('A kernel was called with something else than a tensor.');
}
