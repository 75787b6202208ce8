import { sizeOf } from '../affine.js';
import type { KernelOf, Reduction, Type } from '../loops.js';
import { REDUCTIONS } from '../reductions.js';
import { addressesIn } from '../walk.js';
import { declareIndices, indicesOf } from './indices.js';
import type { Layout, Task } from './layout.js';
import { binaryText, numberText, Statements } from './statements.js';
import type { Target } from './target.js';
import { addressesOf } from './uses.js';

/** So many numbers one thread reduces on its own, even where few threads have work then: barriers cost as much. */
const SHORT = 256;

/** One thread for each result, or one workgroup where results are few and long. */
export function reduceTask(kernel: KernelOf<'reduce'>, layout: Layout, target: Target): Task {
  const { shape, reduced, sums, stores } = kernel;
  const { workgroup } = target;
  const items = sizeOf(shape);
  const length = sizeOf(reduced);
  const alone = length <= SHORT || items >= target.threads;
  const totals = sums.map((_, i) => `total${i}`);

  const values = sums.map(({ value }) => value);
  const addresses = [...addressesOf(stores), ...addressesIn(values)];
  const outer = indicesOf(shape, addresses);
  const inner = indicesOf(reduced, addressesIn(values), shape.length);
  const accumulate = new Statements(layout, [...outer, ...inner]);
  const names = values.map((value) => accumulate.value(value));
  sums.forEach((sum, i) => accumulate.do(`${totals[i]!} = ${combinedText(sum, totals[i]!, names[i]!)};`));
  const finish = new Statements(layout, outer, totals);
  finish.stores(stores);

  const start = alone ? '0' : 'lane';
  const stride = alone ? '1' : `${workgroup}`;
  const body = `
    ${declareIndices(outer, 'item')}
    ${sums.map((sum, i) => `var ${totals[i]!} = ${identityText(sum)};`).join('\n')}
    for (var point = ${start}; point < ${length}; point += ${stride}) {
      ${declareIndices(inner, 'point')}
      ${accumulate.text}
    }
    ${alone ? finish.text : `${combine(sums, totals, workgroup)}\nif (lane == 0) {\n${finish.text}\n}`}`;
  return {
    items,
    takenBy: alone ? 'thread' : 'workgroup',
    body,
    declarations: alone ? [] : sums.map(({ value: { type } }) => sharedText(type, workgroup)),
  };
}

/** Reduces the totals of all threads to one in each, by halves: how threads are scheduled makes no difference. */
function combine(sums: readonly Reduction[], totals: readonly string[], workgroup: number): string {
  return sums
    .map((sum, i) => {
      const shared = `shared_${sum.value.type}`;
      return `
        ${shared}[lane] = ${totals[i]!};
        workgroupBarrier();
        for (var half = ${workgroup / 2}; half > 0; half /= 2) {
          if (lane < half) { ${shared}[lane] = ${combinedText(sum, `${shared}[lane]`, `${shared}[lane + half]`)}; }
          workgroupBarrier();
        }
        ${totals[i]!} = ${shared}[0];
        workgroupBarrier();`;
    })
    .join('\n');
}

function sharedText(type: Type, workgroup: number): string {
  return `var<workgroup> shared_${type} : array<${type}, ${workgroup}>;`;
}

function combinedText({ op, value: { type } }: Reduction, a: string, b: string): string {
  return binaryText(REDUCTIONS[op].combine, type, a, b);
}

function identityText({ op, value: { type } }: Reduction): string {
  return numberText(type, REDUCTIONS[op].identity[type]);
}
