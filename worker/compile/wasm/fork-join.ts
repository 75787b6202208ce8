/**
 * How threads compute a kernel together. The first of them forks: the others, which wait for that, take shares of the
 * kernel, one after another for as long as there are any, and so does the first. Who finds none left has joined; the first
 * goes on when all have. Which thread computes a share changes nothing in what is computed.
 */
import type { FunctionBuilder } from './function.js';
import { atomic, i32, TRAP, type Address, type Scalar } from './instructions.js';
import { call, type FunctionReference } from './module.js';

/** Cache lines, because threads wait for one word while others write to the next. */
const FORKS = 0;
const NEXT = 64;
const JOINED = 128;

/** How much memory threads need in order to agree, in bytes. It begins with how often was forked. */
export const AGREEMENT = 192;

/** A thread that has nothing to do looks so often whether there is something, for some tens of microseconds; then it sleeps. */
const LOOKS = 20_000;

/** A share takes a fraction of a millisecond. Who has not finished one in so many seconds never will. */
export const PATIENCE = 30;

/** To be called before each run, when nobody looks: all have joined after the last fork of the run before. */
export function resetForks(memory: WebAssembly.Memory, agreement: number): void {
  new Int32Array(memory.buffer)[(agreement + FORKS) / 4] = 0;
}

/** How a kernel is divided: so many of its steps at a time. */
export interface Shares {
  readonly steps: number;
  readonly share: number;
}

/** Writes the code of both sides. */
export class ForkJoin {
  readonly #others: number;
  readonly #patience: number;
  readonly #word: (offset: number) => Address;

  /**
   * @param at Where the memory for it begins.
   * @param others Threads besides the first.
   * @param patience Seconds after which the first gives up on the others.
   */
  constructor(at: number, others: number, patience: number) {
    this.#others = others;
    this.#patience = patience;
    this.#word = (offset) => ({ pointer: i32.const(0), offset: at + offset });
  }

  /** For the first thread, before it takes shares. */
  fork(f: FunctionBuilder): void {
    f.do(atomic.store(this.#word(NEXT), i32.const(0)));
    f.do(atomic.store(this.#word(JOINED), i32.const(0)));
    f.keep(atomic.add(this.#word(FORKS), i32.const(1)));
    f.do(atomic.notify(this.#word(FORKS), this.#others));
  }

  /** For another thread, which has seen so many forks of this run. */
  awaitFork(f: FunctionBuilder, seen: Scalar): void {
    waitWhile(f, this.#word(FORKS), seen);
  }

  /** Calls a kernel for one share after another, until none of its steps is left. */
  takeShares(
    f: FunctionBuilder,
    kernel: FunctionReference,
    workspace: Scalar,
    { steps, share }: Shares,
  ): void {
    f.repeat(() => {
      const begin = f.keep(atomic.add(this.#word(NEXT), i32.const(share)));
      const isLeft = f.keep(i32.ltU(begin, i32.const(steps)));
      f.if(isLeft, () => {
        const end = f.keep(i32.add(begin, i32.const(share)));
        const within = i32.select(i32.ltU(end, i32.const(steps)), end, i32.const(steps));
        f.do(call(kernel, begin, within, workspace));
      });
      return isLeft;
    });
  }

  /** For another thread, after it has taken shares. The last one wakes the first thread. */
  join(f: FunctionBuilder): void {
    const before = atomic.add(this.#word(JOINED), i32.const(1));
    f.if(i32.eq(before, i32.const(this.#others - 1)), () => {
      f.do(atomic.notify(this.#word(JOINED), 1));
    });
  }

  /** For the first thread, after it has taken shares. It gives up if one of the others has died. */
  awaitOthers(f: FunctionBuilder): void {
    const naps = f.keep(i32.const(this.#patience));
    const joined = f.keep(atomic.load(this.#word(JOINED)));
    const others = i32.const(this.#others);
    f.while(i32.ltU(joined, others), () => {
      waitWhile(f, this.#word(JOINED), joined, () => {
        f.if(i32.eq(naps, i32.const(0)), () => f.do(TRAP));
        f.set(naps, i32.sub(naps, i32.const(1)));
      });
      f.set(joined, atomic.load(this.#word(JOINED)));
    });
  }
}

/** Waits for as long as a word is this one; does something before each nap. */
function waitWhile(f: FunctionBuilder, word: Address, value: Scalar, beforeNap = (): void => {}): void {
  const looks = f.keep(i32.const(LOOKS));
  f.while(i32.eq(atomic.load(word), value), () => {
    f.if(
      looks,
      () => f.set(looks, i32.sub(looks, i32.const(1))),
      () => {
        beforeNap();
        f.do(atomic.nap(word, value));
      },
    );
  });
}
