/** An NPY file with this header, as NumPy writes it. */
export function npyFile(
  descr: string,
  shape: readonly number[],
  body: ArrayBufferView<ArrayBuffer>,
  { version = 1, order = 'False' } = {},
): Uint8Array<ArrayBuffer> {
  const list = shape.join(', ') + (shape.length === 1 ? ',' : '');
  return npyFileOf(`{'descr': '${descr}', 'fortran_order': ${order}, 'shape': (${list}), }\n`, body, version);
}

/** An NPY file with any text as its header. */
export function npyFileOf(
  header: string,
  body: ArrayBufferView<ArrayBuffer>,
  version = 1,
): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(header);
  const start = new Uint8Array(version === 1 ? 10 : 12);
  start.set([0x93, ...new TextEncoder().encode('NUMPY'), version, 0]);
  const view = new DataView(start.buffer);
  if (version === 1) view.setUint16(8, text.length, true);
  else view.setUint32(8, text.length, true);
  const values = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  const file = new Uint8Array(start.length + text.length + values.length);
  file.set(start);
  file.set(text, start.length);
  file.set(values, start.length + text.length);
  return file;
}
