/** What came of training 20 steps on a page, and what the page's policy refused meanwhile. */
export interface Outcome {
  readonly outcome: string;
  readonly violations: readonly string[];
}

interface Page {
  /** The page's Content-Security-Policy, sent as a header. */
  readonly policy?: string;
  /** Where another build of the package lies, or the same once more. */
  readonly script?: string;
  /** Where the worker's script lies, if not beside the package's own files. */
  readonly worker?: string;
  readonly preset?: string;
  /** Views that are shown, each as soon as its element is there; then a picture is taken. */
  readonly views?: string;
}

/** This server under another name. */
export function elsewhere(): string {
  const url = new URL(location.origin);
  url.hostname = 'localhost';
  return url.origin;
}

/** Trains on tests/embedding/page.html, in a frame. */
export async function outcomeOf(page: Page, sandbox?: string): Promise<Outcome> {
  const frame = document.createElement('iframe');
  const name = page.script === undefined ? 'page' : 'bare';
  frame.src = `/tests/embedding/${name}.html?${new URLSearchParams({ ...page }).toString()}`;
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  const told = new Promise<Outcome>((resolve) => {
    addEventListener('message', ({ source, data }) => {
      if (source === frame.contentWindow) resolve(data as Outcome);
    });
  });
  document.body.append(frame);
  try {
    return await told;
  } finally {
    frame.remove();
  }
}
