import type { BackendChoice, BackendReport } from './backend.js';
import type { Config } from './config.js';
import type { DatasetSource, DatasetSummary, Examples, Forces, Neighbours } from './dataset.js';
import type { Diagnosis } from './diagnosis.js';
import type { Evaluation, EvaluationRequest } from './metrics.js';
import type { Minibatch } from './minibatch.js';
import type { PlayerName } from './player.js';
import type { Progress } from './progress.js';
import type { RunState } from './run-state.js';

/** What the worker is asked to make ready. */
export interface OpenRequest {
  readonly dataset: DatasetSource;
  readonly config: Config;
  readonly backend: BackendChoice;
}

/** What the worker made ready. */
export interface OpenReply {
  readonly backend: BackendReport;
  readonly dataset: DatasetSummary;
  /** Parameters of each network. */
  readonly parameters: { readonly generator: number; readonly discriminator: number };
}

/** A dataset as it was understood, and some of it. */
export interface Inspection {
  readonly dataset: DatasetSummary;
  /** Examples evenly spread over the dataset: at most 64 images, or 1,024 points. */
  readonly examples: Examples;
}

/** A run state with a number that grows at each change, so that a reader can ask for what it has not seen. */
export interface StateReport {
  readonly version: number;
  readonly state: RunState;
}

/** Progress with a number that grows with each step and, unlike the step's, is not set back by a reset. */
export interface ProgressReport {
  readonly version: number;
  readonly progress: Progress;
}

/** A drawing of so many examples, which depends on nothing but the seed. */
export interface DrawRequest {
  readonly count: number;
  readonly seed: number;
}

/** Which evaluation of its run the page asks for. */
export interface EvaluationCommand extends Omit<EvaluationRequest, 'seed'> {
  /** By default the run's own. */
  readonly seed?: number | undefined;
  /** Waits for the next step that is a multiple of it, over pauses and resets. By default it is of the newest step. */
  readonly every?: number | undefined;
}

/**
 * The whole of what the page may ask of the worker. Every method answers while training runs. Errors arrive with one
 * of the names of `GanErrorName`.
 */
export interface TrainingWorker {
  /** Answers at once: whoever can answer this is alive. */
  ping(): Promise<void>;
  /** Chooses the backend, loads the dataset, makes the networks. `idle → loading → paused`. */
  open(request: OpenRequest): Promise<OpenReply>;
  /** Loads a dataset to see what it is, and lets it go. The run, if there is one, is not touched. */
  inspect(dataset: DatasetSource): Promise<Inspection>;
  /** Takes at most `limit` steps a second; without one, as many as it can. */
  play(limit?: number): Promise<void>;
  /** Resolves once no step is under way, even if another command sets off again at once. */
  pause(): Promise<void>;
  /**
   * Takes `count` steps more than are taken or asked for already, or as many as `pause` or `reset` lets it, and stops
   * there; resolves with the progress then.
   */
  step(count: number): Promise<Progress>;
  /**
   * One update of one player, after the steps that are taken or asked for already, unless `pause` or `reset` comes in between;
   * playing ends. Resolves with the progress then.
   */
  update(player: PlayerName): Promise<Progress>;
  /** Begins again with this config on the same dataset. Stays running where it ran. */
  reset(config: Config): Promise<OpenReply>;
  /** The run at its newest step, as a file: see `encodeCheckpoint`. */
  save(): Promise<Blob>;
  /** Goes on from such a file, of a run with the same config and data. Stays running where it ran. */
  restore(checkpoint: Blob): Promise<void>;
  /** Takes over the live paths of this config (`LIVE_PATHS`), from the next step on. */
  configure(config: Config): Promise<void>;
  /** Generated examples. The same seed gives the same latent points for the whole run. */
  sample(request: DrawRequest): Promise<Examples>;
  /** Generated examples from latent points of the page's own, one after another. */
  generate(latents: Float32Array): Promise<Examples>;
  /** Real examples. */
  real(request: DrawRequest): Promise<Examples>;
  /** For each of these examples, the `count` nearest of those that are trained on; found in slices between the steps. */
  nearest(examples: Float32Array, count: number): Promise<Neighbours>;
  /** What the next update of a player is made of. */
  minibatch(player: PlayerName): Promise<Minibatch>;
  /** The same as `sample`, and the force on each. */
  forces(request: DrawRequest): Promise<Forces>;
  /** D(x) for each example, given in the data's own range. */
  discriminate(data: Float32Array): Promise<Float32Array>;
  /** What is wrong with the run, at its newest step; also of one that has diverged. */
  diagnose(): Promise<readonly Diagnosis[]>;
  /**
   * Measures metrics of one step, in slices between the steps that follow.
   * @param id The page's name for this evaluation.
   */
  evaluate(id: number, command: EvaluationCommand): Promise<Evaluation>;
  /** Has an evaluation that is under way reject with an `AbortError`. */
  stopEvaluating(id: number): Promise<void>;
  /**
   * The newest progress, as soon as its version differs from this one (0 where none was seen); at most one answer a
   * display frame. Rejects with the run's error where the run has failed or fails meanwhile.
   */
  progress(seenVersion: number): Promise<ProgressReport>;
  /** The state, as soon as its version differs from this one. */
  state(seenVersion: number): Promise<StateReport>;
  /** Counts of what tfjs holds, for the leak test and the curious. */
  memory(): Promise<{ readonly numTensors: number; readonly numBytes: number }>;
}
