import { html } from 'lit';
import { defineOnce } from '../elements/define-once.js';
import { GanForces } from '../elements/gan-forces.js';
import type { Forces } from '../shared/dataset.js';
import type { MakeView } from './view.js';

defineOnce('gan-forces', GanForces);

/** Generated examples with an arrow: the first of those that the picture shows, in the plane most of them. */
const COUNT = 200;

/** The force on generated examples. */
export const makeView: MakeView = (figure) => {
  let seen: Forces | undefined;
  let run = 0;
  return {
    place: 'layer',
    async look(trainer) {
      if (figure.picture.scene?.kind === 'images') return;
      const asked = run;
      const forces = await trainer.forces(COUNT);
      if (asked === run) seen = forces;
    },
    forget() {
      seen = undefined;
      run++;
    },
    render() {
      const { scene } = figure.picture;
      if (!scene || scene.kind === 'images') return undefined;
      return html`<gan-forces
        slot="layer"
        .extent=${scene.kind === 'plane' ? scene.extent : [scene.extent]}
        ?mapped=${scene.kind === 'density' && scene.latents}
        .examples=${seen?.examples}
        .forces=${seen?.forces}
        language=${figure.language}
      ></gan-forces>`;
    },
  };
};
