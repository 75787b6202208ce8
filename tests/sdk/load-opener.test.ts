import { expect } from 'chai';
import { outcomeOn } from './outcome-on.js';

/** What createTrainer comes to where this script is found in the place of open-trainer.js. */
const outcomeWith = (script: string, options: string): Promise<string> => {
  const imports = { [`${location.origin}/dist/cdn/open-trainer.js`]: script };
  return outcomeOn(`<script type="importmap">${JSON.stringify({ imports })}</script>`, options);
};

describe('the part that starts workers', () => {
  it('is told to be missing where it is not beside the script', async () => {
    expect(await outcomeWith('/dist/cdn/nowhere.js', '')).to.match(
      /^WorkerError: .*open-trainer\.js, cannot be loaded: .*nowhere\.js\. Put it beside the script\.$/,
    );
  });

  const silent = 'data:text/javascript,await new Promise(() => {});';

  it('is given up where it does not come, after four times the patience', async () => {
    expect(await outcomeWith(silent, 'patience: 100')).to.match(
      /^WorkerError: .*it has not come within 400 ms/,
    );
  });

  it('is waited for no longer than the signal allows', async () => {
    expect(await outcomeWith(silent, 'signal: AbortSignal.timeout(50)')).to.match(/^AbortError: /);
  });

  it('is not asked for where the arguments are not allowed', async () => {
    expect(await outcomeWith(silent, 'seed: -1')).to.match(/^ConfigError: seed is -1/);
  });
});
