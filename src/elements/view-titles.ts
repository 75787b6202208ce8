/** What the views are called, by their names. */
export const TITLES: Readonly<Record<string, string>> = {
  charts: 'Charts',
  map: 'Where G carries z',
  forces: 'Force on each point',
  theory: 'What theory says',
  algorithm: 'Algorithm 1, line by line',
  samples: 'Latent space',
  metrics: 'Metrics',
  timeline: 'Timeline',
  networks: 'Networks, layer by layer',
  data: 'Your own data',
};
