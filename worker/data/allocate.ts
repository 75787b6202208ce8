import { GanError } from '../../src/shared/errors.js';
import type { Bytes } from './byte-reader.js';

/**
 * @param name Of the file or dataset that the memory is for.
 * @throws GanError `DataError` where there is not as much.
 */
export function allocate(name: string, length: number): Bytes {
  try {
    return new Uint8Array(length);
  } catch {
    throw new GanError('DataError', `${name}: there is no memory for its ${length} bytes.`);
  }
}

/** The same for so many numbers. */
export function allocateFloats(name: string, length: number): Float32Array<ArrayBuffer> {
  return new Float32Array(allocate(name, Float32Array.BYTES_PER_ELEMENT * length).buffer);
}
