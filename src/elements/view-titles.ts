/** What the views are called, by their names. */
export const TITLES: Readonly<Record<string, string>> = {
  charts: 'Charts',
  networks: 'Networks, layer by layer',
};
