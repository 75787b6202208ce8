import { GanError } from '../../src/shared/errors.js';
import type { Bytes } from './byte-reader.js';
import { asDataError, patiently, type Patience } from './patience.js';

/** What an address answers with. */
export interface Download {
  readonly stream: ReadableStream<Bytes>;
  /** Bytes in the stream, where that is known. */
  readonly size: number | undefined;
}

/** @throws GanError `DataError` that names the address, where it does not answer with a file. */
export async function download(url: string, patience: Patience): Promise<Download> {
  const request = new AbortController();
  try {
    const response = await patiently(fetch(url, { signal: request.signal }), patience);
    if (response.ok) return { stream: response.body ?? new Blob().stream(), size: sizeOf(response) };
    const status = `${response.status} ${response.statusText}`.trim();
    throw new GanError(
      'DataError',
      `${url} answered with HTTP status ${status}; it must answer with a file.`,
    );
  } catch (error) {
    request.abort();
    throw asDataError(
      error,
      `${url} cannot be fetched; check the address, the connection, and that its server lets this page read it by CORS`,
    );
  }
}

/** Content-Length counts the bytes we get only where no encoding was undone, which other origins do not tell. */
function sizeOf({ type, headers }: Response): number | undefined {
  const length = headers.get('Content-Length');
  return type === 'basic' && length !== null && !headers.has('Content-Encoding') ? Number(length) : undefined;
}
