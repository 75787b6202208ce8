import type { ReadersFile } from './data-event.js';

/** Files as an `<input type="file">` or the clipboard has them; those of a folder know their path in it. */
export function chosenFiles(files: Iterable<File>): readonly ReadersFile[] {
  return Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, bytes: file }));
}

/** What was dropped, folders with all that is in them. To be called while the event is handled: its items end with it. */
export async function droppedFiles(items: Iterable<DataTransferItem>): Promise<readonly ReadersFile[]> {
  const found = Array.from(items, (item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const files = found.map(async (each) => {
    if (!each) return [];
    return each instanceof File ? chosenFiles([each]) : filesIn(each);
  });
  return (await Promise.all(files)).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<readonly ReadersFile[]> {
  if (isDirectory(entry)) {
    const inside: (readonly ReadersFile[])[] = [];
    for (const each of await entriesOf(entry)) inside.push(await filesIn(each));
    return inside.flat();
  }
  const file = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  );
  return [{ path: entry.fullPath.slice(1), bytes: file }];
}

/** Browsers tell some at a time, and none once all are told. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
