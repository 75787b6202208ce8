import { refuse } from '../shared/errors.js';

/**
 * The worker lies elsewhere, so that an address relative to the page would lead it astray.
 * @throws GanError `ConfigError` that names the argument, where it is no address.
 */
export function absoluteUrl(argument: string, url: string | URL): string {
  const base = typeof document === 'undefined' ? undefined : document.baseURI;
  try {
    return new URL(url, base).href;
  } catch {
    refuse(argument, JSON.stringify(url), 'an address');
  }
}
