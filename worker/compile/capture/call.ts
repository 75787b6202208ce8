import type { GraphBuilder } from '../graph-builder.js';
import type { Node } from '../graph.js';

/** A call of a tfjs kernel, which tfjs-core has checked. */
export interface Call {
  readonly build: GraphBuilder;
  readonly inputs: Inputs;
  /** The inputs of a kernel that takes a list of them. */
  readonly list: readonly Node[];
  readonly attrs: Attributes;
  /** A node that holds these numbers. */
  readonly constant: (values: Float32Array | Int32Array, shape: readonly number[]) => Node;
}

/** What a kernel is in nodes: one for each of its outputs. */
export type Lowering = (call: Call) => Node | readonly Node[];

/** Inputs by the names that tfjs-core gives them; each kernel has some of these. */
export interface Inputs {
  readonly x: Node;
  readonly input: Node;
  readonly a: Node;
  readonly b: Node;
  readonly alpha: Node;
  readonly condition: Node;
  readonly t: Node;
  readonly e: Node;
  readonly filter: Node;
  readonly dy: Node;
  readonly logits: Node;
  readonly indices: Node;
  readonly segmentIds: Node;
  readonly shape: Node;
  readonly tensor: Node;
  readonly value: Node;
  readonly scale: Node | undefined;
  readonly offset: Node | undefined;
  readonly mean: Node;
  readonly variance: Node;
  readonly counter: Node;
  readonly table: Node;
}

/** Attributes by the names that tfjs-core gives them; each kernel has some of these. */
export interface Attributes {
  readonly alpha: number;
  readonly axis: number;
  readonly batchDims: number;
  readonly begin: number[];
  readonly beginMask: number;
  readonly clipValueMax: number;
  readonly clipValueMin: number;
  readonly constantValue: number;
  readonly dataFormat: 'NHWC' | 'NCHW' | undefined;
  readonly depth: number;
  readonly dilations: [number, number] | undefined;
  readonly dim: number;
  readonly dimRoundingMode: 'floor' | 'round' | 'ceil' | undefined;
  readonly dims: number | number[];
  readonly dtype: string;
  readonly ellipsisMask: number;
  readonly end: number[];
  readonly endMask: number;
  readonly filterShape: [number, number, number, number];
  readonly inputShape: [number, number, number, number];
  readonly keepDims: boolean;
  readonly newAxisMask: number;
  readonly numOrSizeSplits: number | number[];
  readonly numSegments: number;
  readonly offValue: number;
  readonly onValue: number;
  readonly pad: 'same' | 'valid' | number;
  readonly paddings: [number, number][];
  readonly perm: number[];
  /** What Max calls its axes. */
  readonly reductionIndices: number | number[] | undefined;
  readonly reps: number[];
  readonly shape: number[];
  readonly shrinkAxisMask: number;
  readonly size: number[];
  readonly strides: [number, number];
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly value: number;
  readonly varianceEpsilon: number;
}
