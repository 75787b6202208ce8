import type { Config, Patch } from './config.js';

/** What can be wrong with a run, in one table: what tells it, and what names it to a reader, is made from it. */
export const DIAGNOSES = {
  explosion: {
    label: 'Explosion',
    help: 'Gradients grow without bound, until a number is not finite.',
  },
  'vanishing-gradient': {
    label: 'Vanishing gradient',
    help: 'D is sure of everything, and what it tells G by its gradient is next to nothing.',
  },
  'garbage-wins': {
    label: 'Garbage wins',
    help: 'D takes examples for real that are far from all data, so that G learns nothing from it.',
  },
  cycling: {
    label: 'Cycling',
    help: 'G puts out few of the data’s modes, other ones again and again: it runs from D round and round.',
  },
  'mode-collapse': {
    label: 'Mode collapse',
    help: 'G puts out few of the data’s modes, whatever z it is given.',
  },
  overfitting: {
    label: 'Overfitting',
    help: 'D knows the training examples by heart, and takes other real ones for generated.',
  },
} as const satisfies Record<string, { readonly label: string; readonly help: string }>;

export type DiagnosisName = keyof typeof DIAGNOSES;

/** Steps, after the beginning or a change of the config, before which nothing but an explosion can be told. */
export const TELLS_AFTER = 500;

/** What is wrong with a run, by what signs, and what helps. */
export interface Diagnosis {
  readonly name: DiagnosisName;
  /** What is happening, in words and numbers. */
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
  readonly remedy: Remedy;
}

/** A sign: a number that is on the wrong side of its limit. */
export interface Evidence {
  readonly label: string;
  readonly value: number;
  readonly limit: number;
}

/** What helps. */
export interface Remedy {
  readonly sentence: string;
  readonly patch: Patch<Config>;
  /** Whether `configure` can put it into effect; otherwise a reset has to. */
  readonly live: boolean;
}
