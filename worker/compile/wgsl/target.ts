/** What tasks are made for. */
export interface Target {
  /** Threads in a workgroup. */
  readonly workgroup: number;
  /** So many threads keep the device busy. */
  readonly threads: number;
  /** Whether a workgroup's own memory is quicker than the other, and its barriers cheap. */
  readonly sharing: boolean;
  /**
   * The most rows and columns of a large product that one thread computes; each is tried on the step itself. With 8, each
   * number that is loaded serves eight multiplications, and the 64 sums still fit the registers of a GPU; with 4, four
   * times as many threads run.
   */
  readonly tiles: readonly number[];
  /** Threads of a workgroup that may take a whole step by itself; 0 where that is not worth trying. */
  readonly alone: number;
}

/** A multiple of what any GPU runs in lockstep, and a square. */
const WORKGROUP = 64;

/** A GPU hides the time that memory takes behind thousands of threads. 256 of them are what a workgroup always may have. */
export const GPU: Target = { workgroup: WORKGROUP, threads: 4096, sharing: true, tiles: [8, 4], alone: 256 };

/**
 * An emulated GPU computes with few threads, and pays for barriers: it has to suspend one thread after another. Measured
 * on SwiftShader: 3 µs at each barrier of 64 threads and 0.2 µs of 4, where a dispatch costs 16 µs; a toy step of 70
 * kernels takes 3.1 ms, and 2.5 ms by itself in a workgroup of 4, but compiles in 0.7 s and 4.6 s.
 */
export const EMULATED_GPU: Target = {
  workgroup: WORKGROUP,
  threads: 32,
  sharing: false,
  tiles: [8],
  alone: 0,
};

export function targetOf(adapter: Adapter): Target {
  return isSoftware(adapter) ? EMULATED_GPU : GPU;
}

/** Before version 136 Chrome said it of the adapter, not in its info (https://github.com/gpuweb/gpuweb/pull/5099). */
export function isSoftware(adapter: Adapter): boolean {
  return adapter.info.isFallbackAdapter ?? adapter.isFallbackAdapter ?? false;
}

/** What of an adapter tells whether it is emulated. */
interface Adapter {
  readonly info: { readonly isFallbackAdapter?: boolean };
  readonly isFallbackAdapter?: boolean;
}
