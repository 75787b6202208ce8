import { expect } from 'chai';
import fc from 'fast-check';
import { openBlob } from '../../../worker/data/bytes.js';
import { readNpy, type NpyArray } from '../../../worker/data/npy.js';
import { errorOf } from './files.js';
import { npyFile, npyFileOf } from './npy-file.js';

const read = async (bytes: Uint8Array<ArrayBuffer>): Promise<NpyArray> =>
  readNpy(await openBlob(new Blob([bytes]), 'a.npy'));

async function refusalOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const error = await errorOf(read(bytes));
  expect(error.name, error.message).to.equal('DataError');
  return error.message;
}

/** A body of these values, each written by a method of DataView. */
function bodyOf<T>(
  values: readonly T[],
  width: number,
  write: (view: DataView, at: number, value: T) => void,
): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(values.length * width));
  values.forEach((value, i) => write(view, i * width, value));
  return new Uint8Array(view.buffer);
}

describe('reading NPY files', () => {
  /** How to write values of each type. */
  const types: readonly [
    string,
    number,
    readonly number[],
    (view: DataView, at: number, x: number, little: boolean) => void,
  ][] = [
    ['i1', 1, [-128, 0, 127], (view, at, x) => view.setInt8(at, x)],
    ['i2', 2, [-32768, 5, 32767], (view, at, x, little) => view.setInt16(at, x, little)],
    ['i4', 4, [-65536, 7], (view, at, x, little) => view.setInt32(at, x, little)],
    ['i8', 8, [-9, 2 ** 40], (view, at, x, little) => view.setBigInt64(at, BigInt(x), little)],
    ['u2', 2, [0, 65535], (view, at, x, little) => view.setUint16(at, x, little)],
    ['u4', 4, [0, 2 ** 31], (view, at, x, little) => view.setUint32(at, x, little)],
    ['u8', 8, [0, 2 ** 50], (view, at, x, little) => view.setBigUint64(at, BigInt(x), little)],
    ['f4', 4, [-1.5, 0.25], (view, at, x, little) => view.setFloat32(at, x, little)],
    ['f8', 8, [-1.5, 1e-30], (view, at, x, little) => view.setFloat64(at, x, little)],
    ['b1', 1, [0, 1], (view, at, x) => view.setUint8(at, x)],
  ];
  for (const [type, width, values, write] of types) {
    it(`gives ${type} as floats, whichever end comes first`, async () => {
      for (const [order, little] of [
        ['<', true],
        ['>', false],
      ] as const) {
        const body = bodyOf(values, width, (view, at, value: number) => write(view, at, value, little));
        const { data, shape, dtype } = await read(npyFile(order + type, [values.length], body));
        expect(dtype).to.equal(order + type);
        expect(shape).to.deep.equal([values.length]);
        expect(data).to.deep.equal(Float32Array.from(values));
      }
    });
  }

  it('gives halves exactly, denormal and infinite ones too', async () => {
    const bits = [0x3c00, 0xc000, 0x3555, 0x0001, 0x0400, 0x7bff, 0x8000, 0xfc00];
    const body = bodyOf(bits, 2, (view, at, value) => view.setUint16(at, value, true));
    const { data } = await read(npyFile('<f2', [bits.length], body));
    // By IEEE 754: 1, −2, about a third, the smallest, the smallest normal one, the largest, −0, −∞.
    expect([...data]).to.deep.equal([1, -2, 1365 / 4096, 2 ** -24, 2 ** -14, 65504, -0, -Infinity]);
  });

  it('gives 8-bit unsigned values as they are, in every version of the format', async () => {
    const body = Uint8Array.of(0, 7, 255, 1, 2, 3);
    for (const version of [1, 2, 3]) {
      const { data, shape } = await read(npyFile('|u1', [2, 3], body, { version }));
      expect(data).to.deep.equal(body);
      expect(data).to.be.an.instanceOf(Uint8Array);
      expect(shape).to.deep.equal([2, 3]);
    }
  });

  it('puts values in Fortran’s order into C’s', async () => {
    // Value 100i + 10j + k at [i, j, k], the first index fastest.
    const columns = Uint8Array.of(0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121);
    const rows = [0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121];
    const { data, shape } = await read(npyFile('|u1', [2, 3, 2], columns, { order: 'True' }));
    expect(shape).to.deep.equal([2, 3, 2]);
    expect([...data]).to.deep.equal(rows);
    const floats = await read(npyFile('<f4', [2, 3, 2], Float32Array.from(columns), { order: 'True' }));
    expect(floats.data).to.deep.equal(Float32Array.from(rows));
  });

  it('gives any floats of any shape', async () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(shapes, fc.infiniteStream(fc.float()), async (shape, values) => {
        const count = shape.reduce((product, length) => product * length, 1);
        const body = Float32Array.from({ length: count }, () => values.next().value as number);
        const array = await read(npyFile('<f4', shape, body));
        expect(array).to.deep.equal({ dtype: '<f4', shape, data: body });
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});

describe('NPY files that are refused', () => {
  const four = new Float32Array(4);
  const cases: readonly [string, Uint8Array<ArrayBuffer>, string | RegExp][] = [
    [
      'strings',
      npyFile('<U3', [4], four),
      'a.npy: dtype is <U3; it must be one of b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8: convert with astype.',
    ],
    ['complex numbers', npyFile('<c8', [2], four), /^a\.npy: dtype is <c8; it must be one of/],
    ['Python objects', npyFile('|O', [4], four), /^a\.npy: dtype is \|O; /],
    [
      'several fields',
      npyFileOf("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (4,), }", four),
      'a.npy: dtype is one of several fields; it must be a number: save its columns as one array.',
    ],
    [
      'a header that is none',
      npyFileOf('{}', four),
      'a.npy: header is "{}"; it must be that of an NPY file.',
    ],
    [
      'a shape that is none, which is seen in one go over it',
      npyFileOf(`{'descr': '<f4', 'fortran_order': False, 'shape': (${'1'.repeat(10_000)}x,), }`, four),
      /^a\.npy: header is .*; it must be that of an NPY file\.$/,
    ],
    [
      'an absurd shape',
      npyFile('<f4', [2 ** 40, 2 ** 40], four),
      /^a\.npy: shape is \(1099511627776, 1099511627776\); it must be 1073741824 bytes of values at most\.$/,
    ],
    [
      'fewer values than its shape says',
      npyFile('<f4', [5], four),
      'a.npy: body is 16 bytes; it must be 20 by its header.',
    ],
    [
      'more values than its shape says',
      npyFile('<f4', [3], four),
      'a.npy: body is longer than 12 bytes; it must be 12 by its header.',
    ],
    [
      'a header cut off',
      npyFile('<f4', [4], four).slice(0, 30),
      'a.npy: header is cut off; it must be whole; the file is cut off or damaged.',
    ],
  ];
  for (const [what, bytes, message] of cases) {
    it(`with file, field, value and what would do: ${what}`, async () => {
      const refusal = await refusalOf(bytes);
      if (typeof message === 'string') expect(refusal).to.equal(message);
      else expect(refusal).to.match(message);
    });
  }
});
