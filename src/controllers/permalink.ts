import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { linkName, readLink, withRun, type LinkedRun } from '../permalink.js';
import { resolveSetup, type Setup } from '../setup.js';
import { asGanError, type GanError } from '../shared/errors.js';
import { linkedRun } from '../sharing/link.js';

/** An element whose author asks for its run to be in the address of the page. */
interface Host extends ReactiveControllerHost, Element {
  readonly permalink: boolean;
}

/** What the address says, to whom it concerns. */
interface Reader {
  /** There is a run. */
  adopt(run: LinkedRun): void;
  /** There is something else in its place. */
  refuse(error: GanError): void;
  /** What was refused is gone. */
  recover(): void;
}

/** The names under which elements in the page write. */
const inUse = new Set<string>();

/** Reads an element's run from the address of the page, at first and whenever that changes, and writes it there. */
export class PermalinkController implements ReactiveController {
  readonly #host: Host;
  readonly #reader: Reader;
  /** What the address stands for: nothing is written before it is another. */
  #known: Setup | undefined;
  #isRefused = false;

  /** @param known What an address stands for that holds no run. */
  constructor(host: Host, reader: Reader, known: Setup | undefined) {
    this.#host = host;
    this.#reader = reader;
    this.#known = known;
    host.addController(this);
  }

  /** Called at once where the host is connected already. */
  hostConnected(): void {
    addEventListener('hashchange', this.#read);
    const name = linkName(this.#host);
    if (inUse.has(name))
      console.warn(
        `${this.#host.localName}: two with permalink write “${name}”; each needs an id of its own.`,
      );
    inUse.add(name);
    this.#read();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#read);
    inUse.delete(linkName(this.#host));
  }

  /** Has the address stand for a setup. */
  write(setup: Setup): void {
    if (setup === this.#known || !this.#host.permalink) return;
    this.#known = setup;
    const hash = withRun(location.hash, linkName(this.#host), linkedRun(setup));
    history.replaceState(history.state, '', hash);
  }

  #adopt(run: LinkedRun): void {
    const { preset, seed, config = {}, dataset: source } = run;
    resolveSetup({ preset, source, config, seed, backend: null, workerUrl: null }); // Refuses what makes no sense.
    this.#reader.adopt(run);
  }

  readonly #read = (): void => {
    if (!this.#host.permalink) return;
    const wasRefused = this.#isRefused;
    this.#isRefused = false;
    try {
      const run = readLink(location.hash, linkName(this.#host));
      if (run) this.#adopt(run);
      else if (wasRefused) this.#reader.recover();
    } catch (thrown) {
      this.#isRefused = true;
      this.#reader.refuse(asGanError(thrown));
    }
  };
}
