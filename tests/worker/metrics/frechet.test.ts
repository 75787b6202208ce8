import { expect } from 'chai';
import { frechetDistance } from '../../../worker/metrics/frechet.js';
import { eigen, product, squareRoot } from '../../../worker/metrics/matrix.js';
import { mapped, normal } from './samples.js';

const SIZE = 12;
const a = normal(500, SIZE, 1);

describe('frechetDistance', () => {
  it('of a sample to itself is 0', () => {
    expect(frechetDistance(a, a)).to.be.closeTo(0, 1e-9);
  });

  it('of a sample to itself moved is the square of how far', () => {
    expect(
      frechetDistance(
        a,
        mapped(a, (value) => value + 0.5),
      ),
    ).to.be.closeTo(SIZE * 0.25, 1e-4);
  });

  it('of normal distributions at 0 with variances 1 and s² is d (1 − s)²', () => {
    const [x, y] = [normal(20_000, SIZE, 2), mapped(normal(20_000, SIZE, 3), (value) => 3 * value)];
    expect(frechetDistance(x, y)).to.be.closeTo(SIZE * 4, 0.5);
  });

  it('is symmetric where covariances do not commute', () => {
    const b = mapped(a, (value, i) => (i % SIZE === 0 ? value + 2 * a.data[i + 1]! : value));
    expect(frechetDistance(a, b)).to.be.closeTo(frechetDistance(b, a), 1e-9);
    expect(frechetDistance(a, b)).to.be.above(1);
  });
});

describe('eigen', () => {
  it('finds the eigenvalues of [[2, 1], [1, 2]]', () => {
    const [least, most] = eigen(Float64Array.of(2, 1, 1, 2), 2).values.sort();
    expect(least).to.be.closeTo(1, 1e-14);
    expect(most).to.be.closeTo(3, 1e-14);
  });
});

describe('squareRoot', () => {
  it('squared is the matrix again', () => {
    const factor = Float64Array.from(normal(SIZE, SIZE, 4).data);
    const transposed = factor.map((_, i) => factor[(i % SIZE) * SIZE + Math.floor(i / SIZE)]!);
    const matrix = product(factor, transposed, SIZE);
    const root = squareRoot(matrix, SIZE);
    product(root, root, SIZE).forEach((value, i) => expect(value).to.be.closeTo(matrix[i]!, 1e-9));
  });
});
