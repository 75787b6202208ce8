/** The binary format of WebAssembly modules (https://webassembly.github.io/spec/core/binary), as far as it is needed. */

/** Bytes, in nested lists so that code can be put together without copying. */
export type Code = readonly (number | Code)[];

export type ValueType = 'i32' | 'v128';

const VALUE_TYPES: Readonly<Record<ValueType, number>> = { i32: 0x7f, v128: 0x7b };

export function valueType(type: ValueType): Code {
  return [VALUE_TYPES[type]];
}

/** LEB128, seven bits a byte, the lowest first. */
export function unsigned(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

/** LEB128 of a 32-bit integer in two's complement. */
export function signed(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    if (rest >= -64 && rest < 64) return [...bytes, rest & 0x7f];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** The length of a list before its elements. */
export function vector(elements: readonly Code[]): Code {
  return [unsigned(elements.length), elements];
}

/** A name, of ASCII letters. */
export function text(name: string): Code {
  return vector(Array.from(name, (letter) => [letter.charCodeAt(0)]));
}

/** Code with its length in bytes before it. */
export function sized(code: Code): Code {
  return [unsigned(lengthOf(code)), code];
}

export function toBytes(code: Code): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(code));
  let length = 0;
  const write = (part: Code): void => {
    for (const item of part) {
      if (typeof item === 'number') bytes[length++] = item;
      else write(item);
    }
  };
  write(code);
  return bytes;
}

function lengthOf(code: Code): number {
  let length = 0;
  for (const item of code) length += typeof item === 'number' ? 1 : lengthOf(item);
  return length;
}
