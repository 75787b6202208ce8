/** What the reader wants of a timeline. */
export type TimelineWish =
  /** Show the run as it was at the snapshot of this step. */
  | { readonly kind: 'go'; readonly step: number }
  /** Show the snapshots one after another, from the first on. */
  | { readonly kind: 'watch' }
  /** Show no more of them. */
  | { readonly kind: 'stop' }
  /** Train on from the step that is shown. */
  | { readonly kind: 'continue' };

/** Says what the reader wants, to whoever the timeline belongs to. */
export class TimelineEvent extends Event {
  readonly wish: TimelineWish;

  constructor(wish: TimelineWish) {
    super('gan-timeline');
    this.wish = wish;
  }
}
