import { photograph } from './photograph.js';

/** Pictures a second: what a figure moves by between two of them is little. */
const RATE = 12;

/** Pixels of the video to one of the page. */
const SCALE = 1.5;

/** A video, while it is being taken. */
export interface Recording {
  /** Ends it, and resolves with a WebM file; MP4 where the browser makes no WebM. */
  stop(): Promise<Blob>;
}

/** Begins to take a video of the figure of an element. */
export async function record(element: HTMLElement): Promise<Recording> {
  const canvas = await photograph(element, SCALE);
  const context = canvas.getContext('2d')!;
  const recorder = new MediaRecorder(canvas.captureStream(RATE), { videoBitsPerSecond: 4e6 });
  const chunks: Blob[] = [];
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  let taking = Promise.resolve();
  const timer = setInterval(() => {
    taking = taking.then(async () => {
      context.drawImage(await photograph(element, SCALE), 0, 0, canvas.width, canvas.height);
    });
  }, 1000 / RATE);
  recorder.start();
  return {
    async stop() {
      clearInterval(timer);
      await taking;
      recorder.stop();
      await stopped;
      return new Blob(chunks, { type: recorder.mimeType });
    },
  };
}
