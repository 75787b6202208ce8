import type { NumberFormats } from './elements/numbers.js';
import { t } from './elements/t.js';
import type { Progress } from './shared/progress.js';
import type { Scene } from './still/scene.js';

/** What a view shows, in words. */
export function describe(
  scene: Scene,
  progress: Progress | undefined,
  { whole, hundredths }: NumberFormats,
): string {
  const picture = describeScene(scene);
  if (!progress) return `${picture} ${t('The networks are not trained yet.')}`;
  const { step, scores } = progress;
  const verdicts = t(
    'After {0} steps the discriminator gives real data {1} and generated data {2} on average; at {3} it cannot tell.',
    whole(step),
    hundredths(scores.real),
    hundredths(scores.fake),
    hundredths(0.5),
  );
  return `${picture} ${verdicts}`;
}

function describeScene(scene: Scene): string {
  switch (scene.kind) {
    case 'plane':
      return t(
        'Real and {0} generated points in the plane, over the discriminator’s verdict at each place.',
        `${scene.samples}`,
      );
    case 'density':
      return t(
        'Densities of real and of generated numbers, the discriminator’s verdict, and lines from z to G(z).',
      );
    case 'images':
      return t('{0} generated images, below real ones.', `${scene.samples}`);
    default:
      return scene satisfies never;
  }
}
