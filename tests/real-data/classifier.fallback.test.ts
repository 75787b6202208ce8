import { expect } from 'chai';
import { readIdx } from '../../worker/data/idx.js';
import { Classifier } from '../../worker/evaluation/classifier.js';
import { RealData } from '../../worker/evaluation/real-data.js';
import { chooseBackend } from '../support/backends.js';

describe('the classifier behind the metrics, on wasm', () => {
  it('gets 97 % of the digits right that it was not trained on', async function () {
    this.timeout(120_000);
    const address = (name: string) => new URL(`/data/mnist/train-${name}-ubyte.gz`, location.href).href;
    const digits = await readIdx({
      kind: 'idx',
      images: address('images-idx3'),
      labels: address('labels-idx1'),
    });
    const { backend } = await chooseBackend('wasm');
    const classifier = new Classifier(new RealData(digits), backend);
    const began = performance.now();
    await classifier.train(new AbortController().signal);
    const seconds = (performance.now() - began) / 1000;
    console.info(
      `classifier of MNIST: ${(100 * classifier.accuracy).toFixed(1)} % in ${seconds.toFixed(1)} s`,
    );
    expect(classifier.accuracy).to.be.at.least(0.97);
  });
});
