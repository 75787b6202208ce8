import { expect } from 'chai';
import fc from 'fast-check';
import type { UnderstoodFormat } from '../../../src/shared/understood.js';
import { openBlob } from '../../../worker/data/bytes.js';
import { readCsv } from '../../../worker/data/csv.js';
import type { FileEntry, Reading } from '../../../worker/data/file-entry.js';
import { errorOf } from './files.js';

const entryOf = (content: BlobPart, path = 'a.csv'): FileEntry => {
  const file = new Blob([content]);
  return { path, size: file.size, open: () => openBlob(file, path) };
};

const read = (content: BlobPart): Promise<Reading> => readCsv([entryOf(content)]);

function csvFormat({ format }: Reading): UnderstoodFormat & { format: 'csv' } {
  if (format.format !== 'csv') throw new Error(`expected a CSV, not ${format.format}`);
  return format;
}

async function refusalOf(content: BlobPart): Promise<string> {
  const error = await errorOf(read(content));
  expect(error.name, error.message).to.equal('DataError');
  return error.message;
}

describe('reading rows of numbers', () => {
  const same: readonly [string, string][] = [
    ['commas', '1,-2.5\n3,4e1\n'],
    ['semicolons', '1;-2.5\n3;4e1'],
    ['semicolons and decimal commas', '1;-2,5\n3;4e1'],
    ['tabs', '1\t-2.5\n3\t4e1'],
    ['tabs and decimal commas', '1\t-2,5\n3\t40,0'],
    ['white space', '  1   -2.5\n 3\t4e1\n'],
    ['white space and decimal commas', '1,0 -2,5\n3,0 40,0\n'],
    ['commas and spaces', '1, -2.5\n3, 4e1'],
    ['quotes', '"1","-2.5"\n"3",4e1'],
    ['names in the first row', 'x,y\n1,-2.5\n3,4e1'],
    ['quoted names that hold a separator', '"x, in m","y ""up"""\n1,-2.5\n3,4e1'],
    ['lines as Windows ends them', '1,-2.5\r\n3,4e1\r\n'],
    ['empty lines and comments', '# x y\n\n1,-2.5\n\n3,4e1\n\n'],
    ['a byte order mark', '\ufeffx,y\n1,-2.5\n3,4e1'],
    ['a note of the separator', 'sep=;\n1;-2,5\n3;40'],
    ['the numbers of the rows as pandas writes them', ',x,y\n0,1,-2.5\n1,3,4e1'],
  ];
  for (const [what, text] of same) {
    it(`gives the same with ${what}`, async () => {
      const { examples, files, classes } = await read(text);
      expect(examples).to.deep.include({ count: 2, shape: [2], labels: undefined, range: [-2.5, 40] });
      expect(examples.data).to.deep.equal(Float32Array.of(1, -2.5, 3, 40));
      expect(files).to.have.length(1);
      expect(classes).to.equal(undefined);
    });
  }

  it('gives UTF-16, as spreadsheets write it', async () => {
    const text = '\ufeffgröße\n1\n2\n';
    const words = Uint16Array.from(text, (character) => character.charCodeAt(0));
    const reading = await read(words);
    expect(reading.examples.data).to.deep.equal(Float32Array.of(1, 2));
    expect(csvFormat(reading).columns).to.deep.equal(['größe']);
  });

  it('tells what the rows were understood as', async () => {
    expect(csvFormat(await read('x;y\n1,5;2'))).to.deep.equal({
      format: 'csv',
      separator: ';',
      decimal: ',',
      columns: ['x', 'y'],
    });
    expect(csvFormat(await read('1 2 3'))).to.deep.equal({
      format: 'csv',
      separator: ' ',
      decimal: '.',
      columns: undefined,
    });
  });

  it('gives whatever numbers were written, many of them too', async () => {
    const table = fc
      .record({ width: fc.integer({ min: 1, max: 4 }), height: fc.integer({ min: 2, max: 3000 }) })
      .chain(({ width, height }) =>
        fc.record({
          width: fc.constant(width),
          values: fc.float32Array({
            minLength: width * height,
            maxLength: width * height,
            noNaN: true,
            noDefaultInfinity: true,
          }),
          separator: fc.constantFrom(',', ';', '\t', ' '),
        }),
      );
    await fc.assert(
      fc.asyncProperty(table, async ({ width, values, separator }) => {
        const rows = Array.from({ length: values.length / width }, (_, i) =>
          [...values.subarray(i * width, (i + 1) * width)].join(separator),
        );
        const { examples } = await read(rows.join('\n'));
        expect(examples.shape).to.deep.equal([width]);
        // A zero is written without its sign.
        expect([...examples.data]).to.deep.equal([...values].map((value) => value + 0));
      }),
      { seed: 1, numRuns: 25 },
    );
  });

  it('reads the largest of several files', async () => {
    const { examples } = await readCsv([entryOf('1\n2'), entryOf('3\n4\n5'), entryOf('6')]);
    expect(examples.data).to.deep.equal(Float32Array.of(3, 4, 5));
  });
});

describe('a column of labels', () => {
  it('is known by its name, wherever it is', async () => {
    for (const name of ['label', 'Class', 'target']) {
      const { examples, classes } = await read(`x,${name},y\n1,7,2\n3,0,4`);
      expect(examples.data).to.deep.equal(Float32Array.of(1, 2, 3, 4));
      expect(examples.labels).to.deep.equal(Uint8Array.of(7, 0));
      expect(classes).to.equal(undefined);
    }
  });

  it('may hold names, which are numbered in their order', async () => {
    const { examples, classes } = await read('x,class\n1,dog\n2,cat\n3,dog\n');
    expect(examples.labels).to.deep.equal(Uint8Array.of(1, 0, 1));
    expect(classes).to.deep.equal(['cat', 'dog']);
  });

  it('numbers as many classes as a byte can tell apart, and no more', async () => {
    const rows = Array.from({ length: 257 }, (_, i) => `${i},n${i}`);
    const text = (count: number): string => ['x,label', ...rows.slice(0, count)].join('\n');
    expect((await read(text(256))).classes).to.have.length(256);
    expect(await refusalOf(text(257))).to.equal(
      'a.csv: number of different labels is more than 256; it must be at most 256.',
    );
  });
});

describe('tables that are refused', () => {
  const cases: readonly [string, string, string][] = [
    [
      'a row too short',
      '1,2\n3,4\n5\n',
      'a.csv: line 3 is 1 values; it must be 2, as many as the first row has.',
    ],
    [
      'a row too long',
      'x,y\n\n1,2,3\n',
      'a.csv: line 3 is 3 values; it must be 2, as many as the first row has.',
    ],
    ['a word', '1,2\n3,four', 'a.csv: line 2, column 2 is "four"; it must be a number.'],
    ['nothing where a number should be', '1,2\n,4', 'a.csv: line 2, column 1 is ""; it must be a number.'],
    ['an infinite number', '1,2\nInfinity,4', 'a.csv: line 2, column 1 is "Infinity"; it must be a number.'],
    [
      'a number too large for single precision',
      '1\n1e39',
      'a.csv: line 2, column 1 is "1e39"; it must be a number.',
    ],
    [
      'a letter',
      'Dear reader,\nthis is no table.\n',
      'a.csv: content is text without numbers; it must be rows of numbers.',
    ],
    ['names alone', 'x,y\n', 'a.csv: number of rows is 0; it must be at least 1, each of numbers.'],
    [
      'nothing but empty lines',
      '\n\n',
      'a.csv: number of rows is 0; it must be at least 1, each of numbers.',
    ],
    [
      'labels alone',
      ',label\n0,1',
      'a.csv: number of columns is 0; it must be at least 1 besides the label.',
    ],
    ['too many columns', '1,'.repeat(20_000), 'a.csv: number of columns is 20001; it must be at most 16384.'],
    [
      'a line without end',
      '1'.repeat(2 ** 21),
      'a.csv: length of a line is more than 1048576 characters; it must be at most 1048576.',
    ],
  ];
  for (const [what, text, message] of cases) {
    it(`with file, line, value and what would do: ${what}`, async () => {
      expect(await refusalOf(text)).to.equal(message);
    });
  }

  it('never with another error, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[1234.,;\-e"x \t\n]{0,12}$/), async (text) => {
        await read(text).catch((thrown: unknown) => expect(thrown).to.have.property('name', 'DataError'));
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
