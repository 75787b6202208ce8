/**
 * tfjs as the worker uses it: the core with its gradients and chained ops. The umbrella package would bring layers,
 * converters and data pipelines too, and double what a reader downloads.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
import './gradients.js';

export * from '@tensorflow/tfjs-core';
