import { gaussianMixture } from './gaussian-mixture.js';

/** The ring of PacGAN (Lin et al. 2018). Its angles stop short of 2π, where the first centre would come again. */
export const ring = gaussianMixture(
  'Eight Gaussians of standard deviation 0.01, evenly spaced on the circle of radius 1.',
  Array.from({ length: 8 }, (_, i) => ({
    weight: 1 / 8,
    centre: [Math.cos((i * Math.PI) / 4), Math.sin((i * Math.PI) / 4)],
    deviation: 0.01,
  })),
);
