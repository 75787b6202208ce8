import type { BackendChoice, BackendReport } from '../../src/shared/backend.js';
import { GanError } from '../../src/shared/errors.js';
import type { Backend, Candidate, Probe } from './backend.js';
import { probeCpu } from './cpu.js';
import { gradientsAreRight } from './self-test.js';
import { probeWebgl } from './webgl.js';
import { probeWebgpu } from './webgpu.js';

/** In the order of preference. */
const PROBES: Readonly<Record<BackendReport['name'], Probe>> = {
  webgpu: probeWebgpu,
  webgl: probeWebgl,
  cpu: probeCpu,
};

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
export async function chooseBackend(choice: BackendChoice): Promise<Chosen> {
  if (choice !== 'auto') {
    const chosen = await attempt(PROBES[choice], true, () => 'It was asked for.');
    if (typeof chosen !== 'string') return chosen;
    throw new GanError(
      'BackendError',
      `The backend ${choice} is not to be had: ${chosen}. Use backend "auto".`,
    );
  }
  const refusals: string[] = [];
  for (const probe of Object.values(PROBES)) {
    const chosen = await attempt(probe, false, () => reasonAfter(refusals));
    if (typeof chosen !== 'string') return chosen;
    refusals.push(chosen);
  }
  throw new GanError('BackendError', `No backend is to be had: ${refusals.join('; ')}.`);
}

/** Uses what a probe finds, or says in a clause why not. */
async function attempt(probe: Probe, software: boolean, reason: () => string): Promise<Chosen | string> {
  try {
    const candidate = await probe();
    if (typeof candidate === 'string') return candidate;
    if (candidate.software && !software) return describeSoftware(candidate);
    const backend = await candidate.use();
    if (!(await gradientsAreRight())) return `${candidate.adapter} computes wrong gradients`;
    const { name, adapter } = candidate;
    return { backend, report: { name, adapter, software: candidate.software, reason: reason() } };
  } catch (thrown) {
    return `it failed to start (${thrown instanceof Error ? thrown.message : String(thrown)})`;
  }
}

const TITLES: Readonly<Record<BackendReport['name'], string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  cpu: 'CPU',
};

function describeSoftware({ name, adapter }: Candidate): string {
  return `${TITLES[name]} is only emulated here (${adapter})`;
}

function reasonAfter(refusals: readonly string[]): string {
  if (refusals.length === 0) return 'The fastest there is, on real hardware.';
  const sentence = refusals.join(', and ');
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}
