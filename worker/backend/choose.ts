import { BACKEND_TITLES, type BackendChoice, type BackendReport } from '../../src/shared/backend.js';
import { GanError } from '../../src/shared/errors.js';
import type { Backend, Candidate, Probe } from './backend.js';
import { probeCpu } from './cpu.js';
import { gradientsAreRight } from './self-test.js';
import { probeWebgl } from './webgl.js';
import { probeWebgpu } from './webgpu.js';

type Name = BackendReport['name'];

/** In the order of preference. */
const NAMES: readonly Name[] = ['webgpu', 'webgl', 'cpu'];

/** How each backend is looked for. */
export type Probes = Readonly<Record<Name, Probe>>;

const PROBES: Probes = { webgpu: probeWebgpu, webgl: probeWebgl, cpu: probeCpu };

/** A backend in use, and the report of how it was chosen. */
export interface Chosen {
  readonly backend: Backend;
  readonly report: BackendReport;
}

/**
 * Makes a backend tfjs's own. `auto` takes the first that hardware is behind; a software GPU is taken only where it is
 * asked for by name, because the CPU does the same work without the detour.
 * @throws GanError `BackendError` where the one that was asked for is not to be had.
 */
export async function chooseBackend(choice: BackendChoice, probes = PROBES): Promise<Chosen> {
  if (choice !== 'auto') {
    const chosen = await attempt(choice, probes, true, () => 'It was asked for.');
    if (typeof chosen !== 'string') return chosen;
    throw new GanError(
      'BackendError',
      `The backend ${choice} is not to be had: ${chosen}. Use backend "auto".`,
    );
  }
  const refusals: string[] = [];
  for (const name of NAMES) {
    const chosen = await attempt(name, probes, false, () => reasonAfter(refusals));
    if (typeof chosen !== 'string') return chosen;
    refusals.push(chosen);
  }
  throw new GanError('BackendError', `No backend is to be had: ${refusals.join('; ')}.`);
}

/** Uses what a probe finds, or says in a clause why not. */
async function attempt(
  name: Name,
  probes: Probes,
  software: boolean,
  reason: () => string,
): Promise<Chosen | string> {
  try {
    const candidate = await probes[name]();
    if (typeof candidate === 'string') return candidate;
    const { adapter } = candidate;
    if (candidate.software && !software) return `${BACKEND_TITLES[name]} is only emulated here (${adapter})`;
    const backend = await tested(candidate);
    return { backend, report: { name, adapter, software: candidate.software, reason: reason() } };
  } catch (thrown) {
    return `${BACKEND_TITLES[name]} cannot be used (${thrown instanceof Error ? thrown.message : String(thrown)})`;
  }
}

/** Uses a candidate, and gives its device up again where it computes wrong. */
async function tested(candidate: Candidate): Promise<Backend> {
  const backend = await candidate.use();
  try {
    if (!(await gradientsAreRight())) throw new Error(`${candidate.adapter} computes wrong gradients`);
    return backend;
  } catch (thrown) {
    backend.dispose();
    throw thrown;
  }
}

function reasonAfter(refusals: readonly string[]): string {
  if (refusals.length === 0) return 'The fastest there is, on real hardware.';
  const sentence = refusals.join(', and ');
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}
