import { DIAGNOSES, type Diagnosis, type DiagnosisName } from '../../src/shared/diagnosis.js';
import { cycling } from './cycling.js';
import { explosion } from './explosion.js';
import { garbageWins } from './garbage-wins.js';
import { modeCollapse } from './mode-collapse.js';
import { overfitting } from './overfitting.js';
import type { Signals } from './signals.js';
import { vanishingGradient } from './vanishing-gradient.js';

/** A test of the signals for one thing that may be wrong. */
type Test = (signals: Signals) => Diagnosis | undefined;

const TESTS: Readonly<Record<DiagnosisName, Test>> = {
  explosion,
  'vanishing-gradient': vanishingGradient,
  'garbage-wins': garbageWins,
  cycling,
  'mode-collapse': modeCollapse,
  overfitting,
};

/** Everything that is wrong, in the order of `DIAGNOSES`. */
export function diagnose(signals: Signals): readonly Diagnosis[] {
  return (Object.keys(DIAGNOSES) as DiagnosisName[]).flatMap((name) => TESTS[name](signals) ?? []);
}
