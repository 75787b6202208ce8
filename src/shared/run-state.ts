import type { ErrorReport } from './errors.js';

/**
 * Where a run stands. A run that lost its device cannot be reset: it needs another worker.
 *
 * ```
 * idle ── open ──▶ loading ──▶ paused ◀── play / pause ──▶ running
 *                     │           ╰──────────┬───────────────╯
 *                     ╰────────────────▶ failed ── reset ──▶ loading
 * ```
 */
export type RunState =
  /** Nothing is loaded: before the start, and after `dispose()`. */
  | { readonly kind: 'idle' }
  /** The backend, the dataset or the networks are being made ready. */
  | { readonly kind: 'loading' }
  /** Steps are being taken. */
  | { readonly kind: 'running' }
  /** Ready to take steps. */
  | { readonly kind: 'paused' }
  /** Ended by an error; the newest samples and curves remain. */
  | { readonly kind: 'failed'; readonly error: ErrorReport };
