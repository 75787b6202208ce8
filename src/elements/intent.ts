import type { Config } from '../shared/config.js';

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
