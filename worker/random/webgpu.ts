/** The random ops in WGSL. `src/shared/random.ts` explains the arithmetic; this file only repeats it. */
import { registerKernel, type KernelFunc, type TensorInfo } from '../tf.js';
import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import { NORMAL_TABLE, NORMAL_TABLE_START } from '../../src/shared/random.js';
import { RANDOM_NORMAL, RANDOM_ROWS, RANDOM_UNIFORM, type RandomAttrs, type RandomRowsAttrs } from './ops.js';
import { THREEFRY_WGSL } from './threefry-wgsl.js';

interface Call<Attrs extends RandomAttrs> {
  readonly inputs: { readonly counter: TensorInfo; readonly table: TensorInfo };
  readonly backend: WebGPUBackend;
  readonly attrs: Attrs;
}

const WORKGROUP = 64;

/** Random word `i` of the stream: `randomBits`. */
const RANDOM_BITS = /* wgsl */ `
  ${THREEFRY_WGSL}
  fn randomBits(i : u32) -> u32 {
    return threefry(uniforms.seed, uniforms.stream, vec2<u32>(i >> 1u, u32(counter[0])))[i & 1u];
  }
`;

/** `normalFromBits`. */
const NORMAL_FROM_BITS = /* wgsl */ `
  fn normalFromBits(bits : u32) -> f32 {
    let pattern = bitcast<u32>(f32((bits >> 8u) + 1u));
    let segment = (pattern >> 17u) - ${NORMAL_TABLE_START}u;
    let low = quantiles[segment];
    let magnitude = low + (((quantiles[segment + 1u] - low) * i32((pattern >> 5u) & 0xfffu)) >> 12u);
    return bitcast<f32>(bitcast<u32>(f32(magnitude) * ${2 ** -20}) | (bits << 31u)); // A zero has a sign, too.
  }
`;

/** How one of the ops is computed: element `i` of the output, a word of randomness per element or row. */
interface Recipe<Attrs extends RandomAttrs> {
  readonly kernelName: string;
  /** Inputs besides the counter: name in WGSL → tensor. */
  readonly inputs: (call: Call<Attrs>) => Readonly<Record<string, TensorInfo>>;
  /** Uniforms besides the stream's: name and type in WGSL → value. */
  readonly uniforms: (attrs: Attrs) => readonly Uniform[];
  readonly functions: string;
  /** WGSL expression of type f32 for element `i : u32`. */
  readonly element: string;
}

interface Uniform {
  readonly name: string;
  readonly type: 'u32' | 'f32';
  readonly value: number;
}

const NORMAL: Recipe<RandomAttrs> = {
  kernelName: RANDOM_NORMAL,
  inputs: ({ backend }) => ({ quantiles: quantilesOn(backend) }),
  uniforms: () => [],
  functions: NORMAL_FROM_BITS,
  element: 'normalFromBits(randomBits(i))',
};

const UNIFORM: Recipe<RandomAttrs> = {
  kernelName: RANDOM_UNIFORM,
  inputs: () => ({}),
  uniforms: () => [],
  functions: '',
  element: `f32(randomBits(i) >> 8u) * ${2 ** -24}`,
};

const ROWS: Recipe<RandomRowsAttrs> = {
  kernelName: RANDOM_ROWS,
  inputs: ({ inputs }) => ({ table: inputs.table }),
  uniforms: ({ shape, count, scale, shift }) => [
    { name: 'columns', type: 'u32', value: shape[1] },
    { name: 'count', type: 'u32', value: count },
    { name: 'scale', type: 'f32', value: scale },
    { name: 'shift', type: 'f32', value: shift },
  ],
  functions: /* wgsl */ `
    fn cell(i : u32) -> u32 {
      return (randomBits(i / uniforms.columns) % uniforms.count) * uniforms.columns + i % uniforms.columns;
    }
  `,
  element: 'table[cell(i)] * uniforms.scale + uniforms.shift',
};

/** {@link ROWS} of a table with four 8-bit values an element. */
const BYTE_ROWS: Recipe<RandomRowsAttrs> = {
  ...ROWS,
  functions: /* wgsl */ `${ROWS.functions}
    fn byteAt(cell : u32) -> f32 {
      return f32((u32(table[cell >> 2u]) >> (8u * (cell & 3u))) & 0xffu);
    }
  `,
  element: 'byteAt(cell(i)) * uniforms.scale + uniforms.shift',
};

register(RANDOM_NORMAL, (call: Call<RandomAttrs>) => run(NORMAL, call));
register(RANDOM_UNIFORM, (call: Call<RandomAttrs>) => run(UNIFORM, call));
register(RANDOM_ROWS, (call: Call<RandomRowsAttrs>) =>
  run(call.inputs.table.dtype === 'int32' ? BYTE_ROWS : ROWS, call),
);

function register<Attrs extends RandomAttrs>(
  kernelName: string,
  kernelFunc: (call: Call<Attrs>) => TensorInfo,
): void {
  registerKernel({ kernelName, backendName: 'webgpu', kernelFunc: kernelFunc as unknown as KernelFunc });
}

function run<Attrs extends RandomAttrs>(recipe: Recipe<Attrs>, call: Call<Attrs>): TensorInfo {
  const { backend, attrs } = call;
  const inputs = { counter: call.inputs.counter, ...recipe.inputs(call) };
  const uniforms: readonly Uniform[] = [
    { name: 'seed', type: 'u32', value: attrs.seed },
    { name: 'stream', type: 'u32', value: attrs.stream },
    ...recipe.uniforms(attrs),
  ];
  const program: WebGPUProgram = {
    outputShape: [...attrs.shape],
    shaderKey: recipe.kernelName,
    dispatchLayout: { x: [0, 1] },
    dispatch: [Math.ceil((attrs.shape[0] * attrs.shape[1]) / WORKGROUP), 1, 1],
    workgroupSize: [WORKGROUP, 1, 1],
    variableNames: Object.keys(inputs),
    uniforms: uniforms.map(({ name, type }) => `${name} : ${type}, `).join(''),
    size: true,
    getUserCode: () => /* wgsl */ `
      ${RANDOM_BITS}
      ${recipe.functions}
      fn main(index : i32) {
        let i = u32(index);
        if (index < uniforms.size) { setOutputAtIndex(index, ${recipe.element}); }
      }
    `,
  };
  const data = uniforms.map(({ type, value }) => ({
    type: type === 'u32' ? 'uint32' : 'float32',
    data: [value],
  }));
  return backend.runWebGPUProgram(program, Object.values(inputs), 'float32', data);
}

/** The table of normal quantiles as each backend holds it. It belongs to the backend, not to tfjs's count of tensors. */
const QUANTILES = new WeakMap<WebGPUBackend, TensorInfo>();

function quantilesOn(backend: WebGPUBackend): TensorInfo {
  const present = QUANTILES.get(backend);
  if (present) return present;
  const quantiles = backend.makeTensorInfo([NORMAL_TABLE.length], 'int32', NORMAL_TABLE);
  QUANTILES.set(backend, quantiles);
  return quantiles;
}
