/** A command for tests: a figure in a browser profile that has seen nothing before, trained so far. */
import { setTimeout as delay } from 'node:timers/promises';

/** The test runner gives up a command that has not been answered for 20 seconds. */
const PATIENCE = 5000; // ms

/** Trainings under way, by their addresses. */
const trainings = new Map();

async function train(browser, { address, steps }) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(address);
    return await page.evaluate(async (steps) => {
      await customElements.whenDefined('gan-trainer');
      const { step, losses } = await document.querySelector('gan-trainer').step(steps);
      return { step, losses };
    }, steps);
  } finally {
    await context.close();
  }
}

export const freshProfile = {
  name: 'fresh-profile',
  /**
   * Answers with an `outcome`, the step and the losses then; without, where it takes longer: asked again, it waits on. (An
   * answer of null would mean that the command is another's.)
   */
  async executeCommand({ command, payload, session }) {
    if (command !== 'train-in-fresh-profile') return undefined;
    const { address } = payload;
    const training = trainings.get(address) ?? train(session.browser.getPage(session.id).browser(), payload);
    trainings.set(address, training);
    const outcome = await Promise.race([training, delay(PATIENCE)]);
    if (outcome) trainings.delete(address);
    return { outcome };
  },
};
