import { allocateFloats } from './allocate.js';
import { labelsNamed, MAX_CLASSES, UNLABELLED } from './class-labels.js';
import { readArray } from './array.js';
import { fieldsOf, hasNumber, layoutOf, numberIn, type CsvLayout } from './csv-layout.js';
import type { FileEntry, Reading } from './file-entry.js';
import { refuse } from './refuse.js';
import { linesOf } from './text-lines.js';

/** Most values in a row. */
const MAX_WIDTH = 2 ** 14;

/** Most values of all examples together. */
const MAX_VALUES = 2 ** 26;

/** Rows that the layout is told by. */
const SAMPLE = 20;

/** Lines that mean nothing: empty, a comment as NumPy writes it, or Excel's note of the separator. */
const MEANINGLESS = /^(\s*$|#|sep=.$)/;

/**
 * Reads rows of numbers, one example each, from the largest of the files. A column named label, class or target holds
 * the labels.
 * @throws GanError `DataError` that names the file, the line, the value and what would do.
 */
export async function readCsv(entries: readonly FileEntry[]): Promise<Reading> {
  const largest = entries.reduce((most, entry) => (entry.size > most.size ? entry : most));
  const file = await largest.open();
  try {
    let table: Table | undefined;
    let lineNumber = 0;
    for await (const lines of linesOf(file)) {
      for (const line of lines) {
        lineNumber++;
        if (MEANINGLESS.test(line)) continue;
        if (!table) {
          const rows = lines.filter((row) => !MEANINGLESS.test(row)).slice(0, SAMPLE);
          const layout = layoutOf(rows);
          if (rows.length > 1 && !rows.some((row) => hasNumber(row, layout.separator)))
            refuse(file.name, 'content', 'text without numbers', 'rows of numbers');
          table = new Table(file.name, layout);
          if (layout.header) continue;
        }
        table.add(line, lineNumber);
      }
    }
    if (!table?.count) refuse(file.name, 'number of rows', 0, 'at least 1, each of numbers');
    return { ...table.reading(), files: [largest] };
  } finally {
    file.close();
  }
}

/** Rows that were read so far. */
class Table {
  readonly layout: CsvLayout;
  readonly #name: string;
  #values = new Float32Array(2 ** 12);
  #length = 0;
  readonly #labels: string[] = [];
  /** The different labels, so that one string stands for all that are equal. */
  readonly #classes = new Map<string, string>();

  constructor(name: string, layout: CsvLayout) {
    const { width, columns } = layout;
    if (width > MAX_WIDTH) refuse(name, 'number of columns', width, `at most ${MAX_WIDTH}`);
    if (columns.length === 0) refuse(name, 'number of columns', 0, 'at least 1 besides the label');
    this.#name = name;
    this.layout = layout;
  }

  /** @param line The row's number in the file, from 1. */
  add(row: string, line: number): void {
    const { separator, width, columns, label } = this.layout;
    const fields = fieldsOf(row, separator);
    if (fields.length !== width)
      refuse(this.#name, `line ${line}`, `${fields.length} values`, `${width}, as many as the first row has`);
    this.#makeRoomFor(columns.length);
    for (const column of columns) {
      const value = Math.fround(numberIn(fields[column]!, separator));
      if (!Number.isFinite(value))
        refuse(this.#name, `line ${line}, column ${column + 1}`, JSON.stringify(fields[column]), 'a number');
      this.#values[this.#length++] = value;
    }
    if (label !== undefined) this.#addLabel(fields[label]!.trim());
  }

  /** Rows. */
  get count(): number {
    return this.#length / this.layout.columns.length;
  }

  reading(): Omit<Reading, 'files'> {
    const { separator, decimal, header, columns } = this.layout;
    const { labels, classes } = this.#labels.length > 0 ? labelsNamed(this.#labels) : UNLABELLED;
    const data = allocateFloats(this.#name, this.#length);
    data.set(this.#values.subarray(0, this.#length));
    return {
      examples: readArray({
        kind: 'array',
        name: this.#name,
        data,
        count: this.count,
        shape: [columns.length],
        labels,
      }),
      classes,
      format: {
        format: 'csv',
        separator,
        decimal,
        columns: header && columns.map((column) => header[column]!),
      },
    };
  }

  #makeRoomFor(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#values.length) return;
    if (needed > MAX_VALUES)
      refuse(this.#name, 'number of values', `more than ${MAX_VALUES}`, `at most ${MAX_VALUES}`);
    const length = Math.max(needed, 2 * this.#values.length);
    const larger = allocateFloats(this.#name, length);
    larger.set(this.#values);
    this.#values = larger;
  }

  #addLabel(label: string): void {
    if (!this.#classes.has(label)) this.#classes.set(label, label);
    if (this.#classes.size > MAX_CLASSES)
      refuse(this.#name, 'number of different labels', `more than ${MAX_CLASSES}`, `at most ${MAX_CLASSES}`);
    this.#labels.push(this.#classes.get(label)!);
  }
}
