import type { Config, Patch } from '../shared/config.js';
import { changedPaths, patchConfig } from '../shared/config-schema.js';
import { reportOf } from '../shared/errors.js';
import { checkGame } from '../shared/networks/check-game.js';

/** A change to one field. */
export interface Edit {
  /** The field: its path in the config, with `[i]` for one of a list. */
  readonly place: string;
  /** What stands in it. */
  readonly text: string;
  readonly change: (config: Config) => Patch<Config>;
}

/** An edit that cannot be, and why not. */
export interface Refusal extends Edit {
  readonly message: string;
}

/** Changes to a config that wait for the reader to begin again with them, and those that cannot be. */
export class Draft {
  #base!: Config;
  #shape: readonly number[] | undefined;
  #config!: Config;
  #edits: readonly Edit[] = [];
  #refused: readonly Refusal[] = [];

  /** The config in use, with the changes. */
  get config(): Config {
    return this.#config;
  }

  /** The paths that the changes lead to. */
  get changed(): readonly string[] {
    return changedPaths(this.#base, this.#config);
  }

  /** While something is refused, the changes are not what the reader sees. */
  get isSound(): boolean {
    return this.#refused.length === 0;
  }

  refusalAt(place: string): Refusal | undefined {
    return this.#refused.find((refusal) => refusal.place === place);
  }

  /**
   * Puts the changes over another config; without them, where the two do not go together.
   * @param shape Of an example, once it is known: what does not suit it is then refused.
   */
  rebase(base: Config, shape: readonly number[] | undefined): void {
    this.#base = this.#config = base;
    this.#shape = shape;
    if (this.#add([]) !== undefined) this.discard();
  }

  edit(edit: Edit): void {
    const scope = edit.place.replace(/kind$/, ''); // Another kind takes all the fields of the one before with it.
    const others = this.#refused.filter(({ place }) => !place.startsWith(scope));
    this.#refused = [];
    // What was refused may go with this.
    if (this.#add([...others, edit]) === undefined) return;
    const message = this.#add([edit]);
    this.#refused = message === undefined ? others : [...others, { ...edit, message }];
  }

  /** Why an edit would be refused; undefined where it would not. */
  faultOf(edit: Edit): string | undefined {
    try {
      this.#with([...this.#edits, edit]);
      return undefined;
    } catch (thrown) {
      return reportOf(thrown).message;
    }
  }

  /** Hands the config over to whoever begins again with it. */
  take(): Config {
    const config = this.#config;
    this.#edits = [];
    this.#config = this.#base;
    return config;
  }

  discard(): void {
    this.#edits = [];
    this.#refused = [];
    this.#config = this.#base;
  }

  /** All of these, or none: then it says why not. */
  #add(added: readonly Edit[]): string | undefined {
    const edits = [...this.#edits, ...added];
    try {
      this.#config = this.#with(edits);
      this.#edits = edits;
      return undefined;
    } catch (thrown) {
      return reportOf(thrown).message;
    }
  }

  #with(edits: readonly Edit[]): Config {
    const config = edits.reduce((before, { change }) => patchConfig(before, change(before)), this.#base);
    if (this.#shape) checkGame(config, this.#shape);
    return config;
  }
}
