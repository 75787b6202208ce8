import type { GraphBuilder } from './graph-builder.js';
import type { MapOp, Node } from './graph.js';

type Rule = (build: GraphBuilder, operands: readonly [Node, Node, Node]) => Node | undefined;

/**
 * What an elementwise op comes to where one of its operands is known. The rules hold for all numbers, NaN and infinities
 * included, up to the sign of a zero; which is why x · 0 is not among them.
 */
const RULES: Readonly<Partial<Record<MapOp, Rule>>> = {
  add: (_, [a, b]) => (isNumber(a, 0) ? b : isNumber(b, 0) ? a : undefined),
  sub: (build, [a, b]) => (isNumber(b, 0) ? a : isNumber(a, 0) ? build.unary('neg', b) : undefined),
  mul(build, [a, b]) {
    if (isNumber(a, 1)) return b;
    if (isNumber(b, 1)) return a;
    if (isNumber(a, -1)) return build.unary('neg', b);
    return isNumber(b, -1) ? build.unary('neg', a) : undefined;
  },
  div: (_, [a, b]) => (isNumber(b, 1) ? a : undefined),
  neg: (_, [a]) => (a.kind === 'map' && a.op === 'neg' ? a.inputs[0] : undefined),
  toF32: (_, [a]) => (a.type === 'f32' ? a : undefined),
  toI32: (_, [a]) => (a.type === 'i32' ? a : undefined),
  pow(build, [a, b]) {
    if (isNumber(b, 2)) return build.binary('mul', a, a);
    if (isNumber(b, 1)) return a;
    return isNumber(b, -1) ? build.binary('div', build.number(1), a) : undefined;
  },
  select(_, [condition, yes, no]) {
    if (condition.kind === 'number') return condition.value !== 0 ? yes : no;
    return yes === no ? yes : undefined;
  },
};

/** The simpler node that an op on these operands is, if there is one. */
export function simplifyMap(build: GraphBuilder, op: MapOp, inputs: readonly Node[]): Node | undefined {
  return RULES[op]?.(build, inputs as [Node, Node, Node]);
}

function isNumber(node: Node, value: number): boolean {
  return node.kind === 'number' && node.value === value;
}
