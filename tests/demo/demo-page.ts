import type { GanTrainerElement } from 'gan-trainer/define';

/** A demo page in a frame that fills the view, so that its widgets are seen and train. */
export interface DemoPage {
  readonly window: Window & typeof globalThis;
  readonly document: Document;
  /** What the page threw, left unhandled, or logged as an error. */
  readonly problems: readonly string[];
}

export async function openDemo(path: string): Promise<DemoPage> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position: fixed; inset: 0; inline-size: 100%; block-size: 100%; border: 0';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = path;
  document.body.replaceChildren(frame);
  // The page's window is there, in place of the frame's first one, before any of its modules runs.
  while (frame.contentDocument?.URL === 'about:blank') await new Promise((resolve) => setTimeout(resolve));
  const window = frame.contentWindow as DemoPage['window'];
  const problems: string[] = [];
  window.addEventListener('error', ({ message }) => problems.push(message));
  window.addEventListener('unhandledrejection', ({ reason }) => problems.push(String(reason)));
  window.console.error = (...values: unknown[]) => problems.push(values.join(' '));
  await loaded;
  return { window, document: window.document, problems };
}

/** Resolves once a widget has taken this many steps; rejects where something goes wrong meanwhile. */
export function stepsTaken(widget: GanTrainerElement, steps: number): Promise<void> {
  return new Promise((resolve, reject) => {
    widget.addEventListener('gan-progress', ({ progress }) => {
      if (progress.step >= steps) resolve();
    });
    widget.addEventListener('gan-error', ({ error }) => reject(error), { once: true });
  });
}
