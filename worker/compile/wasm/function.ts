import { sized, unsigned, valueType, vector, type Code, type ValueType } from './encoding.js';
import { i32, type Scalar, type Value } from './instructions.js';

/** A variable of a function. */
export interface Local<Type extends ValueType> extends Value<Type> {
  readonly index: number;
}

export type ValuesOf<Types extends readonly ValueType[]> = {
  readonly [Index in keyof Types]: Value<Types[Index]>;
};

/** The body of a function as it is written: statement after statement. */
export class FunctionBuilder {
  readonly #parameters: readonly ValueType[];
  readonly #locals: ValueType[] = [];
  #statements: Code[] = [];

  constructor(parameters: readonly ValueType[]) {
    this.#parameters = parameters;
  }

  parameter<Type extends ValueType>(index: number, type: Type): Local<Type> {
    return { index, type, code: [0x20, unsigned(index)] };
  }

  /** A new variable, 0 when the function is entered. */
  local<Type extends ValueType>(type: Type): Local<Type> {
    return this.parameter(this.#parameters.length + this.#locals.push(type) - 1, type);
  }

  do(statement: Code): void {
    this.#statements.push(statement);
  }

  set<Type extends ValueType>(local: Local<Type>, value: Value<Type>): void {
    this.do([value.code, 0x21, unsigned(local.index)]);
  }

  /** Computes a value here and now, for use as often as needed. */
  keep<Type extends ValueType>(value: Value<Type>): Local<Type> {
    const local = this.local(value.type);
    this.set(local, value);
    return local;
  }

  /** Statements that are taken while the condition is not 0, at least once. */
  repeat(body: () => Scalar): void {
    let condition: Scalar;
    const statements = this.#collect(() => (condition = body()));
    this.do([0x03, 0x40, statements, condition!.code, 0x0d, 0, 0x0b]);
  }

  /** Statements that are taken while the condition is not 0, perhaps never. */
  while(condition: Scalar, body: () => void): void {
    this.if(condition, () => {
      this.repeat(() => {
        body();
        return condition;
      });
    });
  }

  /** Statements that are taken so many times; a number that is not constant is at least 1. */
  times(times: number | Scalar, body: () => void): void {
    if (typeof times !== 'number') this.#countDown(times, body);
    else if (times === 1) body();
    else if (times > 1) this.#countDown(i32.const(times), body);
  }

  #countDown(times: Scalar, body: () => void): void {
    const left = this.keep(times);
    this.repeat(() => {
      body();
      this.set(left, i32.sub(left, i32.const(1)));
      return left;
    });
  }

  if(condition: Scalar, yes: () => void, no?: () => void): void {
    const otherwise = no ? [0x05, this.#collect(no)] : [];
    this.do([condition.code, 0x04, 0x40, this.#collect(yes), otherwise, 0x0b]);
  }

  /** The function as the code section holds it; the last values are what it returns. */
  build(results: readonly Value<ValueType>[]): Code {
    const locals = this.#locals.map((type) => [1, valueType(type)]);
    return sized([vector(locals), this.#statements, results.map(({ code }) => code), 0x0b]);
  }

  #collect(body: () => void): Code {
    const before = this.#statements;
    const statements: Code[] = (this.#statements = []);
    body();
    this.#statements = before;
    return statements;
  }
}
