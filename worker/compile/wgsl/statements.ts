import type { BinaryOp, Expr, Store, Type, UnaryOp } from '../loops.js';
import { addressText, type Index } from './indices.js';
import type { Layout } from './layout.js';

/** WGSL statements for one point of a loop nest. Each value is computed once, under a name of its own. */
export class Statements {
  readonly #layout: Layout;
  readonly #indices: readonly Index[];
  readonly #sums: readonly string[];
  readonly #names = new Map<string, string>();
  readonly #values = new Map<Expr, string>();
  readonly #lines: string[] = [];

  /** `sums` are the names of what `sum` expressions stand for. */
  constructor(layout: Layout, indices: readonly Index[], sums: readonly string[] = []) {
    this.#layout = layout;
    this.#indices = indices;
    this.#sums = sums;
  }

  get text(): string {
    return this.#lines.join('\n');
  }

  do(line: string): void {
    this.#lines.push(line);
  }

  /** Everything is computed before anything is stored: what is loaded may be what is stored to. */
  stores(stores: readonly Store[]): void {
    const assignments = stores.map(({ buffer, at, value }) => {
      const { memory, first } = this.#layout(buffer);
      return `${memory}[${addressText(at, this.#indices, first)}] = bitcast<u32>(${this.value(value)});`;
    });
    this.#lines.push(...assignments);
  }

  /** The name of an expression's value. */
  value(expr: Expr): string {
    const known = this.#values.get(expr);
    if (known) return known;
    const value = this.#compute(expr);
    this.#values.set(expr, value);
    return value;
  }

  #compute(expr: Expr): string {
    switch (expr.kind) {
      case 'number':
        // Under a name it is no constant expression, which WGSL would refuse to let overflow.
        return this.#let(numberText(expr.type, expr.value));
      case 'sum':
        return this.#sums[expr.index]!;
      case 'load':
        return this.#load(expr);
      case 'unary':
        return this.#let(unaryText(expr.op, expr.type, this.value(expr.x)));
      case 'binary':
        return this.#let(binaryText(expr.op, expr.a.type, this.value(expr.a), this.value(expr.b)));
      case 'select': {
        const condition = this.value(expr.condition);
        return this.#let(`select(${this.value(expr.no)}, ${this.value(expr.yes)}, ${condition} != 0f)`);
      }
      default:
        return expr satisfies never;
    }
  }

  #load({ buffer, at, guards, type }: Extract<Expr, { kind: 'load' }>): string {
    const { memory, first } = this.#layout(buffer);
    // An address outside the memory is harmless: WGSL then reads any other number, which the guard discards.
    const value = this.#let(`bitcast<${type}>(${memory}[${addressText(at, this.#indices, first)}])`);
    if (guards.length === 0) return value;
    const conditions = guards.flatMap(({ coordinate, limit }) => {
      const text = this.#let(addressText(coordinate, this.#indices));
      return [`${text} >= 0`, `${text} < ${limit}`];
    });
    return this.#let(`select(${numberText(type, 0)}, ${value}, ${conditions.join(' && ')})`);
  }

  #let(text: string): string {
    const known = this.#names.get(text);
    if (known) return known;
    const name = `v${this.#names.size}`;
    this.#names.set(text, name);
    this.#lines.push(`let ${name} = ${text};`);
    return name;
  }
}

export function numberText(type: Type, value: number): string {
  if (type === 'i32') return `i32(${value | 0})`;
  const single = Math.fround(value);
  // WGSL refuses constants that are not finite, and may lose the sign of a zero.
  if (!Number.isFinite(single) || Object.is(single, -0)) return `number_from_bits(${bitsText(single)})`;
  return `${single}f`;
}

function bitsText(value: number): string {
  const [bits] = new Uint32Array(Float32Array.of(value).buffer);
  return `0x${bits!.toString(16)}u`;
}

function unaryText(op: UnaryOp, type: Type, x: string): string {
  switch (op) {
    case 'neg':
      return `-(${x})`;
    case 'abs':
    case 'sqrt':
    case 'floor':
    case 'ceil':
    case 'round':
    case 'sign':
      return `${op}(${x})`;
    case 'exp':
    case 'expm1':
    case 'log':
    case 'log1p':
    case 'tanh':
    case 'sin':
    case 'cos':
    case 'isNaN':
      return `accurate_${op}(${x})`;
    case 'toF32':
    case 'toI32':
      return `${type}(${x})`;
    default:
      return op satisfies never;
  }
}

const COMPARISONS = { less: '<', lessEqual: '<=', equal: '==', notEqual: '!=' } as const;
const OPERATORS = { add: '+', sub: '-', mul: '*', div: '/' } as const;

/** `type` is that of the operands. */
export function binaryText(op: BinaryOp, type: Type, a: string, b: string): string {
  switch (op) {
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
      return `${a} ${OPERATORS[op]} ${b}`;
    case 'max':
    case 'min':
      return type === 'f32' ? `accurate_${op}(${a}, ${b})` : `${op}(${a}, ${b})`;
    case 'pow':
      return `accurate_pow(${a}, ${b})`;
    case 'less':
    case 'lessEqual':
    case 'equal':
    case 'notEqual':
      return `select(0f, 1f, ${a} ${COMPARISONS[op]} ${b})`;
    default:
      return op satisfies never;
  }
}
