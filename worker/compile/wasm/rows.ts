import type { KernelOf } from '../loops.js';
import { f32x4, i32, i32x4, v128, type Scalar, type Vector } from './instructions.js';
import type { KernelCode } from './kernel.js';
import { LANE_STEPS, loadNeighbours, storeLanes, type Lanes } from './memory.js';
import { multiplyAdd } from './multiply-add.js';
import { Nest } from './nest.js';
import { RANDOM_WORK, randomWords, WORDS } from './threefry.js';

const ROW = { offset: 0, strides: [1, 0] };
const COLUMN = { offset: 0, strides: [0, 1] };

/** First the random words of a share's rows, then the rows. */
export function rowsCode(kernel: KernelOf<'rows'>): KernelCode {
  const { source, table, count, columns, rows, scale, shift, to } = kernel;
  const axes = [
    { size: rows, index: 0 },
    { size: columns, index: 1 },
  ];
  const walk = { axes, vectorAxis: 1, steps: LANE_STEPS };
  const element = { offset: 0, strides: [columns, 1] };
  return {
    steps: rows,
    work: rows * (columns + RANDOM_WORK),
    workspace: 4 * WORDS * Math.ceil(rows / WORDS),
    write(f, context, share) {
      // Where a row's word lies: whole blocks are made, from the one on that holds the first row's.
      const word = f.keep(i32.mul(i32.and(share.begin, i32.const(-WORDS)), i32.const(4)));
      f.while(i32.ltU(word, i32.mul(share.end, i32.const(4))), () => {
        const pointer = f.keep(i32.add(context.workspace, word));
        randomWords(f, context, source, i32.shrU(word, i32.const(3))).forEach((words, i) => {
          f.do(v128.store({ pointer, offset: 16 * i }, words));
        });
        f.set(word, i32.add(word, i32.const(4 * WORDS)));
      });

      const nest = new Nest(f, walk, [ROW, COLUMN, element]);

      /** Numbers of the row that begins at element `first` of the table, from the present column on. */
      const load = (first: Scalar, lanes: Lanes): Vector => {
        const offset = context.addressOf(table);
        const column = nest.position(COLUMN);
        if (table.type === 'i32') {
          const pointer = i32.add(first, i32.shrU(column, i32.const(2)));
          return f32x4.convertI32x4(i32x4.extendBytes(v128.load32Zero({ pointer, offset })));
        }
        const pointer = f.keep(i32.add(i32.mul(first, i32.const(4)), column));
        return loadNeighbours((lane) => ({ pointer, offset: offset + 4 * lane }), lanes);
      };

      nest.alongShare(share, () => {
        const pointer = i32.add(context.workspace, nest.position(ROW));
        const index = i32.remU(i32.load({ pointer, offset: 0 }), i32.const(count));
        const first = f.keep(i32.mul(index, i32.const(columns)));
        nest.along(1, (step) => {
          const lanes = step as Lanes;
          const value = f.keep(
            multiplyAdd(context, load(first, lanes), f32x4.splatConst(scale), f32x4.splatConst(shift)),
          );
          f.do(storeLanes(nest, context.addressOf(to), element, lanes, value));
        });
      });
    },
  };
}
