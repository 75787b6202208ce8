/** The random kernels. `src/shared/random.ts` explains the arithmetic; this file only repeats it. */
import { NORMAL_TABLE_START } from '../../../src/shared/random.js';
import { THREEFRY_WGSL } from '../../random/threefry-wgsl.js';
import type { KernelOf, RandomSource } from '../loops.js';
import { QUANTILES, type Layout, type Task } from './layout.js';
import { numberText } from './statements.js';

/** So many columns of a drawn row one thread copies: drawing costs more than a copy. */
const COLUMNS = 16;

/** `uniformFromBits`. */
const UNIFORM = /* wgsl */ `
fn uniform_from_bits(bits : u32) -> f32 { return f32(bits >> 8u) * ${2 ** -24}; }`;

/** `normalFromBits`; `quantiles` is the number in memory with which `NORMAL_TABLE` begins. */
function normalText(layout: Layout): string {
  const { memory } = layout(QUANTILES);
  return /* wgsl */ `
fn normal_from_bits(bits : u32, quantiles : i32) -> f32 {
  let pattern = bitcast<u32>(f32((bits >> 8u) + 1u));
  let segment = quantiles + i32(pattern >> 17u) - ${NORMAL_TABLE_START};
  let low = i32(${memory}[segment]);
  let high = i32(${memory}[segment + 1]);
  let magnitude = low + (((high - low) * i32((pattern >> 5u) & 0xfffu)) >> 12u);
  return bitcast<f32>(bitcast<u32>(f32(magnitude) * ${2 ** -20}) | (bits << 31u)); // A zero has a sign, too.
}`;
}

/** One thread for each block of random words, which holds two. */
export function randomTask({ source, distribution, to }: KernelOf<'random'>, layout: Layout): Task {
  const { memory, first } = layout(to);
  const value = (word: string): string =>
    distribution === 'normal'
      ? `normal_from_bits(${word}, ${layout(QUANTILES).first})`
      : `uniform_from_bits(${word})`;
  const body = `
    let words = ${blockText(source, layout, 'u32(item)')};
    ${memory}[${first} + item * 2] = bitcast<u32>(${value('words.x')});
    if (item * 2 + 1 < ${to.size}) {
      ${memory}[${first} + item * 2 + 1] = bitcast<u32>(${value('words.y')});
    }`;
  return {
    items: Math.ceil(to.size / 2),
    takenBy: 'thread',
    body,
    declarations: [THREEFRY_WGSL, distribution === 'normal' ? normalText(layout) : UNIFORM],
  };
}

/** One thread for every sixteenth column of each row. */
export function rowsTask(kernel: KernelOf<'rows'>, layout: Layout): Task {
  const { source, table, count, columns, rows, scale, shift, to } = kernel;
  const stride = Math.ceil(columns / COLUMNS);
  const [from, into] = [layout(table), layout(to)];
  const entry =
    table.type === 'f32'
      ? `bitcast<f32>(${from.memory}[${from.first} + cell])`
      : `f32((${from.memory}[${from.first} + cell / 4] >> (8u * u32(cell % 4))) & 0xffu)`;
  const body = `
    let row = item / ${stride};
    let words = ${blockText(source, layout, 'u32(row) / 2u')};
    let drawn = i32(words[row % 2] % ${count}u);
    for (var column = item % ${stride}; column < ${columns}; column += ${stride}) {
      let cell = drawn * ${columns} + column;
      let value = ${entry} * ${numberText('f32', scale)} + ${numberText('f32', shift)};
      ${into.memory}[${into.first} + row * ${columns} + column] = bitcast<u32>(value);
    }`;
  return { items: rows * stride, takenBy: 'thread', body, declarations: [THREEFRY_WGSL] };
}

/** The block of two words with this number. */
function blockText({ seed, stream, counter }: RandomSource, layout: Layout, block: string): string {
  const { memory, first } = layout(counter.buffer);
  const place = `${memory}[${first} + ${counter.offset}]`;
  return `threefry(${seed >>> 0}u, ${stream >>> 0}u, vec2<u32>(${block}, ${place}))`;
}
