import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { prefersReducedMotion } from './motion.js';

/** How long it takes, in milliseconds. */
const DURATION = 1500;

/**
 * A passage from 0 to 1 that the reader asks for, after which it stays at 1. Under `prefers-reduced-motion` each asking
 * jumps to the other end.
 */
export class Passage implements ReactiveController {
  /** How far it has come; slow at both ends. */
  share = 1;
  readonly #host: ReactiveControllerHost;
  #frame = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  begin(): void {
    cancelAnimationFrame(this.#frame);
    if (prefersReducedMotion()) {
      this.#show(1 - this.share);
      return;
    }
    const began = performance.now();
    const move = (now: number): void => {
      const time = Math.min(1, Math.max(0, (now - began) / DURATION));
      this.#show(time * time * (3 - 2 * time));
      if (time < 1) this.#frame = requestAnimationFrame(move);
    };
    move(began);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.share = 1;
  }

  #show(share: number): void {
    this.share = share;
    this.#host.requestUpdate();
  }
}
