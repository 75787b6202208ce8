import type { Case } from './cases.js';
import { label, type EngineName } from './engine.js';
import type { Host, Session } from './session.js';

/** What one engine did at one case, or why it did not. */
export type Row = EngineName & { readonly case: string } & (Measured | Refused);

export interface Measured {
  readonly stepsPerSecond: Spread;
  /** How many rounds that is of: fewer than asked for where a step takes very long. */
  readonly rounds: number;
  readonly firstStepMs: number;
  /** Largest relative deviation of a loss from the reference. */
  readonly parity: number;
}

export interface Refused {
  readonly reason: string;
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export interface Options {
  readonly rounds: number;
  readonly chosen: (name: EngineName) => boolean;
  readonly log: (message: string) => void;
  /** Opens the {@link REFERENCE}. */
  readonly reference: Host;
}

/** The engine whose losses the others are held to. */
export const REFERENCE: EngineName = { engine: 'tfjs', backend: 'cpu', threads: 1 };

const SECOND = 1000; // ms

/** How long an engine runs in a round; one step at least. */
const ROUND = 1.5 * SECOND;
/** For the browser to optimise the code, and for memory to be pooled. */
const WARM_UP = 0.5 * SECOND;
/** An engine that has run for so long gets no further round. */
const ENOUGH = 30 * SECOND;
/** An engine that takes longer than this to answer is given up. */
const PATIENCE = 180 * SECOND;

/** How many losses are compared; no fewer than two, the second of which depends on every gradient. */
export const PARITY_STEPS = { most: 5, least: 2 };
/** About how long the comparison may take, by the first step. */
const PARITY_TIME = 20 * SECOND;
/** Engines in single precision differ by 1e-5 at most; R1 without its gradient differs by 5e-4. */
const PARITY_TOLERANCE = 1e-4;

type Entrant = Runner | Dropout;

/** An engine that has passed the parity check. */
interface Runner {
  readonly kind: 'runner';
  readonly name: EngineName;
  readonly session: Session;
  readonly firstStepMs: number;
  readonly parity: number;
  /** What a step took when last measured: ms. */
  readonly stepMs: number;
  /** How long it has run in rounds: ms. */
  readonly spent: number;
  /** Steps per second in each round. */
  readonly speeds: readonly number[];
}

interface Dropout {
  readonly kind: 'dropout';
  readonly name: EngineName;
  readonly reason: string;
}

/** Every chosen engine at one case, in rounds by turns: whatever else the machine does then strikes all of them alike. */
export async function measureCase(
  measured: Case,
  hosts: readonly Host[],
  { rounds, chosen, log, reference }: Options,
): Promise<Row[]> {
  const losses = await referenceLosses(measured, reference);
  log(`${measured.name}: has its reference`);
  const entrants: Entrant[] = [];
  for (const host of hosts) {
    for (const name of host.engines.filter(chosen)) {
      const entrant = await start(host, name, measured, losses);
      log(`${measured.name}: ${label(name)} ${entrant.kind === 'runner' ? 'is ready' : entrant.reason}`);
      entrants.push(entrant);
    }
  }
  for (let round = 1; round <= rounds; round++) {
    for (const [i, entrant] of entrants.entries()) entrants[i] = await runRound(entrant);
    log(`${measured.name}: round ${round} of ${rounds}`);
  }
  for (const entrant of entrants) if (entrant.kind === 'runner') await entrant.session.close();
  return entrants.map((entrant) => ({ case: measured.name, ...entrant.name, ...resultOf(entrant) }));
}

async function referenceLosses(measured: Case, host: Host): Promise<readonly number[]> {
  const session = await host.open(REFERENCE, measured.name);
  try {
    await session.prepare();
    return await session.losses(PARITY_STEPS.most);
  } finally {
    await session.close();
  }
}

/** Takes an engine up to its first round. */
async function start(
  host: Host,
  name: EngineName,
  measured: Case,
  reference: readonly number[],
): Promise<Entrant> {
  const session = await host.open(name, measured.name);
  try {
    const firstStepMs = await patiently(session.prepare());
    const fitting = Math.floor(PARITY_TIME / firstStepMs);
    const steps = Math.max(PARITY_STEPS.least, Math.min(PARITY_STEPS.most, fitting));
    const parity = deviation(await patiently(session.losses(steps)), reference);
    // Written so that NaN fails.
    if (!(parity <= PARITY_TOLERANCE)) throw new Error(`its losses deviate by ${parity.toExponential(1)}`);
    const stepMs = await warmUp(session);
    return { kind: 'runner', name, session, firstStepMs, parity, stepMs, spent: 0, speeds: [] };
  } catch (error) {
    return dropOut(name, session, error);
  }
}

/** Returns what a step takes: ms. */
async function warmUp(session: Session): Promise<number> {
  for (let steps = 1; ; steps *= 2) {
    const time = await patiently(session.time(steps));
    if (time > WARM_UP / 2) return time / steps;
  }
}

async function runRound(entrant: Entrant): Promise<Entrant> {
  if (entrant.kind === 'dropout' || entrant.spent > ENOUGH) return entrant;
  const { name, session, spent, speeds } = entrant;
  try {
    const steps = Math.max(1, Math.round(ROUND / entrant.stepMs));
    const time = await patiently(session.time(steps));
    const stepMs = time / steps;
    return { ...entrant, stepMs, spent: spent + time, speeds: [...speeds, SECOND / stepMs] };
  } catch (error) {
    return dropOut(name, session, error);
  }
}

async function dropOut(name: EngineName, session: Session, error: unknown): Promise<Dropout> {
  await session.close();
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'dropout', name, reason: message.split('\n')[0]! };
}

function patiently<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`took more than ${PATIENCE / SECOND} s`)), PATIENCE);
    void answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function resultOf(entrant: Entrant): Measured | Refused {
  if (entrant.kind === 'dropout') return { reason: entrant.reason };
  const { speeds, firstStepMs, parity } = entrant;
  return { stepsPerSecond: spread(speeds), rounds: speeds.length, firstStepMs, parity };
}

/** Largest relative deviation of the values from as many of the reference's. */
export function deviation(values: readonly number[], reference: readonly number[]): number {
  return Math.max(...values.map((value, i) => Math.abs(value / reference[i]! - 1)));
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return { min: sorted[0]!, median, max: sorted.at(-1)! };
}
