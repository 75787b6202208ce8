/** A worker with as many trainings as it is sent ports. */
import { expose } from 'comlink';
import { Session } from '../../worker/session.js';

addEventListener('message', ({ ports }: MessageEvent) => {
  for (const port of ports) expose(new Session(), port);
});
