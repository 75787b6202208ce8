import { nextTask } from '../task.js';
import type { ByteReader } from './byte-reader.js';
import { refuse } from './refuse.js';

/** Bytes read at a time. */
const PIECE = 2 ** 16;

/** Most bytes of a file of text. */
const MAX_TEXT = 2 ** 29;

/** Most characters of a line. */
const MAX_LINE = 2 ** 20;

/**
 * The lines of a text in UTF-8 or, behind its byte order mark, UTF-16: many at a time, so that a large file takes little
 * memory, with messages let through in between.
 * @throws GanError `DataError` where the text or a line is too long.
 */
export async function* linesOf(file: ByteReader): AsyncGenerator<readonly string[], void, void> {
  const decoder = new TextDecoder(encodingOf(await file.peek(2)));
  let rest = '';
  let total = 0;
  for (let isMore = true; isMore;) {
    await file.peek(PIECE);
    const piece = await file.take(PIECE);
    total += piece.length;
    if (total > MAX_TEXT) refuse(file.name, 'size', `more than ${MAX_TEXT} bytes`, `at most ${MAX_TEXT}`);
    isMore = (await file.peek(1)).length > 0;
    const lines = (rest + decoder.decode(piece, { stream: isMore })).split(/\r?\n/);
    rest = isMore ? lines.pop()! : '';
    if (rest.length > MAX_LINE)
      refuse(file.name, 'length of a line', `more than ${MAX_LINE} characters`, `at most ${MAX_LINE}`);
    yield lines;
    await nextTask();
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
