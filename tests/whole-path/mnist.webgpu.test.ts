import { describeMnist } from './mnist.js';

describeMnist('webgpu', 150, 0.8);
