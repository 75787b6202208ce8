import { describeMnist } from './mnist.js';

describeMnist('cpu', 250, 0.5);
