import { expect } from 'chai';
import { GraphBuilder } from '../../../worker/compile/graph-builder.js';
import type { Node } from '../../../worker/compile/graph.js';

const build = new GraphBuilder();
const source = (...shape: number[]): Node => build.source({ shape, type: 'f32' });

describe('nodes', () => {
  it('that are equal are one', () => {
    const [a, b] = [source(2, 3), source(3)];
    expect(build.binary('add', a, b)).to.equal(build.binary('add', a, b));
    expect(build.binary('add', a, b), 'the order of a sum').to.equal(build.binary('add', b, a));
    expect(build.binary('sub', a, b)).not.to.equal(build.binary('sub', b, a));
    expect(source(2, 3), 'another source').not.to.equal(a);
    expect(build.number(0)).not.to.equal(build.number(-0));
  });

  it('have larger numbers than their inputs', () => {
    const a = source(2, 3);
    expect(build.unary('exp', a).id).to.be.above(a.id);
  });
});

describe('what is known', () => {
  it('is computed, in single precision', () => {
    const third = build.binary('div', build.number(1), build.number(3));
    expect(third).to.deep.include({ kind: 'number', value: Math.fround(1 / 3) });
    expect(build.binary('div', build.number(-7, [], 'i32'), build.number(2, [], 'i32'))).to.deep.include({
      kind: 'number',
      value: -3,
    });
    const chosen = build.select(build.number(0), source(2), source(2));
    expect(chosen.kind).to.equal('source');
  });

  it('changes nothing where it is neutral', () => {
    const a = source(4);
    expect(build.binary('add', a, build.number(0))).to.equal(a);
    expect(build.binary('mul', build.number(1), a)).to.equal(a);
    expect(build.binary('div', a, build.number(1))).to.equal(a);
    expect(build.unary('neg', build.binary('mul', a, build.number(-1)))).to.equal(a);
    expect(build.binary('pow', a, build.number(2))).to.equal(build.binary('mul', a, a));
  });

  it('leaves x · 0 alone, because x may be infinite', () => {
    expect(build.binary('mul', source(4), build.number(0)).kind).to.equal('map');
  });
});

describe('views', () => {
  it('of views are one view, and those that move nothing are none', () => {
    const a = source(2, 3, 4);
    const there = build.transpose(a, [2, 0, 1]);
    expect(build.transpose(there, [1, 2, 0])).to.equal(a);
    const part = build.slice(there, [1, 0, 1], [2, 2, 2]);
    expect(part).to.deep.include({ kind: 'view', x: a });
    expect(build.broadcast(build.number(3), [2, 2])).to.deep.include({ kind: 'number', shape: [2, 2] });
  });

  it('that go outside keep what is inside of them', () => {
    const part = build.slice(source(5), [2], [3]);
    const padded = build.slice(part, [-1], [5]);
    // Composed, it would show what lies beside the part.
    expect(padded).to.deep.include({ kind: 'view', x: part });
  });

  it('take in a reshape that splits axes, or merges those that are in order', () => {
    const a = source(4, 6);
    expect(build.reshape(build.transpose(a, [1, 0]), [2, 3, 4]).kind).to.equal('view');
    expect(build.reshape(build.slice(a, [1, 0], [2, 6]), [12]).kind).to.equal('view');
    expect(build.reshape(build.transpose(a, [1, 0]), [24]).kind).to.equal('reshape');
    expect(build.reshape(build.broadcast(source(), [3, 4]), [12]).kind).to.equal('view');
  });
});

describe('products of matrices', () => {
  it('are products of elements where there is nothing to sum', () => {
    expect(build.matmul(source(5, 1), source(1, 7))).to.deep.include({ kind: 'map', shape: [5, 7] });
  });

  it('are sums where one of them is a vector', () => {
    expect(build.matmul(source(5, 3), source(3, 1))).to.deep.include({ kind: 'reduce', shape: [5, 1] });
    expect(build.matmul(source(1, 3), source(3, 7))).to.deep.include({ kind: 'reduce', shape: [1, 7] });
    expect(build.matmul(source(5, 3), source(3, 7))).to.deep.include({ kind: 'matmul', shape: [5, 7] });
  });
});

describe('types that do not go together', () => {
  const floats = source(2, 2);
  const integers = build.source({ shape: [2, 2], type: 'i32' });

  it('are refused by the op that they are for', () => {
    expect(() => build.binary('add', floats, integers)).to.throw('add is of one type, not of f32 and i32.');
    expect(() => build.select(floats, floats, integers)).to.throw('select is of one type');
    expect(() => build.concat([floats, integers], 0)).to.throw('concat is of one type');
  });

  it('are refused by the op that is of numbers with fractions', () => {
    expect(() => build.unary('round', integers)).to.throw('round is of f32 only, not of i32.');
    expect(() => build.binary('pow', integers, integers)).to.throw('pow is of f32 only');
    expect(() => build.matmul(integers, integers)).to.throw('matmul is of f32 only');
  });
});

describe('shapes that do not go together', () => {
  it('are refused by what they are', () => {
    expect(() => build.binary('add', source(2), source(3))).to.throw('Shapes [2] and [3] do not broadcast.');
  });
});
