import { html, type TemplateResult } from 'lit';
import type { AlgorithmEvent, AlgorithmWish } from '../elements/algorithm-event.js';
import { lineAfter, playerOf, type Line, type Place } from '../elements/algorithm-lines.js';
import { defineOnce } from '../elements/define-once.js';
import { GanAlgorithm, type Flow } from '../elements/gan-algorithm.js';
import { GanFlow } from '../elements/gan-flow.js';
import { GanMinibatch, type MinibatchFormat } from '../elements/gan-minibatch.js';
import type { Trainer } from '../sdk/trainer.js';
import { settle } from '../settle.js';
import type { Config } from '../shared/config.js';
import { GanError } from '../shared/errors.js';
import type { Minibatch } from '../shared/minibatch.js';
import type { PlayerName } from '../shared/player.js';
import type { Progress } from '../shared/progress.js';
import type { Scene } from '../still/scene.js';
import type { Figure, View } from './view.js';

for (const [name, element] of Object.entries({
  'gan-algorithm': GanAlgorithm,
  'gan-flow': GanFlow,
  'gan-minibatch': GanMinibatch,
}))
  defineOnce(name, element);

declare global {
  interface HTMLElementEventMap {
    'gan-algorithm': AlgorithmEvent;
  }
  interface HTMLElementTagNameMap {
    'gan-algorithm': GanAlgorithm;
    'gan-flow': GanFlow;
    'gan-minibatch': GanMinibatch;
  }
}

/** Milliseconds that it trains before it is said that it does: single steps are over by then. */
const PATIENCE = 300;

/** Algorithm 1 in slow motion: each line is run by the trainer itself. */
export const makeView = (figure: Figure): View => new AlgorithmView(figure);

class AlgorithmView implements View {
  readonly place = 'panel';
  readonly #figure: Figure;
  /** The line that was run last, where all that has happened since the step began was run here. */
  #line: Place | undefined;
  #flow: Flow | undefined;
  /** What the next update of its player is made of, once it was drawn. */
  #drawn: { readonly player: PlayerName; readonly minibatch: Minibatch } | undefined;
  /** D's updates since G's last. */
  #substep = 0;
  /** The step that was come to here, where that is known; what goes on beyond it was not run here. */
  #step: number | undefined;
  /** Counts the times that it began anew. */
  #run = 0;
  #isBusy = false;
  /** Since when it trains by itself, by `performance.now`. */
  #trainingSince: number | undefined;

  constructor(figure: Figure) {
    this.#figure = figure;
  }

  /** Waits for nothing. Steps that were not taken here, and a run that is taken back, end what was run so far. */
  look(_: Trainer, progress: Progress | undefined): Promise<void> {
    const { step, substep, restored } = progress ?? { step: 0 };
    const isFirst = this.#step === undefined && !this.#line && !this.#isBusy;
    this.#step ??= step;
    const isEarlier = step < this.#step && !this.#isBusy;
    if (isFirst || restored || isEarlier || step > this.#step) this.#begin(step, substep);
    return Promise.resolve();
  }

  forget(): void {
    this.#begin(0);
  }

  render(): TemplateResult | undefined {
    const { setup, state, picture, language } = this.#figure;
    if (!setup) return undefined;
    const stepsPerSecond = picture.progress?.stepsPerSecond ?? 0;
    const isTraining = state.kind === 'running' && !this.#isBusy;
    if (!isTraining) this.#trainingSince = undefined;
    else this.#trainingSince ??= performance.now();
    const { k, batchSize, objective } = setup.config;
    return html`<gan-algorithm
      .k=${k}
      .batchSize=${batchSize}
      objective=${objective}
      .burdened=${burdenedBy(setup.config)}
      .place=${this.#line}
      .flow=${this.#flow}
      .format=${picture.scene && formatOf(picture.scene)}
      .training=${performance.now() - (this.#trainingSince ?? Infinity) > PATIENCE ? stepsPerSecond : undefined}
      ?busy=${this.#isBusy}
      language=${language}
      @gan-algorithm=${this.#obey}
    ></gan-algorithm>`;
  }

  readonly #obey = ({ wish }: AlgorithmEvent): void => settle(this.#carryOut(wish));

  async #carryOut(wish: AlgorithmWish): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#figure.requestUpdate();
    try {
      const hasTrained = this.#figure.state.kind === 'running';
      await this.#figure.pause();
      if (hasTrained) this.#begin(undefined); // The last step is seen later.
      const place =
        wish === 'next'
          ? lineAfter(this.#line, this.#figure.setup?.config.k ?? 1)
          : { line: wish, substep: this.#substep };
      await this.#figure.command(async (trainer) => {
        this.#flow = await this.#runLine(trainer, place.line);
        this.#line = place;
      });
    } finally {
      this.#isBusy = false;
      this.#figure.requestUpdate();
    }
  }

  /** @returns What flowed. */
  async #runLine(trainer: Trainer, line: Line): Promise<Flow> {
    const player = playerOf(line);
    const drawn =
      this.#drawn?.player === player
        ? this.#drawn
        : { player, minibatch: await this.#ofThisRun(trainer.minibatch(player)) };
    this.#drawn = drawn;
    const fake = drawn.minibatch.generated.data;
    const real = drawn.minibatch.real.data;
    switch (line) {
      case 'noise':
      case 'fresh-noise':
        return { numbers: {}, fake };
      case 'examples':
        return { numbers: {}, fake, real };
      case 'discriminator': {
        const { gradients, scores } = await this.#update(trainer, player);
        return { numbers: { ...scores, gradient: gradients.discriminator }, fake, real };
      }
      case 'generator': {
        const verdicts = await this.#ofThisRun(trainer.discriminate(fake));
        const { gradients } = await this.#update(trainer, player);
        return { numbers: { fake: mean(verdicts), gradient: gradients.generator }, fake };
      }
      default:
        return line satisfies never;
    }
  }

  async #update(trainer: Trainer, player: PlayerName): ReturnType<Trainer['update']> {
    if (player === 'generator' && this.#step !== undefined) this.#step++; // It may be seen before the answer comes.
    const progress = await this.#ofThisRun(trainer.update(player));
    this.#step = progress.step;
    this.#substep = progress.substep ?? 0;
    this.#drawn = undefined;
    return progress;
  }

  /** What a promise brings; it rejects where what was run is over by then, of which no more counts. */
  async #ofThisRun<T>(promise: Promise<T>): Promise<T> {
    const run = this.#run;
    const value = await promise;
    if (run !== this.#run)
      throw new GanError('AbortError', 'The run was reset or restored before this was done.');
    return value;
  }

  /** What was run so far is over: the next line is the first, or that after D's last update of this step. */
  #begin(step: number | undefined, substep = 0): void {
    this.#run++;
    this.#line = substep > 0 ? { line: 'discriminator', substep: substep - 1 } : undefined;
    this.#flow = undefined;
    this.#drawn = undefined;
    this.#substep = substep;
    this.#step = step;
  }
}

/** Whose objective has something added to it: penalties, or feature matching. */
function burdenedBy({ penalties, featureMatching }: Config): readonly PlayerName[] {
  return [
    ...(Object.values(penalties).some((weight) => weight > 0) ? (['discriminator'] as const) : []),
    ...(featureMatching > 0 ? (['generator'] as const) : []),
  ];
}

function formatOf(scene: Scene): MinibatchFormat {
  switch (scene.kind) {
    case 'plane':
      return { kind: 'points', extent: scene.extent };
    case 'density':
      return { kind: 'points', extent: [scene.extent] };
    case 'images':
      return { kind: 'images', format: scene.format };
    default:
      return scene satisfies never;
  }
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
