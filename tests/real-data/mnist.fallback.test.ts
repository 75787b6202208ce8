import { describeMnist } from './mnist.js';

describeMnist('wasm', 2000, 0.35);
