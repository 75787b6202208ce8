import { expect } from 'chai';
import type { GanSettings } from '../../src/elements/gan-settings.js';
import type { Config } from '../../src/shared/config.js';
import { resolveConfig } from '../../src/shared/config-schema.js';
import { all, mountPart, textsOf } from './mount-part.js';

/** The settings of the ring, and every config that the reader asked for. */
async function mountSettings(): Promise<{ settings: GanSettings; configs: Config[] }> {
  const config = resolveConfig();
  const settings = await mountPart('gan-settings', { config, defaults: config, language: 'en' });
  const configs: Config[] = [];
  settings.addEventListener('gan-intent', ({ intent }) => {
    if (intent.kind === 'config') configs.push(intent.config);
  });
  return { settings, configs };
}

async function write(settings: GanSettings, path: string, value: string): Promise<void> {
  const field = settings.shadowRoot!.getElementById(path) as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event('change'));
  await settings.updateComplete;
}

const helpOf = (settings: GanSettings, path: string): string =>
  settings.shadowRoot!.getElementById(`${path}-help`)!.textContent.replace(/\s+/g, ' ').trim();

const footerOf = (settings: GanSettings): string => textsOf(settings, 'footer')[0] ?? '';

describe('<gan-settings>', () => {
  afterEach(() => document.body.replaceChildren());

  it('groups every field there is to set', async () => {
    const { settings } = await mountSettings();
    expect(textsOf(settings, 'summary')).to.deep.equal([
      'Game',
      'Generator',
      'Discriminator',
      'Training',
      'Data',
    ]);
    expect(textsOf(settings, '[open] > summary'), 'open at first').to.deep.equal(['Game']);
    expect(textsOf(settings, 'label')).to.include.members([
      'Batch size',
      'G hidden layers',
      'Objective',
      'D β₁',
    ]);
    expect(textsOf(settings, 'label'), 'a choice of one').not.to.include('D output');
  });

  it('tells each field’s meaning, range and default, and whether it needs a reset', async () => {
    const { settings } = await mountSettings();
    expect(helpOf(settings, 'k')).to.match(/^Discriminator steps.* 1 to 100\. Default: 1\.$/);
    expect(helpOf(settings, 'batchSize')).to.match(/ 1 to 4,096\. Default: \d+\. Needs a reset\.$/);
  });

  it('changes at once what can change in a running training', async () => {
    const { settings, configs } = await mountSettings();
    await write(settings, 'k', '5');
    await write(settings, 'objective', 'minimax');
    await write(settings, 'generator.optimizer.learningRate', '0.25');
    expect(configs[0]).to.deep.equal({ ...resolveConfig(), k: 5 });
    expect(configs[1]).to.include({ objective: 'minimax' });
    expect(configs[2]).to.have.nested.property('generator.optimizer.learningRate', 0.25);
    expect(footerOf(settings)).to.equal('');
  });

  it('keeps back what needs a reset, and says so on a button', async () => {
    const { settings, configs } = await mountSettings();
    await write(settings, 'batchSize', '17');
    await write(settings, 'generator.network.hidden', '8, 9');
    expect(configs).to.be.empty;
    expect(footerOf(settings)).to.match(/begin again.*Changes Batch size, G hidden layers/);
    all(settings, 'footer button')[0]!.click();
    expect(configs).to.have.lengthOf(1);
    expect(configs[0]).to.include({ batchSize: 17 });
    expect(configs[0]!.generator.network).to.have.property('hidden').that.deep.equals([8, 9]);
  });

  it('names a kind that is changed, and not all that this brings and takes away', async () => {
    const { settings } = await mountSettings();
    await write(settings, 'generator.network.kind', 'maxout');
    expect(footerOf(settings)).to.include('Changes G network; ');
    // Back again it has the kind's defaults, which are not the preset's.
    await write(settings, 'generator.network.kind', 'mlp');
    expect(footerOf(settings)).to.include('Changes G hidden layers');
  });

  it('discards it where the reader would rather not', async () => {
    const { settings, configs } = await mountSettings();
    await write(settings, 'batchSize', '17');
    all(settings, 'footer button')[1]!.click();
    await settings.updateComplete;
    expect(footerOf(settings)).to.equal('');
    expect(configs).to.be.empty;
  });

  it('shows the fields of another optimizer once it is chosen', async () => {
    const { settings } = await mountSettings();
    expect(textsOf(settings, 'label')).not.to.include('G momentum (μ)');
    await write(settings, 'generator.optimizer.kind', 'sgd');
    expect(textsOf(settings, 'label')).to.include('G momentum (μ)');
  });

  it('shows what means something only beside another field beside that', async () => {
    const { settings } = await mountSettings();
    await write(settings, 'schedule.kind', 'linear');
    expect(textsOf(settings, 'label')).to.include('Rate at the end').and.not.to.include('Noise at the end');
    await write(settings, 'instanceNoise', '0.1');
    expect(textsOf(settings, 'label')).to.include('Noise at the end');
  });

  it('tells what a choice means, by its formulas too', async () => {
    const { settings } = await mountSettings();
    await write(settings, 'generator.constraint.kind', 'clip');
    expect(helpOf(settings, 'generator.constraint.kind')).to.match(
      /^What weights are held to\. No parameter .* \(WGAN, Arjovsky et al\. 2017\)\. Default: none\. Needs a reset\.$/,
    );
    expect(textsOf(settings, '.formula')).to.include('−bound ≤ θ ≤ bound');
  });

  it('refuses at once what does not suit the data, and applies nothing meanwhile', async () => {
    const { settings, configs } = await mountSettings();
    settings.shape = [2];
    await write(settings, 'batchSize', '17');
    await write(settings, 'generator.network.kind', 'conv');
    expect(helpOf(settings, 'generator.network.kind')).to.equal(
      'G network is conv; it must be mlp or maxout: examples of shape [2] are no images.',
    );
    const [apply] = all<HTMLButtonElement>(settings, 'footer button');
    expect(apply!.disabled).to.equal(true);
    await write(settings, 'generator.network.kind', 'maxout');
    expect(apply!.disabled).to.equal(false);
    expect(configs).to.be.empty;
  });

  for (const [path, value, message] of [
    ['k', '0', /^D steps \(k\) is 0; it must be a whole number from 1 to 100/],
    ['k', 'many', /^D steps \(k\) is/],
    ['k', '', /^D steps \(k\) is/],
    ['generator.network.hidden', '8, x', /^G hidden layers, layer 2 is/],
  ] as const) {
    it(`refuses ${JSON.stringify(value)} for ${path}, and says why`, async () => {
      const { settings, configs } = await mountSettings();
      await write(settings, path, value);
      expect(helpOf(settings, path)).to.match(message);
      expect(settings.shadowRoot!.getElementById(path)!.getAttribute('aria-invalid')).to.equal('true');
      expect(configs).to.be.empty;
    });
  }
});
