/** What the views are called, by their names. */
export const TITLES: Readonly<Record<string, string>> = {
  charts: 'Charts',
  map: 'Where G carries z',
  forces: 'Force on each point',
  algorithm: 'Algorithm 1, line by line',
  metrics: 'Metrics',
  timeline: 'Timeline',
  samples: 'Samples, and what lies between them',
  networks: 'Networks, layer by layer',
};
