import { expect } from 'chai';
import * as tf from '../../../worker/tf.js';
import type { Computation } from './compiled.js';
import { linesOf, planOf, planOfStep, storesOf } from './plans.js';

describe('elementwise ops', () => {
  it('in a chain are one kernel, with nothing kept in between', async () => {
    const plan = await planOf([[3, 4], [3, 4], [4], []], (a, b, row, scalar) =>
      a.add(b).mul(row).tanh().sub(scalar),
    );
    expect(linesOf(plan)).to.deep.equal(['map add mul tanh sub']);
    expect(plan.scratch.size).to.equal(0);
  });

  it('with several outputs are one kernel, which computes once what they share', async () => {
    const plan = await planOf([[3, 4]], (a) => {
      const shared = a.tanh();
      return [shared, shared.exp(), shared.neg()];
    });
    expect(linesOf(plan)).to.deep.equal(['map tanh exp neg']);
    expect(storesOf(plan.kernels[0]!)).to.have.length(3);
  });

  it('go on after a reshape', async () => {
    const plan = await planOf([[3, 4], [12]], (a, b) => a.exp().reshape([12]).add(b).reshape([2, 6]).tanh());
    expect(linesOf(plan)).to.deep.equal(['map exp add tanh']);
  });

  it('over other axes are another kernel', async () => {
    const plan = await planOf([[3, 4], [5]], (a, b) => [a.exp(), b.tanh()]);
    expect(linesOf(plan)).to.deep.equal(['map exp', 'map tanh']);
  });

  it('on single numbers are computed by each kernel that needs them, once', async () => {
    const plan = await planOf([[], [5], [6]], (rate, a, b) => {
      const factor = rate.exp();
      return [a.mul(factor).add(factor.neg()), b.mul(factor)];
    });
    expect(linesOf(plan)).to.deep.equal(['map exp mul neg add', 'map exp mul']);
    expect(plan.scratch.size).to.equal(0);
  });
});

describe('views', () => {
  const VIEWS: Readonly<Record<string, (a: tf.Tensor) => tf.Tensor>> = {
    transposition: (a) => a.transpose(),
    slice: (a) => a.slice([1, 1], [2, 2]),
    reversal: (a) => a.reverse(1),
    padding: (a) =>
      a.pad([
        [1, 1],
        [0, 2],
      ]),
    broadcast: (a) => tf.broadcastTo(a, [2, 3, 4]),
    reshape: (a) => a.reshape([2, 6]),
    'slice of a transposition in another shape': (a) => a.transpose().slice([1, 0], [2, 3]).reshape([6]),
  };

  for (const [name, view] of Object.entries(VIEWS)) {
    it(`of what is there cost no kernel: ${name}`, async () => {
      const plan = await planOf([[3, 4]], (a) => view(a).exp());
      expect(linesOf(plan)).to.deep.equal(['map exp']);
    });
  }

  it('of a factor cost a matrix product no kernel', async () => {
    const plan = await planOf(
      [
        [3, 5],
        [7, 3],
      ],
      (a, b) => tf.matMul(a, b, true, true),
    );
    expect(linesOf(plan)).to.deep.equal(['matmul']);
  });

  it('of what is computed need it in memory', async () => {
    const plan = await planOf(
      [
        [3, 4],
        [4, 3],
      ],
      (a, b) => a.exp().transpose().add(b),
    );
    expect(linesOf(plan)).to.deep.equal(['map exp', 'map add']);
    expect(plan.scratch.size).to.equal(1);
  });
});

describe('concatenations', () => {
  const shapes = [
    [2, 3],
    [2, 3],
  ];

  it('along the first axis have their parts computed in place', async () => {
    const plan = await planOf(shapes, (a, b) => tf.concat([a.exp(), b.tanh()]).neg());
    expect(linesOf(plan)).to.deep.equal(['map exp tanh', 'map neg']);
    expect(plan.scratch.size).to.equal(1);
  });

  it('along another axis have their parts copied', async () => {
    const plan = await planOf(shapes, (a, b) => tf.concat([a.exp(), b.tanh()], 1).neg());
    expect(linesOf(plan)).to.deep.equal(['map exp tanh', 'map', 'map neg']);
  });
});

describe('matrix products', () => {
  const layer = [[5, 3], [3, 7], [7]];

  it('take in bias and activation', async () => {
    const plan = await planOf(layer, (x, weights, bias) => x.matMul(weights).add(bias).tanh());
    expect(linesOf(plan)).to.deep.equal(['matmul add tanh']);
    expect(plan.scratch.size).to.equal(0);
  });

  it('store all that is made of them element by element', async () => {
    const plan = await planOf(layer, (x, weights, bias) => {
      const sum = x.matMul(weights).add(bias);
      return [sum, sum.tanh(), sum.exp()];
    });
    expect(linesOf(plan)).to.deep.equal(['matmul add tanh exp']);
    expect(storesOf(plan.kernels[0]!)).to.have.length(3);
  });

  it('take in what another has made, and what comes after a reshape', async () => {
    const plan = await planOf(
      [
        [6, 3],
        [3, 4],
        [6, 2],
        [2, 4],
        [3, 8],
      ],
      (a, b, c, d, e) => a.matMul(b).add(c.matMul(d)).reshape([3, 8]).mul(e),
    );
    expect(linesOf(plan)).to.deep.equal(['matmul', 'matmul add mul']);
  });

  it('with a vector are sums, which do the same', async () => {
    const plan = await planOf([[5, 3], [3, 1], [1]], (x, weights, bias) =>
      x.matMul(weights).add(bias).tanh(),
    );
    expect(linesOf(plan)).to.deep.equal(['reduce mul add tanh']);
  });
});

describe('convolutions', () => {
  const convolved =
    (strides: number, padding: 'same' | 'valid'): Computation =>
    (images, filters, bias) =>
      tf
        .conv2d(images as tf.Tensor4D, filters as tf.Tensor4D, strides, padding)
        .add(bias)
        .tanh();

  for (const padding of ['same', 'valid'] as const) {
    it(`unfold the images, and take in bias and activation: ${padding}`, async () => {
      const plan = await planOf([[2, 6, 6, 3], [3, 3, 3, 4], [4]], convolved(2, padding));
      expect(linesOf(plan)).to.deep.equal(['map', 'matmul add tanh']);
    });
  }

  it('by filters of one pixel unfold nothing', async () => {
    const plan = await planOf([[2, 6, 6, 3], [1, 1, 3, 4], [4]], convolved(1, 'valid'));
    expect(linesOf(plan)).to.deep.equal(['matmul add tanh']);
  });
});

describe('reductions', () => {
  it('compute what is only summed up, and what is made of the sum', async () => {
    const plan = await planOf(
      [
        [5, 3],
        [5, 3],
      ],
      (a, b) => a.sub(b).square().sum(1).add(1).sqrt(),
    );
    expect(linesOf(plan)).to.deep.equal(['reduce sub mul add sqrt']);
    expect(plan.scratch.size).to.equal(0);
  });

  it('compute it through a transposition, too', async () => {
    const plan = await planOf([[5, 3]], (a) => a.tanh().transpose().exp().sum(1));
    expect(linesOf(plan)).to.deep.equal(['reduce tanh exp']);
  });

  it('over the same axes are one kernel', async () => {
    const plan = await planOf([[5, 3]], (a) => [a.sum(1), a.square().sum(1), a.max(1)]);
    expect(linesOf(plan)).to.deep.equal(['reduce mul']);
    expect(storesOf(plan.kernels[0]!)).to.have.length(3);
  });

  it('read what is computed for others besides, so that it is not computed twice', async () => {
    const plan = await planOf([[5, 3]], (a) => {
      const shared = a.tanh();
      return [shared.sum(0), shared.sum(1)];
    });
    expect(linesOf(plan)).to.deep.equal(['map tanh', 'reduce', 'reduce']);
    expect(plan.scratch.size).to.equal(1);
  });
});

describe('an optimizer', () => {
  it('over one vector of parameters is one kernel, in place', async () => {
    const plan = await planOfStep([[30], [30], [30], [30]], ([parameters, mean, square, gradient]) => {
      mean!.assign(mean!.mul(0.9).add(gradient!.mul(0.1)));
      square!.assign(square!.mul(0.9).add(gradient!.square().mul(0.1)));
      parameters!.assign(parameters!.sub(mean!.div(square!.abs().sqrt().add(1)).mul(0.01)));
    });
    expect(plan.kernels.map(({ kind }) => kind)).to.deep.equal(['map']);
    expect(storesOf(plan.kernels[0]!)).to.have.length(3);
    expect(plan.scratch.size).to.equal(0);
  });

  it('has each gradient computed where it reads it', async () => {
    const plan = await planOfStep([[5, 3], [12], [4], [16]], ([x, weights, bias, parameters]) => {
      const error = (weights: tf.Tensor, bias: tf.Tensor): tf.Scalar =>
        x!
          .matMul(weights.reshape([3, 4]))
          .add(bias)
          .square()
          .sum<tf.Scalar>();
      const gradient = tf.concat(tf.grads(error)([weights!, bias!]));
      parameters!.assign(parameters!.sub(gradient.mul(0.01)));
    });
    expect(plan.kernels.map(({ kind }) => kind)).to.deep.equal(['matmul', 'reduce', 'matmul', 'map']);
    expect(plan.scratch.size, 'the slope of the error, and all gradients in a row').to.equal(2);
  });
});

describe('variables', () => {
  it('have their new value computed in place where nobody needs the old one', async () => {
    const plan = await planOfStep([[5], [5]], ([a, average]) => {
      a!.assign(a!.mul(0.5));
      average!.assign(average!.add(a!));
    });
    expect(linesOf(plan)).to.deep.equal(['map mul add']);
    expect(plan.scratch.size).to.equal(0);
  });

  it('keep the old value for those that read it later', async () => {
    const plan = await planOfStep([[5], []], ([a, total]) => {
      const old = a!.clone();
      a!.assign(a!.mul(0.5));
      total!.assign(total!.add(old.exp().sum()).sub(a!.sum()));
    });
    expect(linesOf(plan).at(-1), 'a copy').to.equal('map');
    expect(plan.scratch.size).to.equal(1);
  });

  it('keep the old value for the whole of a kernel that reads it in another order', async () => {
    const plan = await planOfStep([[5]], ([a]) => a!.assign(a!.reverse(0).sub(a!)));
    expect(linesOf(plan)).to.deep.equal(['map sub', 'map']);
  });

  it('exchange what they hold element by element, and in no other order', async () => {
    const exchange =
      (view: (x: tf.Tensor) => tf.Tensor) =>
      ([a, b]: tf.Variable[]): void => {
        const old = a!.clone();
        a!.assign(view(b!));
        b!.assign(view(old));
      };
    const plan = await planOfStep(
      [[5], [5]],
      exchange((x) => x.neg()),
    );
    expect(linesOf(plan)).to.deep.equal(['map neg neg']);
    const refusal = await planOfStep(
      [[5], [5]],
      exchange((x) => x.reverse(0)),
    ).catch(String);
    expect(refusal).to.contain('exchanges what variables hold');
  });
});
