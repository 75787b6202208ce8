/** How to go from one latent point to another: straight, or on a great circle around 0. */
export type LatentPath = 'linear' | 'spherical';

/** Which of the two chosen samples: the one that is enlarged and walked from, or the one that is walked to. */
export type WalkEnd = 'first' | 'second';

/** What the reader wants to see of the samples. */
export type SamplesWish =
  /** Take the sample of this cell for that end. */
  | { readonly kind: 'choose'; readonly cell: number; readonly end: WalkEnd }
  | { readonly kind: 'path'; readonly path: LatentPath }
  /** What lies this share of the way from the first to the second, from 0 to 1. */
  | { readonly kind: 'walk'; readonly share: number }
  /** What lies at this place of the plane through both. */
  | { readonly kind: 'point'; readonly place: readonly [number, number] };

/** Says what the reader wants, to whoever the samples belong to. */
export class SamplesEvent extends Event {
  readonly wish: SamplesWish;

  constructor(wish: SamplesWish) {
    super('gan-samples');
    this.wish = wish;
  }
}
