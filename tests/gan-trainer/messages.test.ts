import 'gan-trainer/define';
import { expect } from 'chai';
import { find, unmountAll, until } from './inside.js';

/** A figure on a Chinese page, once it speaks Chinese. */
async function mountChinese(attributes: string): Promise<HTMLElementTagNameMap['gan-trainer']> {
  document.body.innerHTML = `<gan-trainer backend="cpu" lang="zh-Hans" ${attributes}></gan-trainer>`;
  const element = document.querySelector('gan-trainer')!;
  await until(() => playButton(element)?.textContent.trim() === '播放', 'it speaks Chinese', 10_000);
  return element;
}

function playButton(element: Element): HTMLElement | null | undefined {
  return element.shadowRoot?.querySelector('gan-controls')?.shadowRoot?.querySelector<HTMLElement>('.play');
}

/** What stands in place of the status line, once something does. */
async function errorOf(element: Element): Promise<string> {
  const alert = (): Element | null | undefined =>
    element.shadowRoot?.querySelector('gan-status')?.shadowRoot?.querySelector('[part=error]');
  await until(() => alert() != null, 'something is wrong', 20_000);
  return alert()!.textContent.replace(/\s+/g, ' ').trim();
}

describe('what goes wrong on a Chinese page', () => {
  afterEach(unmountAll);
  // Texts are in one language for the whole page, and the next test's is English.
  after(async () => {
    const element = await mountChinese('');
    element.lang = 'en';
    element.requestUpdate();
    await until(() => playButton(element)?.textContent.trim() === 'Play', 'it is English again');
    unmountAll();
  });

  it('is said in Chinese where the worker cannot be loaded, with its address and what to do', async function () {
    this.timeout(30_000);
    const element = await mountChinese('worker-url="/no-such-worker.js"');
    element.play().catch(() => {});
    expect(await errorOf(element)).to.match(
      /^训练无法在此启动，或已经终止。 在 http\S+\/no-such-worker\.js 寻找 worker，得到的响应是 HTTP 404。请把 worker\.js 放在那里/,
    );
  });

  for (const [config, said] of [
    ['{ "k": 0 }', /^此图的设置有误，无法训练。 k 的值是 0，应为：1 至 \d+ 的整数。$/],
    ['{ "objective": "best" }', /objective 的值是 "best"，应为：minimax, .* 之一。$/],
    ['{ "steps": 3 }', /配置中没有 steps 这一项。可用的有：seed, .*。$/],
    [
      '{ "generator": { "network": { "kind": "conv" } } }',
      /应为：mlp 或 maxout，因为形状为 \[2\] 的样本不是图像。$/,
    ],
  ] as const) {
    it(`is said in Chinese of a config that is refused: ${config}`, async () => {
      const element = await mountChinese(`preset="ring" config='${config}'`);
      element.play().catch(() => {});
      expect(await errorOf(element)).to.match(said);
    });
  }

  it('is said in Chinese of a file that is broken, by the worker that read it', async function () {
    this.timeout(30_000);
    const element = await mountChinese('preset="ring" views="data"');
    const panel = (): Element | null | undefined => element.shadowRoot?.querySelector('gan-data');
    await until(() => panel()?.shadowRoot?.firstElementChild != null, 'the panel is there', 10_000);
    const refusalOf = async (name: string, content: BlobPart): Promise<string> => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], name));
      panel()!.dispatchEvent(new DragEvent('drop', { dataTransfer }));
      const refusal = (): string => find(element, 'gan-data', '.outcome').textContent.trim();
      await until(() => refusal().startsWith(name), `${name} is refused`, 20_000);
      return refusal();
    };
    expect(await refusalOf('broken.csv', 'x,y\n1,2\n3,oops\n')).to.equal(
      'broken.csv 有误。第 3 行第 2 列："oops"；应为：数值。',
    );
    expect(await refusalOf('short.csv', '1,2\n3,4\n5\n')).to.equal(
      'short.csv 有误。第 3 行：1 个值；应为：2 个，与第一行相同。',
    );
    expect(await refusalOf('cut.npy', '\x93NUMPY\x01\x00')).to.match(/^cut\.npy 有误。/);
  });
});
