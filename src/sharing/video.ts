import { delay } from '../delay.js';
import { GanError } from '../shared/errors.js';
import { photograph } from './photograph.js';

/** Pictures a second, at most: what a figure moves by between two of them is little. */
const RATE = 12;

/** Pixels of the video to one of the page. */
const SCALE = 1.5;

/**
 * Takes a video of the figure of an element, which ends once `until` aborts or the element is removed.
 * @returns A WebM file; MP4 where the browser makes no WebM.
 * @throws GanError where the browser records no videos.
 */
export async function record(element: HTMLElement, until: AbortSignal): Promise<Blob> {
  if (!('MediaRecorder' in globalThis))
    throw new GanError('Error', 'This browser records no videos. Take another one, or save a picture.');
  const canvas = await photograph(element, SCALE);
  const context = canvas.getContext('2d')!;
  const recorder = new MediaRecorder(canvas.captureStream(RATE), { videoBitsPerSecond: 4e6 });
  const chunks: Blob[] = [];
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start(1000 / RATE);
  do {
    // One that cannot be taken is left out: the next one may be.
    const picture = await photograph(element, SCALE).catch(() => undefined);
    if (picture) context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    await delay(1000 / RATE);
    // Until the first picture has come out at the other end, there is no video to be played.
  } while (element.isConnected && !(until.aborted && chunks.length > 0));
  recorder.stop();
  await stopped;
  return new Blob(chunks, { type: recorder.mimeType });
}
