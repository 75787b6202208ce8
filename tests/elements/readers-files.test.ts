import { expect } from 'chai';
import { chosenFiles, droppedFiles } from '../../src/elements/readers-files.js';

/** A file as browsers tell of it where it was dropped. */
const fileEntry = (fullPath: string): object => ({
  isDirectory: false,
  fullPath,
  file: (resolve: (file: File) => void) => resolve(new File([fullPath], fullPath.split('/').at(-1)!)),
});

/** A folder, which tells what is in it two at a time. */
const folderEntry = (inside: readonly object[]): object => ({
  isDirectory: true,
  createReader: () => {
    const left = [...inside];
    return { readEntries: (resolve: (some: readonly object[]) => void) => resolve(left.splice(0, 2)) };
  },
});

const dropped = (entry: object | null, file: File | null = null): DataTransferItem =>
  ({ webkitGetAsEntry: () => entry, getAsFile: () => file }) as unknown as DataTransferItem;

describe('files of the reader’s', () => {
  it('are told with their paths where folders are dropped, however many are in them', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `/cats/${name}.png`);
    const inner = folderEntry([fileEntry('/cats/old/f.png')]);
    const folder = folderEntry([...names.map(fileEntry), inner, folderEntry([])]);
    const files = await droppedFiles([dropped(folder), dropped(fileEntry('/dog.png'))]);
    expect(files.map(({ path }) => path)).to.deep.equal([
      'cats/a.png',
      'cats/b.png',
      'cats/c.png',
      'cats/d.png',
      'cats/e.png',
      'cats/old/f.png',
      'dog.png',
    ]);
    expect(await files[5]!.bytes.text()).to.equal('/cats/old/f.png');
  });

  it('are taken as they are where the browser tells of no entries, and left out where it tells nothing', async () => {
    const file = new File(['1'], 'one.csv');
    expect(await droppedFiles([dropped(null, file), dropped(null)])).to.have.lengthOf(1);
    expect(chosenFiles([file])[0]!.path).to.equal('one.csv');
  });

  it('are not had where one cannot be read', async () => {
    const gone = {
      ...fileEntry('/a'),
      file: (_: unknown, reject: (error: Error) => void) => reject(new Error('gone')),
    };
    const problem = await droppedFiles([dropped(gone)]).catch((error: unknown) => error);
    expect(problem).to.be.an.instanceOf(Error).with.property('message', 'gone');
  });
});
