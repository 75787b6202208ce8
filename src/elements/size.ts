import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Knows how large an element and its text are, in CSS pixels, and has it rendered anew when its size changes. */
export class Size implements ReactiveController {
  width = 0;
  height = 0;
  /** The size of its font. */
  em = 0;
  readonly #host: ReactiveControllerHost & Element;
  #observer: ResizeObserver | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      ({ width: this.width, height: this.height } = entry.contentRect);
      this.em = parseFloat(getComputedStyle(this.#host).fontSize);
      this.#host.requestUpdate();
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
