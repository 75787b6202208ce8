/** What can be measured and diagnosed, with a name and a sentence for each. */
export { DIAGNOSES } from './shared/diagnosis.js';
export { METRICS } from './shared/metrics.js';
