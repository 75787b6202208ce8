import { CURVES } from '../curves.js';
import { textColour } from '../elements/colour.js';
import { contactSheet } from '../elements/images.js';
import type { Action } from '../elements/intent.js';
import { t } from '../elements/t.js';
import { linkName, withRun } from '../permalink.js';
import type { Picture } from '../picture.js';
import type { Trainer } from '../sdk/trainer.js';
import type { Setup } from '../setup.js';
import { GanError } from '../shared/errors.js';
import { csvOf } from './csv.js';
import { embedCode, linkedRun, nameOf } from './link.js';
import { npyOf } from './npy.js';
import { blobOf, paperUnder, pictureOf } from './photograph.js';
import { record } from './video.js';

/** What an action is about. */
export interface Subject {
  readonly element: HTMLElement;
  readonly setup: Setup;
  readonly picture: Picture;
  /** Names of the views that are shown. */
  readonly views: readonly string[];
  command<T>(give: (trainer: Trainer) => Promise<T>): Promise<T>;
  /** Ends what goes on until the reader has enough of it: a video. */
  readonly until: AbortSignal;
}

/** Generated examples that are saved. */
const SAMPLES = 1024;

/** Those of a sheet, and how many there are in a row. */
const SHEET = { count: 256, columns: 16 };

/**
 * Does what the reader wants done with a figure.
 * @returns What was done, in words.
 * @throws GanError that says why it could not be done.
 */
export async function act(action: Action, subject: Subject): Promise<string> {
  const { element, setup, picture, command, until } = subject;
  const save = (blob: Blob, extension: string): string => saved(blob, `${setup.preset.name}.${extension}`);
  switch (action) {
    case 'link':
      return copied(
        new URL(withRun(location.hash, linkName(element), linkedRun(setup)), location.href).href,
        t('Link copied.'),
        setup,
      );
    case 'embed':
      return copyEmbedCode(subject);
    case 'picture':
      return save(await pictureOf(element), 'png');
    case 'video': {
      const video = await record(element, until);
      return save(video, video.type.includes('mp4') ? 'mp4' : 'webm');
    }
    case 'sheet':
      return save(await sheet(subject), 'samples.png');
    case 'samples':
      return save(npyOf(await command((trainer) => trainer.sample(SAMPLES))), 'samples.npy');
    case 'curves':
      return save(csvOf(CURVES, picture.buckets), 'csv');
    case 'config':
      return save(
        new Blob([`${JSON.stringify({ ...setup.config, preset: setup.preset.name }, null, 2)}\n`], {
          type: 'application/json',
        }),
        'json',
      );
    case 'fullscreen':
      if (document.fullscreenElement) await document.exitFullscreen();
      else await element.requestFullscreen();
      return '';
    default:
      return action satisfies never;
  }
}

/** With the script’s own tag, where a tag brought it here: an application that has the element in its bundle has none. */
function copyEmbedCode({ setup, views }: Subject): Promise<string> {
  const script = document.querySelector<HTMLScriptElement>('script[src$="/gan-trainer.js"]');
  return copied(
    embedCode(setup, views, script?.src),
    script
      ? t('Embed code copied.')
      : t('Embed code copied. The page that it goes into has to load gan-trainer.js, too.'),
    setup,
  );
}

/** @returns What was done; and that data which have no name are not in what was copied. */
async function copied(text: string, done: string, { source }: Setup): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return source && !nameOf(source) ? `${done} ${t('The data are not in it.')}` : done;
  } catch {
    throw new GanError('Error', `The browser does not let this page copy. Here it is: ${text}`);
  }
}

function saved(blob: Blob, name: string): string {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return t('Saved as {0}.', name);
}

/** Many generated images in one. */
async function sheet({ element, picture, command }: Subject): Promise<Blob> {
  const { scene } = picture;
  if (scene?.kind !== 'images') throw new GanError('Error', 'These data are no images.');
  const { data } = await command((trainer) => trainer.sample(SHEET.count));
  const image = contactSheet(data, scene.format, SHEET.columns, textColour(element));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d')!;
  context.fillStyle = paperUnder(element);
  context.fillRect(0, 0, image.width, image.height);
  context.drawImage(await createImageBitmap(image), 0, 0);
  return blobOf(canvas);
}
