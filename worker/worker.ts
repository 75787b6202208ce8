/** The worker's entry: it wires, it does not think. */
import { expose, transfer } from 'comlink';
import type { DatasetSource, Examples, Forces, Neighbours } from '../src/shared/dataset.js';
import type { DrawRequest, Inspection } from '../src/shared/worker-api.js';
import { Session } from './session.js';

/** A session whose large answers are moved to the page, not copied. */
class Service extends Session {
  override async sample(request: DrawRequest): Promise<Examples> {
    return moved(await super.sample(request));
  }

  override async generate(latents: Float32Array): Promise<Examples> {
    return moved(await super.generate(latents));
  }

  override async forces(request: DrawRequest): Promise<Forces> {
    const answer = await super.forces(request);
    return transfer(answer, [answer.examples.buffer as ArrayBuffer, answer.forces.buffer as ArrayBuffer]);
  }

  override async real(request: DrawRequest): Promise<Examples> {
    return moved(await super.real(request));
  }

  override async nearest(examples: Float32Array, count: number): Promise<Neighbours> {
    const answer = await super.nearest(examples, count);
    return transfer(answer, [answer.examples.buffer as ArrayBuffer]);
  }

  override async inspect(source: DatasetSource): Promise<Inspection> {
    const inspection = await super.inspect(source);
    return transfer(inspection, [inspection.examples.data.buffer as ArrayBuffer]);
  }
}

function moved(examples: Examples): Examples {
  return transfer(examples, [examples.data.buffer as ArrayBuffer]);
}

expose(new Service());
