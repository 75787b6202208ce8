import type { ByteSource, DatasetSource } from '../shared/dataset.js';
import { refuse } from '../shared/errors.js';
import { absoluteUrl } from './absolute-url.js';
import { checkOptions } from './arguments.js';

/** An IDX file, plain or gzipped: its address (relative to the page), the file itself, or its bytes. */
export type IdxFile = string | URL | Blob | ArrayBuffer;

/**
 * Images of 8-bit grey levels in the format of the MNIST database, with their labels where there are some.
 * @throws GanError `ConfigError` that names the argument. What is wrong with a file is found when it is read: then the
 *   trainer's creation ends in a `DataError`.
 */
export function fromIdx(
  images: IdxFile,
  options: { readonly labels?: IdxFile | undefined } = {},
): DatasetSource {
  const { labels } = checkOptions(options, ['labels']);
  return {
    kind: 'idx',
    images: byteSource('images', images),
    labels: labels === undefined ? undefined : byteSource('options.labels', labels),
  };
}

function byteSource(argument: string, file: IdxFile): ByteSource {
  if (file instanceof Blob) return file;
  if (file instanceof ArrayBuffer) {
    if (file.byteLength > 0) return file;
    refuse(
      argument,
      'an empty ArrayBuffer',
      'the bytes of a file; those given to a trainer have moved to it',
    );
  }
  if (typeof file === 'string' || file instanceof URL) return absoluteUrl(argument, file);
  refuse(argument, String(file), 'an address, a Blob, a File or an ArrayBuffer');
}
