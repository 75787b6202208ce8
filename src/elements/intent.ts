import type { Config } from '../shared/config.js';

/** What can be done with a figure as it is, beside training it. */
export type Action =
  /** Copies the address that does the run again. */
  | 'link'
  /** Copies the tag that shows the run in another page. */
  | 'embed'
  /** A picture of the figure, as PNG. */
  | 'picture'
  /** A video of the figure: begins it, or ends it and saves it. */
  | 'video'
  /** Generated examples: as one picture, or as an NPY file. */
  | 'sheet'
  | 'samples'
  /** The curves, as CSV. */
  | 'curves'
  /** The config, as JSON. */
  | 'config'
  /** The whole screen for the figure, or no longer. */
  | 'fullscreen';

/** What the reader wants of the widget. */
export type Intent =
  | { readonly kind: 'play' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'step' }
  /** Train as fast as can be, or again so that there is time to see. */
  | { readonly kind: 'fast' }
  | { readonly kind: 'reset' }
  /** Begin again from another seed. */
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'preset'; readonly preset: string }
  /** Show the settings, or hide them. */
  | { readonly kind: 'settings' }
  /** Show what else there is to do, or hide it. */
  | { readonly kind: 'menu' }
  /** Show this view, or no longer. */
  | { readonly kind: 'view'; readonly name: string; readonly shown: boolean }
  | { readonly kind: 'act'; readonly action: Action }
  /** Train with this config: go on where only what is live differs, else begin again. */
  | { readonly kind: 'config'; readonly config: Config };

/** Says what the reader wants, to whoever the part belongs to. */
export class IntentEvent extends Event {
  readonly intent: Intent;

  constructor(intent: Intent) {
    super('gan-intent');
    this.intent = intent;
  }
}
