import { expect } from 'chai';
import { frechetDistance as frechet } from '../../../worker/metrics/frechet.js';
import { cholesky, eigenvalues, product, transpose } from '../../../worker/metrics/matrix.js';
import { measure } from '../../../worker/metrics/sample.js';
import { mapped, normal } from './samples.js';

const SIZE = 12;
const frechetDistance = (...samples: Parameters<typeof frechet>): number => measure(frechet(...samples));
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

/** A factor times its transpose: without eigenvalues below 0. */
function symmetric(size: number, seed: number): Float64Array {
  const factor = Float64Array.from(normal(size, size, seed).data);
  return measure(product(factor, transpose(factor, size), size));
}

describe('eigenvalues', () => {
  it('of [[2, 1], [1, 2]] are 1 and 3', () => {
    const [least, most] = measure(eigenvalues(Float64Array.of(2, 1, 1, 2), 2)).sort();
    expect(least).to.be.closeTo(1, 1e-14);
    expect(most).to.be.closeTo(3, 1e-14);
  });

  it('add up to the trace, and their squares to the squares of all numbers', () => {
    for (const size of [1, 3, 40]) {
      const matrix = symmetric(size, size);
      const values = measure(eigenvalues(matrix, size));
      const trace = matrix.reduce((sum, value, i) => (i % (size + 1) === 0 ? sum + value : sum), 0);
      const squares = (numbers: Float64Array): number => numbers.reduce((sum, value) => sum + value ** 2, 0);
      expect(values.reduce((sum, value) => sum + value, 0)).to.be.closeTo(trace, 1e-9 * trace);
      expect(squares(values)).to.be.closeTo(squares(matrix), 1e-9 * squares(matrix));
    }
  });

  it('of a matrix that is nearly diagonal, or 0, are there too', () => {
    expect([...measure(eigenvalues(Float64Array.of(3, 0, 0, 0, 0, 0, 0, 0, 5), 3))]).to.deep.equal([3, 0, 5]);
    expect([...measure(eigenvalues(new Float64Array(16), 4))]).to.deep.equal([0, 0, 0, 0]);
  });
});

describe('cholesky', () => {
  it('times its transpose is the matrix again, also where a row is 0', () => {
    const matrix = symmetric(SIZE, 4).map((value, i) =>
      i % SIZE === 5 || Math.floor(i / SIZE) === 5 ? 0 : value,
    );
    const factor = measure(cholesky(matrix, SIZE));
    const again = measure(product(factor, transpose(factor, SIZE), SIZE));
    again.forEach((value, i) => expect(value).to.be.closeTo(matrix[i]!, 1e-9));
  });
});
