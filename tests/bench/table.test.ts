import { expect } from 'chai';
import { significant, table } from './table.js';

describe('table', () => {
  it('aligns its columns and puts a reason where there are no numbers', () => {
    const name = { case: 'toy', engine: 'tfjs', threads: 1 };
    const stepsPerSecond = { min: 99.96, median: 1234.5, max: 2000 };
    const lines = table([
      { ...name, backend: 'wasm', stepsPerSecond, rounds: 5, firstStepMs: 80.4, parity: 1.23e-7 },
      { ...name, backend: 'webgpu', reason: 'no adapter' },
    ]).split('\n');
    expect(new Set(lines.map(({ length }) => length)).size).to.equal(1);
    expect(lines[2]!.split('|').map((cell) => cell.trim())).to.deep.equal([
      '',
      'toy',
      'tfjs',
      'wasm',
      '1',
      '1235',
      '100 – 2000',
      '5',
      '80',
      '1e-7',
      '',
    ]);
    expect(lines[3]).to.match(/webgpu .* – .* no adapter \|$/);
  });
});

describe('significant', () => {
  it('keeps three digits of a small number and the whole of a large one', () => {
    expect([0.04976, 6.9, 45.678, 1456.2].map(significant)).to.deep.equal(['0.0498', '6.9', '45.7', '1456']);
  });
});
