import type { Line } from './algorithm-lines.js';
import { magnitudeFormat } from './magnitude.js';
import { numberFormats } from './numbers.js';
import { t } from './t.js';

/** What was measured where. */
export interface FlowNumbers {
  /** Mean of D(x) over the minibatch. */
  readonly real?: number | undefined;
  /** Mean of D(G(z)) over the minibatch. */
  readonly fake?: number | undefined;
  /** ‖∇θ‖ of the player that was updated. */
  readonly gradient?: number | undefined;
}

/** What flows in one line of Algorithm 1. */
export interface FlowOfLine {
  /** None where nothing flows. */
  readonly line: Line | undefined;
  /** Examples in a minibatch, m. */
  readonly batchSize: number;
  readonly numbers: FlowNumbers;
  /** Language of the numbers, as a BCP 47 tag. */
  readonly language: string;
}

/** The same in words. */
export function flowWords({ line, batchSize, numbers, language }: FlowOfLine): string {
  const { whole, hundredths } = numberFormats(language);
  const told = magnitudeFormat(language);
  const { real = NaN, fake = NaN, gradient = NaN } = numbers;
  switch (line) {
    case undefined:
      return t('z goes through G to G(z); x and G(z) go through D to D(x) and D(G(z)).');
    case 'noise':
    case 'fresh-noise':
      return t('{0} noise vectors z go through G to G(z).', whole(batchSize));
    case 'examples':
      return t('{0} real examples x come before D.', whole(batchSize));
    case 'discriminator':
      return t(
        'D(x) is {0} and D(G(z)) {1} in the mean; the gradient, of length {2}, goes back to D.',
        hundredths(real),
        hundredths(fake),
        told(gradient),
      );
    case 'generator':
      return t(
        'D(G(z)) is {0} in the mean; the gradient, of length {1}, goes back through D to G.',
        hundredths(fake),
        told(gradient),
      );
    default:
      return line satisfies never;
  }
}
