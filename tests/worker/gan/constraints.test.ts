import { expect } from 'chai';
import type { ConstraintConfig } from '../../../src/shared/config.js';
import { randomKey } from '../../../src/shared/random.js';
import { createConstraint } from '../../../worker/gan/constraints/index.js';
import { tensor, tidy, type Tensor } from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';

before(() => useBackend('cpu'));

const WEIGHTS = [3, 0, 4, 0, 0, 0.5]; // Columns (3, 4, 0) and (0, 0, ½).
const BIAS = [7, -7];
const zero = { kind: 'constant', value: 0 } as const;
const specs = [
  { shape: [3, 2], initial: zero },
  { shape: [2], initial: zero },
];
const parameters = (): Tensor[] => [tensor(WEIGHTS, [3, 2]), tensor(BIAS, [2])];
const create = (config: ConstraintConfig): ReturnType<typeof createConstraint> =>
  createConstraint(config, specs, randomKey(1, 'discriminatorConstraint'));
const numbers = (parts: readonly Tensor[]): number[][] => parts.map((part) => [...part.dataSync()]);

describe('constraints', () => {
  it('none leaves the parameters alone', () => {
    expect(create({ kind: 'none' })).to.deep.equal({ slots: [] });
  });

  it('clipping puts every parameter back within the bound', () => {
    const { project } = create({ kind: 'clip', bound: 1 });
    expect(tidy(() => numbers(project!(parameters())))).to.deep.equal([
      [1, 0, 1, 0, 0, 0.5],
      [1, -1],
    ]);
  });

  it('max-norm shortens the weights into a unit that are too long, and leaves biases', () => {
    const { project } = create({ kind: 'max-norm', bound: 2.5 });
    const [weights, bias] = tidy(() => numbers(project!(parameters())));
    [1.5, 0, 2, 0, 0, 0.5].forEach((value, i) => expect(weights![i]).to.be.closeTo(value, 1e-6));
    expect(bias).to.deep.equal(BIAS);
  });

  it('spectral normalisation divides weights by their largest singular value, once the power method has found it', () => {
    const { project, view, slots } = create({ kind: 'spectral' });
    for (let i = 0; i < 20; i++) tidy(() => void project!(parameters()));
    const [weights, bias] = tidy(() => numbers(view!(parameters())));
    // The columns are at right angles: the singular values are their lengths, 5 and ½.
    WEIGHTS.forEach((value, i) => expect(weights![i]).to.be.closeTo(value / 5, 1e-5));
    expect(bias).to.deep.equal(BIAS);
    expect(slots).to.have.lengthOf(1);
  });

  it('spectral normalisation finds small singular values too, and those of weights that begin at 0', () => {
    const { project, view } = create({ kind: 'spectral' });
    const at = (scale: number): Tensor[] => parameters().map((part) => part.mul(scale));
    for (let i = 0; i < 3; i++) tidy(() => void project!(at(0)));
    expect(tidy(() => numbers(view!(at(0))))[0], 'of 0').to.deep.equal(WEIGHTS.map(() => 0));
    for (let i = 0; i < 20; i++) tidy(() => void project!(at(0.004)));
    const [weights] = tidy(() => numbers(view!(at(0.004))));
    // σ = 0.02, a twentieth of a per cent of which is what keeps it from 0.
    WEIGHTS.forEach((value, i) => expect(weights![i]).to.be.closeTo(value / 5, 2e-3));
  });
});
