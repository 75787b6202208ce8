/** What waits for its turn; undefined where nothing has had one within this task. */
let waiting: (() => void)[] | undefined;

/**
 * Does something that takes the page a few hundredths of a second: at once, or where something like it was just done, in a
 * later task. So a page of many figures goes on being drawn between one and the next.
 */
export function inTurn(act: () => void): void {
  if (waiting) {
    waiting.push(act);
    return;
  }
  waiting = [];
  setTimeout(next);
  act();
}

function next(): void {
  const act = waiting?.shift();
  if (!act) {
    waiting = undefined;
    return;
  }
  setTimeout(next);
  act();
}
