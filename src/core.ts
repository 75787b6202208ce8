/** All of the SDK but its tables of words, which a page can do without: see `tables.ts`. */
export { createTrainer, type TrainerOptions } from './sdk/create-trainer.js';
export { datasets } from './sdk/datasets.js';
export type { ArrayOptions } from './sdk/from-array.js';
export type { IdxFile } from './sdk/from-idx.js';
export type { StateChangeEvent } from './sdk/events.js';
export type { EvaluateOptions, EvaluationsOptions, ResetOptions, Trainer } from './sdk/trainer.js';

export type { BackendChoice, BackendReport } from './shared/backend.js';
export type { Config, ConfigInput, NamedDataset, Patch } from './shared/config.js';
export { resolveConfig } from './shared/config-schema.js';
export type { ByteSource, DatasetSource, DatasetSummary, Examples, Forces } from './shared/dataset.js';
export type { Diagnosis, DiagnosisName, Evidence, Remedy } from './shared/diagnosis.js';
export { GanError, type ErrorReport, type GanErrorName } from './shared/errors.js';
export type { Evaluation, Features, Measured, Metric, MetricName } from './shared/metrics.js';
export { PRESETS, type Preset } from './shared/presets.js';
export { OPTIMAL_VALUE, type Progress } from './shared/progress.js';
export type { RunState } from './shared/run-state.js';
