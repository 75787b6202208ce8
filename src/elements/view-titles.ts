/** What the views are called, by their names. */
export const TITLES: Readonly<Record<string, string>> = {
  charts: 'Charts',
  metrics: 'Metrics',
  networks: 'Networks, layer by layer',
};
