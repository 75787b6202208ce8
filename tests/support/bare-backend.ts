import type { Backend } from '../../worker/backend/backend.js';
import type { Machine } from '../../worker/compile/machine.js';

/** A backend of nothing but a machine, or where there is none of tfjs's CPU kernels. */
export function bareBackend(machine: Machine | undefined): Backend {
  return {
    tfjs: 'cpu',
    machine,
    settle: () => Promise.resolve(),
    dispose: () => undefined,
    lost: new Promise(() => undefined),
  };
}
