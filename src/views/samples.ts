import { html, type TemplateResult } from 'lit';
import { defineOnce } from '../elements/define-once.js';
import { GanPad, PAD_COLUMNS } from '../elements/gan-pad.js';
import { GanSampleGrid } from '../elements/gan-sample-grid.js';
import { GanSamples, NEAREST, type MovingSamples, type SeenSamples } from '../elements/gan-samples.js';
import { GanSheet } from '../elements/gan-sheet.js';
import { GanWalk, WALK_IMAGES } from '../elements/gan-walk.js';
import { FAKE_IMAGES } from '../elements/images.js';
import type { LatentPath, SamplesEvent, SamplesWish } from '../elements/samples-event.js';
import type { Trainer } from '../sdk/trainer.js';
import { settle } from '../settle.js';
import type { Config } from '../shared/config.js';
import type { Neighbours } from '../shared/dataset.js';
import { sampleLatents } from '../shared/latent.js';
import { coordinatesOf, directionsTo, pointAt, pointBetween, type Directions } from './latent-geometry.js';
import { oneAtATime } from './one-at-a-time.js';
import type { Figure, MakeView, View } from './view.js';

for (const [name, element] of Object.entries({
  'gan-sheet': GanSheet,
  'gan-sample-grid': GanSampleGrid,
  'gan-walk': GanWalk,
  'gan-pad': GanPad,
  'gan-samples': GanSamples,
}))
  defineOnce(name, element);

/**
 * Least milliseconds from one search for the nearest real images to the next, and how many times as long as a search took
 * it is: looking through a large dataset takes the worker a few hundred milliseconds.
 */
const REST = 1000;
const REST_PER_SEARCH = 4;

/** How far the plane goes at least: 2.5 standard deviations of a coordinate. */
const LEAST_REACH = 2.5;

/** How far it goes by the length of a typical latent point, √size, so that the chosen samples lie within it. */
const REACH = 1.25;

/** What is shown of latent space, until something else was chosen. */
interface Span {
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly directions: Directions;
  readonly reach: number;
  readonly path: LatentPath;
}

/** Samples to look into: Figures 2 and 3 of the paper, live. */
class Samples implements View {
  readonly place = 'panel';
  readonly #figure: Figure;
  #first = 0;
  #second = 1;
  /** What the reader chose; else what suits the prior. */
  #path: LatentPath | undefined;
  #share = 0.5;
  /** Where the reader points in the plane; until then it is at the first sample. */
  #place: readonly [number, number] | undefined;
  /** Another takes its place with another choice and another run, by which what is still under way is known for old. */
  #span: Span | undefined;
  #seen: SeenSamples | undefined;
  #moving: MovingSamples | undefined;
  #verdict: number | undefined;
  #neighbours: Neighbours | undefined;
  /** The chosen sample as it was last generated, and by whom. */
  #chosen: { readonly trainer: Trainer; readonly image: Float32Array } | undefined;
  #endRest = (): void => {};

  constructor(figure: Figure) {
    this.#figure = figure;
  }

  async look(trainer: Trainer): Promise<void> {
    if (this.#figure.picture.scene?.kind !== 'images') return;
    const span = this.#spanOf(trainer.config);
    const moving = this.#movingPoints(span);
    const points = [...walkAlong(span), ...gridOver(span), ...moving];
    // As many as of `sample`: what was compiled for that does for this.
    const latents = rowsOf(points, FAKE_IMAGES);
    const { data } = await trainer.generate(latents);
    if (span !== this.#span) return;
    const size = data.length / FAKE_IMAGES;
    const [planeFrom, movingFrom] = [WALK_IMAGES * size, (points.length - moving.length) * size];
    this.#seen = { walk: data.subarray(0, planeFrom), plane: data.subarray(planeFrom, movingFrom) };
    this.#moving = movingSamples(data.subarray(movingFrom, points.length * size));
    const image = data.slice(0, size); // The walk begins with it.
    const [verdict] = await trainer.discriminate(image);
    if (span !== this.#span) return;
    this.#verdict = verdict;
    this.#chosen = { trainer, image };
    settle(this.#compare());
  }

  forget(): void {
    this.#chooseAnew();
    this.#seen = this.#moving = undefined;
  }

  render(): TemplateResult | undefined {
    const { setup, picture, language } = this.#figure;
    const { scene, look } = picture;
    if (!setup || scene?.kind !== 'images') return undefined;
    const span = this.#spanOf(setup.config);
    return html`<gan-samples
      exportparts="button, pad"
      .format=${scene.format}
      .images=${look?.fake}
      first=${this.#first}
      second=${this.#second}
      .verdict=${this.#verdict}
      .neighbours=${this.#neighbours}
      .seen=${this.#seen}
      .moving=${this.#moving}
      path=${span.path}
      share=${this.#share}
      .place=${this.#placeIn(span)}
      .marks=${[span.first, span.second].map((z) => coordinatesOf(span.directions, z))}
      ?planar=${setup.config.latent.size > 1}
      reach=${span.reach}
      language=${language}
      @gan-samples=${this.#obey}
    ></gan-samples>`;
  }

  readonly #obey = ({ wish }: SamplesEvent): void => {
    this.#take(wish);
    this.#figure.requestUpdate();
  };

  #take(wish: SamplesWish): void {
    switch (wish.kind) {
      case 'choose':
        this.#choose(wish.end === 'first', wish.cell);
        settle(this.#lookAgain());
        break;
      case 'path':
        this.#path = wish.path;
        this.#span = undefined;
        settle(this.#lookAgain());
        break;
      case 'walk':
        this.#share = wish.share;
        settle(this.#move());
        break;
      case 'point':
        this.#place = wish.place;
        settle(this.#move());
        break;
      default:
        wish satisfies never;
    }
  }

  /** A sample that is at the other end already changes places with this one: there is no plane through one point. */
  #choose(isFirst: boolean, cell: number): void {
    const ends = [this.#first, this.#second];
    if (cell === ends[isFirst ? 1 : 0]) [this.#first, this.#second] = [this.#second, this.#first];
    else if (isFirst) this.#first = cell;
    else this.#second = cell;
    this.#place = undefined;
    this.#chooseAnew();
  }

  #chooseAnew(): void {
    this.#span = this.#chosen = this.#verdict = this.#neighbours = undefined;
    this.#endRest();
  }

  /** One look at a time: the newest choice counts. */
  readonly #lookAgain = oneAtATime(() =>
    this.#figure.command(async (trainer) => {
      await this.look(trainer);
      this.#figure.requestUpdate();
    }),
  );

  /** One at a time: the newest place counts. */
  readonly #move = oneAtATime(() =>
    this.#figure.command(async (trainer) => {
      const span = this.#spanOf(trainer.config);
      const points = this.#movingPoints(span);
      const { data } = await trainer.generate(rowsOf(points, points.length));
      if (span === this.#span) this.#moving = movingSamples(data);
      this.#figure.requestUpdate();
    }),
  );

  /** Looks for the real images nearest to the chosen sample; then rests, unless another is chosen. */
  readonly #compare = oneAtATime(async () => {
    const [chosen, span] = [this.#chosen, this.#span];
    if (!chosen) return;
    const began = performance.now();
    const neighbours = await chosen.trainer.nearest(chosen.image, { count: NEAREST });
    const rest = Math.max(REST, REST_PER_SEARCH * (performance.now() - began));
    if (span !== this.#span) return;
    this.#neighbours = neighbours;
    this.#figure.requestUpdate();
    await new Promise<void>((resolve) => {
      this.#endRest = resolve;
      setTimeout(resolve, rest);
    });
  });

  #spanOf({ latent, seed }: Config): Span {
    if (this.#span) return this.#span;
    const { size, distribution } = latent;
    const all = sampleLatents(latent, seed, FAKE_IMAGES);
    const [first, second] = [this.#first, this.#second].map((i) => all.slice(i * size, (i + 1) * size));
    return (this.#span = {
      first: first!,
      second: second!,
      directions: directionsTo(first!, second!),
      reach: Math.max(LEAST_REACH, REACH * Math.sqrt(size)),
      path: this.#path ?? (distribution === 'normal' && size > 1 ? 'spherical' : 'linear'),
    });
  }

  #placeIn({ directions, first }: Span): readonly [number, number] {
    return this.#place ?? coordinatesOf(directions, first);
  }

  #movingPoints(span: Span): readonly Float32Array[] {
    const { first, second, path, directions } = span;
    return [pointBetween(first, second, this.#share, path), pointAt(directions, this.#placeIn(span))];
  }
}

function walkAlong({ first, second, path }: Span): readonly Float32Array[] {
  return Array.from({ length: WALK_IMAGES }, (_, i) =>
    pointBetween(first, second, i / (WALK_IMAGES - 1), path),
  );
}

/** The middles of the pad's cells, row by row from the top. */
function gridOver({ directions, reach }: Span): readonly Float32Array[] {
  const middle = (cell: number): number => reach * ((2 * cell + 1) / PAD_COLUMNS - 1);
  return Array.from({ length: PAD_COLUMNS ** 2 }, (_, i) =>
    pointAt(directions, [middle(i % PAD_COLUMNS), -middle(Math.floor(i / PAD_COLUMNS))]),
  );
}

/** Points one after another, and after them so many more that there are `count`: 0. */
function rowsOf(points: readonly Float32Array[], count: number): Float32Array {
  const size = points[0]!.length;
  const rows = new Float32Array(count * size);
  points.forEach((point, i) => rows.set(point, i * size));
  return rows;
}

function movingSamples(images: Float32Array): MovingSamples {
  const size = images.length / 2;
  return { onWalk: images.subarray(0, size), inPlane: images.subarray(size) };
}

export const makeView: MakeView = (figure) => new Samples(figure);
