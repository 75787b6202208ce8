/** The SDK. Importing it does nothing: it registers no element, starts no worker and needs no browser. */
export { createTrainer, type TrainerOptions } from './sdk/create-trainer.js';
export { datasets } from './sdk/datasets.js';
export { inspectDataset } from './sdk/inspect-dataset.js';
export type { ArrayOptions } from './sdk/from-array.js';
export type { ChosenFile } from './sdk/from-files.js';
export type { IdxFile } from './sdk/from-idx.js';
export type { StateChangeEvent } from './sdk/events.js';
export type { EvaluateOptions, EvaluationsOptions, ResetOptions, Trainer } from './sdk/trainer.js';
export type { LifeOptions } from './sdk/with-worker-part.js';

export type { BackendChoice, BackendReport } from './shared/backend.js';
export type { Config, ConfigInput, NamedDataset, Patch } from './shared/config.js';
export { resolveConfig } from './shared/config-schema.js';
export type {
  ByteSource,
  DatasetSource,
  DatasetSummary,
  Examples,
  FilesOptions,
  Forces,
  NamedFile,
  Neighbours,
} from './shared/dataset.js';
export {
  DIAGNOSES,
  type Diagnosis,
  type DiagnosisName,
  type Evidence,
  type Remedy,
} from './shared/diagnosis.js';
export { GanError, type ErrorReport, type GanErrorName } from './shared/errors.js';
export {
  METRICS,
  type Evaluation,
  type Features,
  type Measured,
  type Metric,
  type MetricName,
} from './shared/metrics.js';
export type { Minibatch } from './shared/minibatch.js';
export type { PlayerName } from './shared/player.js';
export { PRESETS, type Preset } from './shared/presets.js';
export { OPTIMAL_VALUE, type Progress } from './shared/progress.js';
export type { RunState } from './shared/run-state.js';
export type { Understood } from './shared/understood.js';
export type { Inspection } from './shared/worker-api.js';
