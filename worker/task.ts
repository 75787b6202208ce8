/**
 * Resolves in a later task, so that messages which have arrived meanwhile are handled first. A message to oneself is the
 * quickest way there: timers are clamped to 4 ms, and a worker has no animation frames in a hidden page.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(undefined);
  });
}

export function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const waiting: (() => void)[] = [];
const channel = new MessageChannel();
channel.port1.onmessage = () => waiting.shift()?.();
