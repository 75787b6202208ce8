/** The first stage: a training step, written down instead of taken. */
import {
  engine,
  getBackend,
  registerBackend,
  registerKernel,
  removeBackend,
  setBackend,
  tensor,
  tidy,
  type DataType,
  type KernelFunc,
  type Tensor,
  type TensorInfo,
  type Variable,
} from '../../tf.js';
import type { Graph, Node, Source } from '../graph.js';
import type { Values } from '../machine.js';
import { CapturingBackend } from './backend.js';
import type { Attributes, Inputs, Lowering } from './call.js';
import { LOWERINGS } from './lowerings.js';

/** The backend's name, as tfjs has it. */
const CAPTURE = 'capture';

/** A step as a graph, and what its sources are. */
export interface Captured {
  readonly graph: Graph;
  /** What the step reads or assigns to. */
  readonly variables: ReadonlyMap<Variable, Source>;
  /** Other tensors that the step uses: they stay as they are. */
  readonly tensors: ReadonlyMap<Tensor, Source>;
  /** Numbers that the step brings along. */
  readonly constants: ReadonlyMap<Source, Values>;
  /** What the step returns, if it returns something. */
  readonly result: Source | undefined;
}

/**
 * Runs a step so that nothing is computed. What it assigns to variables and what it returns is what it does; the variables
 * are then as they were. It may do all that tfjs can do but read numbers, call a kernel that is not in `LOWERINGS`, or draw random numbers other
 * than by `worker/random`: those that tfjs draws would be the same in each step.
 * @throws Error that names what it does besides.
 */
export function capture(step: () => Tensor | undefined): Captured {
  const registered = Object.values(engine().registeredVariables);
  registered.forEach(unshare);
  // A variable that is assigned to gives up what it held, unless something else holds it too.
  const kept = registered.map((variable) => ({
    variable,
    dataId: variable.dataId,
    clone: variable.clone(),
  }));
  const before = new Map(kept.map(({ variable, dataId }) => [dataId, variable]));
  const backend = new CapturingBackend(before, engine().backend);
  const home = getBackend();
  registerBackend(CAPTURE, () => backend);
  try {
    void setBackend(CAPTURE); // At once, because the backend is there.
    const updates = new Map<Source, Node>();
    let result: Source | undefined;
    tidy(() => {
      const returned = step();
      if (!returned) return;
      const node = backend.nodeOf(returned);
      result = { shape: node.shape, type: node.type };
      updates.set(result, node);
    });
    for (const { variable, dataId } of kept)
      if (variable.dataId !== dataId) updates.set(backend.sourceOf(variable), backend.nodeOf(variable));
    const { variables, tensors, constants } = backend;
    return { graph: { updates }, variables, tensors, constants, result };
  } finally {
    void setBackend(home);
    for (const { variable, clone } of kept) {
      variable.assign(clone);
      clone.dispose();
    }
    removeBackend(CAPTURE);
  }
}

/**
 * Gives a variable numbers of its own. In tfjs it shares those of the tensor that it was made from or was assigned, and
 * kernels are called with the data id alone, which would not tell the two apart.
 */
function unshare(variable: Variable): void {
  if (engine().backend.refCount(variable.dataId) === 1) return;
  tidy(() => variable.assign(tensor(variable.dataSync().slice(), variable.shape, variable.dtype)));
}

for (const [kernelName, lowering] of Object.entries(LOWERINGS)) {
  registerKernel({ kernelName, backendName: CAPTURE, kernelFunc: kernelFor(kernelName, lowering) });
}

function kernelFor(name: string, lowering: Lowering): KernelFunc {
  return ({ inputs, attrs = {}, backend }) => {
    if (!(backend instanceof CapturingBackend)) throw new Error(`${name} is called on another backend.`);
    // Inputs that a call leaves out are there as undefined.
    const tensors = Object.entries(inputs).filter((entry): entry is [string, TensorInfo] =>
      Boolean(entry[1]),
    );
    const nodes = tensors.map(([key, tensor]) => [key, backend.nodeOf(tensor)] as const);
    const outputs = named(name, () =>
      lowering({
        build: backend.build,
        inputs: Object.fromEntries(nodes) as unknown as Inputs,
        list: nodes.map(([, node]) => node),
        attrs: attrs as unknown as Attributes,
        constant: (values, shape) =>
          backend.constant(values, shape, values instanceof Int32Array ? 'i32' : 'f32'),
      }),
    );
    const dtypes = tensors.map(([, { dtype }]) => dtype);
    const tensorOf = (node: Node): TensorInfo => backend.tensorOf(node, dtypeOf(name, node, dtypes));
    return 'kind' in outputs ? tensorOf(outputs) : outputs.map(tensorOf);
  };
}

/** Says which kernel it is that cannot be lowered. */
function named<T>(kernel: string, lower: () => T): T {
  try {
    return lower();
  } catch (thrown) {
    throw new Error(`${kernel} cannot be captured: ${(thrown as Error).message}`, { cause: thrown });
  }
}

/** Kernels whose results are truth values, which tfjs-core insists on here and there. */
const TRUTHS = new Set(
  'Less LessEqual Greater GreaterEqual Equal NotEqual LogicalAnd LogicalOr LogicalNot IsNan All Any'.split(
    ' ',
  ),
);

/** Kernels that make float32 of truth values. */
const FLOATS = new Set(['Cast', 'Exp', 'LeakyRelu', 'Mean']);

/** What is made of truth values alone, such as a slice of them, is truth values too, but for those kernels. */
function dtypeOf(kernel: string, { type }: Node, inputs: readonly DataType[]): DataType {
  if (TRUTHS.has(kernel)) return 'bool';
  if (type === 'i32') return 'int32';
  return !FLOATS.has(kernel) && inputs.length > 0 && inputs.every((dtype) => dtype === 'bool')
    ? 'bool'
    : 'float32';
}
