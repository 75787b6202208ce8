import type { Computer } from '../../../worker/compute/computer.js';

/** Takes so many steps. */
export async function take(computer: Computer, count: number): Promise<void> {
  await computer.ready();
  const parts = computer.takeSteps(count);
  while (!parts.next().done);
}
