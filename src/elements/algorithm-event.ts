/** What the reader wants of Algorithm 1: its next line, or an update of one player alone. */
export type AlgorithmWish = 'next' | 'discriminator' | 'generator';

/** Says so, to whoever can have it done. */
export class AlgorithmEvent extends Event {
  readonly wish: AlgorithmWish;

  constructor(wish: AlgorithmWish) {
    super('gan-algorithm');
    this.wish = wish;
  }
}
