import type { Activation, InitialConfig } from '../config.js';
import type { DenseLayer } from '../mlp.js';
import type { Initial } from '../parameters.js';

/**
 * A layer of a network, as plain data: enough to know its parameters (layer-parameters.ts) and what shape it gives an
 * example (layer-shapes.ts). What it computes is known to the worker alone.
 */
export type LayerSpec = {
  /** Which of the config's `hidden` or `channels` this layer's width is, where it is one of them. */
  readonly entry?: number | undefined;
} & LayerKind;

/** The layer of one kind. */
export type SpecOf<K extends LayerSpec['kind']> = Extract<LayerKind, { readonly kind: K }>;

type LayerKind =
  /** x ↦ x W + b. Its activation is the one that follows sooner or later: weights are scaled for it. */
  | ({ readonly kind: 'dense'; readonly initial: InitialConfig } & DenseLayer)
  /** Each unit is the largest of `pieces` linear ones. */
  | {
      readonly kind: 'maxout';
      readonly inputs: number;
      readonly units: number;
      readonly pieces: number;
      readonly initial: InitialConfig;
    }
  | ({ readonly kind: 'convolution' } & Filter)
  /** @param to Height and width of the large image. */
  | ({ readonly kind: 'transposed-convolution'; readonly to: ImageSize } & Filter)
  /** Two 3×3 convolutions beside the identity. `initial` is how the first filter begins; the second begins as 0. */
  | {
      readonly kind: 'residual-block';
      readonly channels: number;
      readonly activation: Activation;
      readonly initial: Initial;
    }
  | { readonly kind: 'activation'; readonly activation: Activation }
  /** Of so many numbers along the last axis. */
  | { readonly kind: 'batch-norm'; readonly units: number }
  | { readonly kind: 'layer-norm'; readonly units: number }
  | { readonly kind: 'dropout'; readonly share: number }
  /** Each pixel becomes 2×2; where a side of the large image is odd, the last row or column is left out. */
  | { readonly kind: 'upsampling'; readonly to: ImageSize }
  /** Each 2×2 pixels become their mean. */
  | { readonly kind: 'mean-pooling' }
  /** One more number: how much the examples of the minibatch differ. */
  | { readonly kind: 'minibatch-deviation' }
  /** The same numbers in the same order, in another shape. */
  | { readonly kind: 'reshape'; readonly shape: readonly number[] };

/** What a convolution goes from and to. */
export interface Filter {
  /** Channels. */
  readonly inputs: number;
  readonly outputs: number;
  /** Pixels along each side. */
  readonly size: number;
  readonly stride: number;
  readonly initial: Initial;
}

/** Height and width of an image, in pixels. */
export type ImageSize = readonly [height: number, width: number];
