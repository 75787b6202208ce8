/** What is looked for, as soon as it is there; an error where it does not come within three seconds. */
export async function settled<T>(look: () => T[]): Promise<T[]> {
  for (let tries = 0; tries < 60; tries++) {
    const found = look();
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('What was looked for did not come.');
}
