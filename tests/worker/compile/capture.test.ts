import { expect } from 'chai';
import '../../../worker/backend/cpu.js';
import * as tf from '../../../worker/tf.js';
import { capture } from '../../../worker/compile/capture/capture.js';
import { nodesOf } from '../../../worker/compile/graph.js';

describe('capturing a step', () => {
  let weights: tf.Variable<tf.Rank.R1>;
  let rate: tf.Tensor;

  before(() => tf.setBackend('cpu'));
  beforeEach(() => {
    weights = tf.variable(tf.tensor1d([1, 2, 3]));
    rate = tf.scalar(0.5);
  });
  afterEach(() => tf.dispose([weights, rate]));

  const step = (): undefined => {
    weights.assign(weights.sub(weights.square().mul(rate)));
  };

  it('tells what it assigns, and from what', () => {
    const { graph, variables, tensors } = capture(step);
    const source = variables.get(weights)!;
    expect(source).to.deep.equal({ shape: [3], type: 'f32' });
    expect([...tensors.keys()].map((tensor) => tensor.dataId)).to.deep.equal([rate.dataId]);
    expect([...graph.updates.keys()]).to.deep.equal([source]);
    const kinds = nodesOf(graph).map((node) => ('op' in node ? node.op : node.kind));
    expect(kinds.sort()).to.deep.equal(['mul', 'mul', 'source', 'source', 'sub', 'view']);
  });

  it('computes nothing, and leaves variables, tensors and the backend as they were', () => {
    const before = tf.memory().numTensors;
    capture(step);
    expect([...weights.dataSync()]).to.deep.equal([1, 2, 3]);
    expect(tf.memory().numTensors).to.equal(before);
    expect(tf.getBackend()).to.equal('cpu');
    step();
    expect([...weights.dataSync()]).to.deep.equal([0.5, 0, -1.5]);
  });

  it('follows a variable through several assignments', () => {
    const { graph } = capture(() => {
      step();
      step();
      return undefined;
    });
    expect(nodesOf(graph).filter((node) => node.kind === 'map' && node.op === 'sub')).to.have.length(2);
  });

  it('says what cannot be captured, and leaves everything as it was', () => {
    const refusal = (refused: () => tf.Tensor | undefined): string => {
      try {
        capture(refused);
      } catch (thrown) {
        return (thrown as Error).message;
      }
      throw new Error('nothing was refused');
    };
    const before = tf.memory().numTensors;
    expect(refusal(() => tf.tensor1d([weights.square().dataSync()[0]!]))).to.contain('reads numbers');
    expect(refusal(() => tf.topk(weights, 1).values)).to.contain('TopK');
    expect(tf.memory().numTensors).to.equal(before);
    expect(tf.getBackend()).to.equal('cpu');
    expect([...weights.dataSync()]).to.deep.equal([1, 2, 3]);
  });
});
