/** The worker's entry: it wires, it does not think. */
import { expose, transfer } from 'comlink';
import type { DatasetSource, Examples } from '../src/shared/dataset.js';
import type { DrawRequest, Inspection } from '../src/shared/worker-api.js';
import { Session } from './session.js';

/** A session whose large answers are moved to the page, not copied. */
class Service extends Session {
  override async sample(request: DrawRequest): Promise<Examples> {
    const examples = await super.sample(request);
    return transfer(examples, [examples.data.buffer as ArrayBuffer]);
  }

  override async real(request: DrawRequest): Promise<Examples> {
    const examples = await super.real(request);
    return transfer(examples, [examples.data.buffer as ArrayBuffer]);
  }

  override async inspect(source: DatasetSource): Promise<Inspection> {
    const inspection = await super.inspect(source);
    return transfer(inspection, [inspection.examples.data.buffer as ArrayBuffer]);
  }
}

expose(new Service());
