export default {
  title: 'Docusaurus',
  url: 'https://docs.example',
  baseUrl: '/',
  clientModules: ['./gan-trainer.js'],
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
};
