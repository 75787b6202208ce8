import { expect } from 'chai';
import { ViewsController } from '../../src/controllers/views.js';
import type { Trainer } from '../../src/sdk/trainer.js';
import { VIEWS } from '../../src/views/index.js';
import type { Figure } from '../../src/views/view.js';
import { until } from '../gan-trainer/inside.js';

/** A figure in the plane; `rendered` resolves when it is to be rendered anew. */
function figureInThePlane(): { readonly figure: Figure; readonly rendered: Promise<void> } {
  let requestUpdate = (): void => {};
  const rendered = new Promise<void>((resolve) => (requestUpdate = resolve));
  const picture = {
    scene: {
      kind: 'plane',
      extent: [
        [-1, 1],
        [-1, 1],
      ],
    },
  };
  return { figure: { picture, requestUpdate, language: 'en' } as unknown as Figure, rendered };
}

describe('the views of a figure', () => {
  it('look at once at what the others have seen already, however late their module comes', async () => {
    const { figure, rendered } = figureInThePlane();
    const views = new ViewsController(figure, (thrown) => expect.fail(String(thrown)));
    const asked: number[] = [];
    const trainer = {
      forces: (count: number) => Promise.resolve(void asked.push(count)),
    } as unknown as Trainer;

    views.show(['forces']);
    await views.look(trainer, undefined);
    expect(asked, 'nothing is loaded yet').to.be.empty;
    await rendered;
    expect(asked).to.have.lengthOf(1);
  });

  it('do not look at a run that is over', async () => {
    const { figure, rendered } = figureInThePlane();
    const views = new ViewsController(figure, (thrown) => expect.fail(String(thrown)));
    const trainer = { forces: () => expect.fail('it looked') } as unknown as Trainer;
    views.show(['forces']);
    await views.look(trainer, undefined);
    views.forget();
    await rendered;
    expect(views.renderLayers()).to.have.lengthOf(1);
  });

  it('are shown where their first look fails, as the run does, which the figure tells', async () => {
    const { figure, rendered } = figureInThePlane();
    const views = new ViewsController(figure, (thrown) => expect.fail(String(thrown)));
    const trainer = { forces: () => Promise.reject(new Error('The device is lost.')) } as unknown as Trainer;
    views.show(['forces']);
    await views.look(trainer, undefined);
    await rendered;
    expect(views.renderLayers()).to.have.lengthOf(1);
  });

  it('are asked for once where they cannot be had, until they are chosen anew', async () => {
    let asked = 0;
    const table = VIEWS as Record<string, () => Promise<never>>;
    table['lost'] = () => Promise.reject(new Error(`not found, time ${++asked}`));
    const failures: unknown[] = [];
    const views = new ViewsController(figureInThePlane().figure, (thrown) => failures.push(thrown));
    try {
      views.show(['lost']);
      await until(() => failures.length === 1, 'it is told');
      views.show(['lost']);
      expect(asked).to.equal(1);
      views.show([]);
      views.show(['lost']);
      await until(() => failures.length === 2, 'it is told again');
    } finally {
      delete table['lost'];
    }
  });

  it('are left out where there is none of that name', () => {
    const { figure } = figureInThePlane();
    const views = new ViewsController(figure, (thrown) => expect.fail(String(thrown)));
    views.show(['no-such-view', 'toString']);
    expect(views.renderLayers()).to.be.empty;
    expect(views.renderPanels()).to.be.empty;
  });
});
