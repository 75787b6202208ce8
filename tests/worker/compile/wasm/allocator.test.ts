import { expect } from 'chai';
import fc from 'fast-check';
import { Allocator } from '../../../../worker/compile/wasm/allocator.js';

describe('the allocator', () => {
  it('hands out ranges that do not overlap, begin at cache lines and lie in memory', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ bytes: fc.integer({ min: 0, max: 100_000 }), frees: fc.nat() }), {
          maxLength: 40,
        }),
        (requests) => {
          const memory = new WebAssembly.Memory({ initial: 1 });
          const allocator = new Allocator(memory);
          const taken: { begin: number; end: number }[] = [];
          for (const { bytes, frees } of requests) {
            const begin = allocator.allocate(bytes);
            const end = begin + bytes;
            expect(begin % 64).to.equal(0);
            expect(end).to.be.at.most(memory.buffer.byteLength);
            expect(taken.some((other) => begin < other.end && other.begin < end)).to.equal(false);
            taken.push({ begin, end });
            if (frees % 3 === 0) allocator.free(taken.splice(frees % taken.length, 1)[0]!.begin);
          }
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });

  it('joins what was given back', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const allocator = new Allocator(memory);
    const addresses = Array.from({ length: 60 }, () => allocator.allocate(1000));
    for (const order of [addresses, addresses.toReversed()]) {
      for (const address of order) allocator.free(address);
      expect(allocator.allocate(60_000)).to.equal(addresses[0]);
      allocator.free(addresses[0]!);
      expect(Array.from(addresses, () => allocator.allocate(1000))).to.deep.equal(addresses);
    }
    expect(memory.buffer.byteLength).to.equal(65_536);
  });

  it('refuses what was not handed out', () => {
    const allocator = new Allocator(new WebAssembly.Memory({ initial: 1 }));
    const address = allocator.allocate(8);
    allocator.free(address);
    expect(() => {
      allocator.free(address);
    }).to.throw('Nothing is allocated');
  });
});
