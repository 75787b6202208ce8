import type { BinaryOp, Expr, Type, UnaryOp } from '../loops.js';
import type { Context } from './context.js';
import type { FunctionBuilder } from './function.js';
import { f32x4, f64x2, i32x4, v128, type Vector } from './instructions.js';
import { callMath, callPow } from './math.js';

export type BinaryExpr = Extract<Expr, { kind: 'binary' }>;

/** Whether an expression is a truth value, which code has as a mask: all bits of a lane, or none. */
export function isTruth(expr: Expr): boolean {
  if (expr.kind === 'unary') return expr.op === 'isNaN';
  return expr.kind === 'binary' && COMPARISONS.has(expr.op);
}

const COMPARISONS: ReadonlySet<BinaryOp> = new Set<BinaryOp>(['less', 'lessEqual', 'equal', 'notEqual']);
const ZERO = f32x4.splatConst(0);
const ONE = f32x4.splatConst(1);

/** A unary operation on operands of the given type. */
export function unary(
  f: FunctionBuilder,
  context: Context,
  op: UnaryOp,
  type: Type,
  operand: Vector,
): Vector {
  const x = f.keep(operand);
  const isFloat = type === 'f32';
  switch (op) {
    case 'neg':
      return isFloat ? f32x4.neg(x) : i32x4.neg(x);
    case 'abs':
      return isFloat ? f32x4.abs(x) : i32x4.abs(x);
    case 'sqrt':
    case 'floor':
    case 'ceil':
      return f32x4[op](x);
    case 'round':
      return f32x4.nearest(x);
    case 'exp':
    case 'expm1':
    case 'log':
    case 'log1p':
    case 'tanh':
    case 'sin':
    case 'cos':
      return callMath(context, op, x);
    case 'sign':
      return isFloat
        ? f32x4.sub(v128.and(f32x4.lt(ZERO, x), ONE), v128.and(f32x4.lt(x, ZERO), ONE))
        : i32x4.max(i32x4.min(x, i32x4.splatConst(1)), i32x4.splatConst(-1));
    case 'isNaN':
      return f32x4.ne(x, x);
    case 'toF32':
      return isFloat ? x : f32x4.convertI32x4(x);
    case 'toI32':
      return isFloat ? i32x4.truncF32x4(x) : x;
    default:
      return op satisfies never;
  }
}

/** A binary operation on the values of its operands. */
export function binary(
  f: FunctionBuilder,
  context: Context,
  { op, a: { type, kind: aKind }, b: { kind: bKind } }: BinaryExpr,
  a: Vector,
  b: Vector,
): Vector {
  const lanes = type === 'f32' ? f32x4 : i32x4;
  switch (op) {
    case 'add':
    case 'sub':
    case 'mul':
      return lanes[op](a, b);
    case 'max':
    case 'min': {
      const keeping = op === 'max' ? f32x4.pmax : f32x4.pmin;
      if (type === 'i32') return lanes[op](a, b);
      if (bKind === 'number') return keeping(a, b);
      return aKind === 'number' ? keeping(b, a) : f32x4[op](a, b);
    }
    case 'div':
      return type === 'f32' ? f32x4.div(a, b) : divideIntegers(f.keep(a), f.keep(b));
    case 'pow':
      return callPow(context, a, b);
    case 'less':
      return lanes.lt(a, b);
    case 'lessEqual':
      return lanes.le(a, b);
    case 'equal':
      return lanes.eq(a, b);
    case 'notEqual':
      return lanes.ne(a, b);
    default:
      return op satisfies never;
  }
}

/** In double precision, in which the quotient of two 32-bit integers never rounds up to a whole number. */
function divideIntegers(a: Vector, b: Vector): Vector {
  const upper = (x: Vector): Vector => v128.shuffle32(x, x, [2, 3, 2, 3]);
  const quotient = (a: Vector, b: Vector): Vector =>
    i32x4.truncF64x2(f64x2.div(f64x2.convertI32x4(a), f64x2.convertI32x4(b)));
  return v128.shuffle32(quotient(a, b), quotient(upper(a), upper(b)), [0, 1, 4, 5]);
}
