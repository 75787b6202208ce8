import { expect } from 'chai';
import { label } from './engine.js';
import { ENGINES } from './engines/index.js';
import { inBrowser, inNode } from './in-node.js';

describe('inNode', () => {
  it('gives this package on each of its backends a name that no engine of the browser has', () => {
    const names = inNode(ENGINES).map(label);
    expect(names).to.deep.equal(['gan-trainer-node-wasm-1', 'gan-trainer-node-webgpu-1']);
    expect(ENGINES.map(label)).not.to.include.members(names);
  });

  it('is undone by inBrowser, which leaves other names alone', () => {
    const tfjs = { engine: 'tfjs', backend: 'cpu', threads: 1 };
    const ours = { engine: 'gan-trainer', backend: 'webgpu', threads: 1 };
    expect(inNode([tfjs, ours]).map(inBrowser)).to.deep.equal([ours]);
    expect(inBrowser(tfjs)).to.deep.equal(tfjs);
  });
});
