import nodeResolve from '@rollup/plugin-node-resolve';

export default {
  // The worker is found beside the other files, by its name.
  input: { index: 'index.js', worker: 'gan-trainer/worker' },
  output: { dir: 'dist' },
  plugins: [nodeResolve()],
};
