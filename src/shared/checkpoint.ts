import type { Config } from './config.js';
import type { DatasetSummary } from './dataset.js';
import { GanError } from './errors.js';

/** A run at one step: everything that its next steps follow from. */
export interface Checkpoint {
  /** Steps taken. */
  readonly step: number;
  /** Updates of D since then, each by itself. */
  readonly substep: number;
  readonly config: Config;
  readonly dataset: DatasetSummary;
  /** Everything that steps change, by name. */
  readonly state: Readonly<Record<string, Float32Array | Int32Array>>;
}

/** Where the numbers of a part of the state lie among all of them, which follow the header one after another. */
interface Part {
  readonly name: string;
  readonly type: 'float32' | 'int32';
  readonly length: number;
}

interface Header extends Omit<Checkpoint, 'state'> {
  readonly parts: readonly Part[];
}

/** What the file begins with: “GANC”, the version of its format, and the length of its header in bytes. */
const MAGIC = 0x434e4147;
const VERSION = 2;
const PREFIX = 12;

/** The file of a checkpoint: the prefix, the header as JSON up to a multiple of 4 bytes, and the numbers; little-endian. */
export function encodeCheckpoint({ state, ...rest }: Checkpoint): Blob {
  const entries = Object.entries(state);
  const parts = entries.map(([name, values]): Part => {
    const type = values instanceof Float32Array ? 'float32' : 'int32';
    return { name, type, length: values.length };
  });
  const json = new TextEncoder().encode(JSON.stringify({ ...rest, parts } satisfies Header));
  const header = new Uint8Array(4 * Math.ceil(json.length / 4)).fill(0x20);
  header.set(json);
  const prefix = Uint32Array.of(MAGIC, VERSION, header.length);
  const numbers = entries.map(([, values]) => values as Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>);
  return new Blob([prefix, header, ...numbers], { type: 'application/octet-stream' });
}

/** @throws GanError `DataError` where the file is not a checkpoint that can be read. */
export async function decodeCheckpoint(file: Blob): Promise<Checkpoint> {
  const { parts, ...rest } = await readHeader(file);
  const size = 4 * parts.reduce((sum, { length }) => sum + length, 0);
  // Its numbers are at the end, whatever precedes them.
  const numbers = await file.slice(Math.max(0, file.size - size)).arrayBuffer();
  let offset = 0;
  const entries = parts.map(({ name, type, length }) => {
    const values = type === 'float32' ? Float32Array : Int32Array;
    return [name, new values(numbers, (offset += 4 * length) - 4 * length, length)] as const;
  });
  return { ...rest, state: Object.fromEntries(entries) };
}

/** The step of a checkpoint, of which no more is read than need be. */
export async function stepOf(file: Blob): Promise<number> {
  return (await readHeader(file)).step;
}

async function readHeader(file: Blob): Promise<Header> {
  const prefix = await file.slice(0, PREFIX).arrayBuffer();
  const [magic, version, length = 0] = prefix.byteLength === PREFIX ? new Uint32Array(prefix) : [];
  if (magic !== MAGIC) throw new GanError('DataError', 'The file is no checkpoint of gan-trainer.');
  if (version !== VERSION) {
    throw new GanError(
      'DataError',
      `The checkpoint has format ${version}, and this gan-trainer reads format ${VERSION}. Use the one that saved it.`,
    );
  }
  const header = parse(await file.slice(PREFIX, PREFIX + length).text());
  const size = 4 * (header?.parts.reduce((sum, part) => sum + part.length, 0) ?? 0);
  if (header && file.size === PREFIX + length + size) return header;
  throw new GanError(
    'DataError',
    `The checkpoint is broken: its ${file.size} bytes are not what was saved. Use another copy of it.`,
  );
}

function parse(json: string): Header | undefined {
  try {
    const header = JSON.parse(json) as Header;
    const numbers = [header.step, header.substep, ...header.parts.map(({ length }) => length)];
    return numbers.every(Number.isInteger) ? header : undefined;
  } catch {
    return undefined;
  }
}
