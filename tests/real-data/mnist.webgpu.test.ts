import { describeMnist } from './mnist.js';

describeMnist('webgpu', 200, 0.5);
