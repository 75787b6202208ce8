import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { linkName, readLink, type LinkedRun } from '../permalink.js';
import { asGanError, type GanError } from '../shared/errors.js';
import type { Setup } from './setup.js';

/** An element that keeps its run in the address of the page, where its author asks for that. */
interface Host extends ReactiveControllerHost, Element {
  readonly permalink: boolean;
}

/** Reads an element's run from the address of the page, at first and whenever that changes, and writes it there. */
export class PermalinkController implements ReactiveController {
  readonly #host: Host;
  readonly #adopt: (run: LinkedRun | GanError) => void;
  /** What the address stands for: nothing is written before it is another. */
  #known: Setup | undefined;

  /** @param adopt Called with what the address says. */
  constructor(host: Host, adopt: (run: LinkedRun | GanError) => void) {
    this.#host = host;
    this.#adopt = adopt;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.read);
    this.read();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.read);
  }

  /** Has the address stand for a setup. */
  async write(setup: Setup): Promise<void> {
    const isFirst = !this.#known;
    if (setup === this.#known || !this.#host.permalink) return;
    this.#known = setup;
    if (isFirst) return;
    const { withLink } = await import('../sharing/link.js');
    if (setup !== this.#known) return;
    history.replaceState(history.state, '', withLink(location.href, linkName(this.#host), setup));
  }

  /** Also where only now the author asks for that, or the property was set before the element was one. */
  readonly read = (): void => {
    if (!this.#host.permalink) return;
    try {
      const run = readLink(location.hash, linkName(this.#host));
      if (run) this.#adopt(run);
    } catch (thrown) {
      this.#adopt(asGanError(thrown));
    }
  };
}
