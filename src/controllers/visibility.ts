import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Knows whether any of an element can be seen: it is within the window, and the window is not hidden. */
export class VisibilityController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #changed: (visible: boolean) => void;
  #observer: IntersectionObserver | undefined;
  #onScreen = false;

  /** `changed` is called when the element connects and is seen, and at every change thereafter. */
  constructor(host: ReactiveControllerHost & Element, changed: (visible: boolean) => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => {
      this.#onScreen = entries.at(-1)?.isIntersecting ?? false;
      this.#tell();
    });
    this.#observer.observe(this.#host);
    document.addEventListener('visibilitychange', this.#tell);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    document.removeEventListener('visibilitychange', this.#tell);
  }

  readonly #tell = (): void => {
    this.#changed(this.#onScreen && !document.hidden);
  };
}
