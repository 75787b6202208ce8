import type { NumberFormats } from './elements/numbers.js';
import type { Progress } from './shared/progress.js';
import type { Scene } from './still/scene.js';

/** What a view shows, in words. */
export function describe(
  scene: Scene,
  progress: Progress | undefined,
  { whole, hundredths }: NumberFormats,
): string {
  const picture = describeScene(scene);
  if (!progress) return `${picture} The networks are not trained yet.`;
  const { step, scores } = progress;
  return (
    `${picture} After ${whole(step)} steps the discriminator gives real data ${hundredths(scores.real)} and generated ` +
    `data ${hundredths(scores.fake)} on average; at ${hundredths(0.5)} it cannot tell.`
  );
}

function describeScene(scene: Scene): string {
  switch (scene.kind) {
    case 'plane':
      return `Real and ${scene.samples} generated points in the plane, over the discriminator’s verdict at each place.`;
    case 'density':
      return 'Densities of real and of generated numbers, the discriminator’s verdict, and lines from z to G(z).';
    case 'images':
      return `${scene.samples} generated images, below real ones.`;
    default:
      return scene satisfies never;
  }
}
