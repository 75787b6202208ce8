export default {
  title: 'VitePress',
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'gan-trainer' } } },
};
