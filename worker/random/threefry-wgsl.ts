import { THREEFRY_PARITY, THREEFRY_ROTATIONS } from '../../src/shared/random.js';

/** `threefry2x32` in WGSL: the two words of a block. */
export const THREEFRY_WGSL = /* wgsl */ `
fn threefry(key0 : u32, key1 : u32, counter : vec2<u32>) -> vec2<u32> {
  let key = vec3<u32>(key0, key1, key0 ^ key1 ^ ${THREEFRY_PARITY}u);
  var x = counter + key.xy;
  ${[0, 1, 2, 3, 4].map(rounds).join('')}
  return x;
}`;

/** Four rounds, and one injection of the key. */
function rounds(group: number): string {
  const mix = THREEFRY_ROTATIONS[(group & 1) as 0 | 1].map(
    (distance) => /* wgsl */ `
  x.x += x.y;
  x.y = ((x.y << ${distance}u) | (x.y >> ${32 - distance}u)) ^ x.x;`,
  );
  return /* wgsl */ `${mix.join('')}
  x += vec2<u32>(key[${(group + 1) % 3}], key[${(group + 2) % 3}] + ${group + 1}u);`;
}
