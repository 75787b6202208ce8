import { sized, text, toBytes, unsigned, valueType, vector, type Code, type ValueType } from './encoding.js';
import { FunctionBuilder, type ValuesOf } from './function.js';
import type { Value } from './instructions.js';

/** A function of a module, which may be called from those that are defined after it. */
export interface FunctionReference {
  readonly index: number;
}

interface Signature {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** A memory that threads share has to say how far it may grow: to 2 GiB. */
export const SHARED_PAGES = 32768;

/** A module with functions over a memory that it imports as `env.memory`. */
export class ModuleBuilder {
  readonly #limits: Code;
  readonly #signatures: Signature[] = [];
  readonly #bodies: Code[] = [];
  readonly #exports: Code[] = [];
  readonly #named = new Map<string, FunctionReference>();

  /** @param shared Whether threads share the memory, which then has {@link SHARED_PAGES}. */
  constructor({ shared }: { readonly shared: boolean } = { shared: false }) {
    this.#limits = shared ? [0x03, 0x00, unsigned(SHARED_PAGES)] : [0x00, 0x00];
  }

  /** Defines a function; `body` writes its statements and says what it returns. */
  define<const Parameters extends readonly ValueType[]>(
    parameters: Parameters,
    results: readonly ValueType[],
    body: (f: FunctionBuilder, ...parameters: ValuesOf<Parameters>) => readonly Value<ValueType>[],
  ): FunctionReference {
    const f = new FunctionBuilder(parameters);
    const values = parameters.map((type, index) => f.parameter(index, type));
    const code = f.build(body(f, ...(values as unknown as ValuesOf<Parameters>)));
    this.#signatures.push({ parameters, results });
    return { index: this.#bodies.push(code) - 1 };
  }

  /** The function of this name; defined when it is first asked for. */
  once(name: string, define: () => FunctionReference): FunctionReference {
    const known = this.#named.get(name);
    if (known) return known;
    const defined = define();
    this.#named.set(name, defined);
    return defined;
  }

  export(name: string, { index }: FunctionReference): void {
    this.#exports.push([text(name), 0x00, unsigned(index)]);
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    const types = this.#signatures.map(({ parameters, results }) => [
      0x60,
      vector(parameters.map(valueType)),
      vector(results.map(valueType)),
    ]);
    const memory = [text('env'), text('memory'), 0x02, this.#limits];
    return toBytes([
      [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      section(1, types),
      section(2, [memory]),
      section(
        3,
        this.#signatures.map((_, index) => unsigned(index)),
      ),
      section(7, this.#exports),
      section(10, this.#bodies),
    ]);
  }
}

function section(id: number, elements: readonly Code[]): Code {
  return [id, sized(vector(elements))];
}

export function call(f: FunctionReference, ...values: readonly Value<ValueType>[]): Code {
  return [values.map(({ code }) => code), 0x10, unsigned(f.index)];
}

export function callVector(f: FunctionReference, ...values: readonly Value<ValueType>[]): Value<'v128'> {
  return { type: 'v128', code: call(f, ...values) };
}
