import {
  BACKEND_TITLES,
  type BackendChoice,
  type BackendName,
  type BackendReport,
} from '../../src/shared/backend.js';
import { GanError } from '../../src/shared/errors.js';
import type { Backend, Candidate, Probe } from './backend.js';
import { probeCpu } from './cpu.js';
import { gradientsAreRight } from './self-test.js';
import { probeWasm } from './wasm.js';
import { probeWebgl } from './webgl.js';
import { probeWebgpu } from './webgpu.js';

/** In the order of preference. */
const NAMES: readonly BackendName[] = ['webgpu', 'wasm', 'webgl', 'cpu'];

/** Those that steps are compiled for. */
const COMPILED: readonly BackendName[] = ['webgpu', 'wasm'];

/** How each backend is looked for. */
export type Probes = Readonly<Record<BackendName, Probe>>;

const PROBES: Probes = { webgpu: probeWebgpu, wasm: probeWasm, webgl: probeWebgl, cpu: probeCpu };

/** A backend ready for use, and the report of how it was found. */
export interface Found {
  readonly backend: Backend;
  readonly report: BackendReport;
}

/**
 * The backend that was asked for; for `auto` all that steps are compiled for or, where there is none, the first other. A
 * software GPU is taken only where it is asked for by name, because the CPU does the same work without the detour.
 * @returns At least one, the most promising first.
 * @throws GanError `BackendError` where the one that was asked for is not to be had.
 */
export async function findBackends(choice: BackendChoice, probes = PROBES): Promise<readonly Found[]> {
  if (choice !== 'auto') {
    const found = await attempt(choice, probes, true, () => 'It was asked for.');
    if (typeof found !== 'string') return [found];
    throw new GanError(
      'BackendError',
      `The backend ${choice} is not to be had: ${found}. Use backend "auto".`,
    );
  }
  const all: Found[] = [];
  const refusals: string[] = [];
  for (const name of NAMES) {
    if (all.length > 0 && !COMPILED.includes(name)) break;
    const found = await attempt(name, probes, false, () => reasonAfter(refusals));
    if (typeof found === 'string') refusals.push(found);
    else all.push(found);
  }
  if (all.length > 0) return all;
  throw new GanError('BackendError', `No backend is to be had: ${refusals.join('; ')}.`);
}

/** Uses what a probe finds, or says in a clause why not. */
async function attempt(
  name: BackendName,
  probes: Probes,
  software: boolean,
  reason: () => string,
): Promise<Found | string> {
  try {
    const candidate = await probes[name]();
    if (typeof candidate === 'string') return candidate;
    const { adapter } = candidate;
    if (candidate.software && !software) return `${BACKEND_TITLES[name]} is only emulated here (${adapter})`;
    const backend = await tested(candidate);
    const { software: emulated } = candidate;
    const compiled = backend.machine !== undefined;
    return { backend, report: { name, adapter, software: emulated, compiled, reason: reason() } };
  } catch (thrown) {
    return `${BACKEND_TITLES[name]} cannot be used (${thrown instanceof Error ? thrown.message : String(thrown)})`;
  }
}

/** Uses a candidate, and gives its device up again where it computes wrong. */
async function tested(candidate: Candidate): Promise<Backend> {
  const backend = await candidate.use();
  try {
    if (!(await gradientsAreRight(backend.machine)))
      throw new Error(`${candidate.adapter} computes wrong gradients`);
    return backend;
  } catch (thrown) {
    backend.dispose();
    throw thrown;
  }
}

function reasonAfter(refusals: readonly string[]): string {
  if (refusals.length === 0) return 'The first choice, on real hardware.';
  const sentence = [...refusals.slice(0, -2), refusals.slice(-2).join(', and ')].join(', ');
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}
