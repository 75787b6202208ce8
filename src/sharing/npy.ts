import type { Examples } from '../shared/dataset.js';

/** What begins every NPY file: its magic string, and version 1.0. */
const BEGINNING = [0x93, ...new TextEncoder().encode('NUMPY'), 1, 0];

/** Examples as an NPY file of version 1.0 (numpy.lib.format): 32-bit floats, row by row. */
export function npyOf({ data, shape }: Examples): Blob {
  const description = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  // The header ends with a line break, at a multiple of 64 bytes.
  const bytes = BEGINNING.length + 2 + description.length + 1;
  const header = `${description}${' '.repeat((64 - (bytes % 64)) % 64)}\n`;
  const length = new Uint8Array([header.length & 255, header.length >> 8]);
  return new Blob([new Uint8Array(BEGINNING), length, header, data as Float32Array<ArrayBuffer>]);
}
