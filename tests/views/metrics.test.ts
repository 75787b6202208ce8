import { expect } from 'chai';
import type { GanDiagnosis } from '../../src/elements/gan-diagnosis.js';
import type { GanMetrics } from '../../src/elements/gan-metrics.js';
import type { Diagnosis } from '../../src/shared/diagnosis.js';
import { GanError } from '../../src/shared/errors.js';
import type { Measured } from '../../src/shared/metrics.js';
import type { EvaluationCommand } from '../../src/shared/worker-api.js';
import { mountSeen, type FakedGanTrainer } from '../gan-trainer/faked-gan-trainer.js';
import { find, part, unmountAll, until } from '../gan-trainer/inside.js';
import { never, progressAt, type FakeWorker } from '../sdk/fake-worker.js';
import { delay } from '../sdk/settling.js';

const SUITING = ['modes', 'fairModes', 'recall'] as const;

const measuredBy = ({ metrics, count }: EvaluationCommand): readonly Measured[] =>
  (metrics ?? SUITING).map((metric) => ({ metric, value: 0.5, floor: 0.9, n: count }));

const COLLAPSE: Diagnosis = {
  name: 'mode-collapse',
  sentence: '',
  evidence: [{ label: 'share of the data’s modes', value: 0.125, limit: 0.5 }],
  remedy: { sentence: '', patch: { k: 2 }, live: true },
};

describe('the view metrics', () => {
  /** Of every evaluation that was asked for. */
  let asked: EvaluationCommand[];

  beforeEach(() => {
    asked = [];
  });
  afterEach(unmountAll);

  /** Evaluations at the present step are of step 5; of those that wait for one, there are as many as this says. */
  const evaluating = (scheduled: number): FakeWorker['evaluate'] => {
    const commands = asked; // What is left of another test does not count.
    let step = 0;
    return (_, command) => {
      commands.push(command);
      if (command.every === undefined) return Promise.resolve({ step: 5, measured: measuredBy(command) });
      if (step === scheduled) return never();
      step++;
      return Promise.resolve({ step: step * command.every, measured: measuredBy(command) });
    };
  };

  async function begun(answers: Partial<FakeWorker>): Promise<FakedGanTrainer> {
    const element = await mountSeen('preset="ring" views="metrics"');
    element.answers = { evaluate: evaluating(3), ...answers };
    await until(() => element.shadowRoot!.querySelector('gan-metrics') !== null, 'the view is there');
    await element.play();
    return element;
  }

  const metricsOf = (element: Element): GanMetrics => part(element, 'gan-metrics');
  const diagnosisOf = (element: Element): GanDiagnosis => part(element, 'gan-diagnosis');
  const namesIn = ({ telling, others }: GanMetrics): readonly string[] =>
    [...telling, ...others].map(({ measured }) => measured.metric);
  const buttonOf = (element: Element): HTMLElement => find(element, 'gan-diagnosis', 'button');

  it('is there before there is anything to measure, and asks for nothing then', async () => {
    const element = await mountSeen('preset="ring" views="metrics"');
    await until(() => element.shadowRoot!.querySelector('gan-metrics') !== null, 'the view is there');
    expect(namesIn(metricsOf(element))).to.be.empty;
    expect(diagnosisOf(element).findings).to.deep.equal({ kind: 'early', tellsFrom: 500 });
    expect(element.workers).to.be.empty;
  });

  it('learns what suits the data, and then follows what tells most, at exact steps', async () => {
    const element = await begun({});
    await until(() => asked.length === 6, 'it waits for a step that does not come');
    expect(asked[0]).to.include({ metrics: undefined, count: 256, every: undefined });
    for (const { metrics } of asked.slice(1)) expect(metrics).to.deep.equal(['modes', 'recall']);
    const { count } = asked[2]!;
    for (const command of asked.slice(2)) expect(command).to.include({ count, every: 10 });
    const [modes] = metricsOf(element).telling;
    expect(modes!.step).to.equal(30);
    expect(metricsOf(element).others.map(({ step }) => step)).to.deep.equal([5]);
  });

  it('lets more steps pass where more are taken in a second', async () => {
    const evaluate = evaluating(3);
    let seen = (): void => {};
    const progress = new Promise<void>((resolve) => (seen = resolve));
    const element = await begun({
      evaluate: async (id, command) => {
        await progress;
        return evaluate(id, command);
      },
    });
    element.worker.arrive({ ...progressAt(1), stepsPerSecond: 30_000 });
    await until(() => part(element, 'gan-status').progress?.step === 1, 'progress is there');
    seen();
    await until(() => asked.length === 6, 'it waits for a step that does not come');
    expect(asked.at(-1)!.every).to.be.within(20_000, 50_000);
  });

  it('measures everything where the reader asks for that, at once', async () => {
    const element = await begun({});
    await until(() => asked.length === 6, 'it waits for a step that does not come');
    find(element, 'gan-metrics', 'summary').click();
    await until(() => asked.length === 7, 'it is measured');
    expect(asked[6]).to.include({ metrics: undefined, every: undefined, count: asked[2]!.count });
  });

  it('begins anew with another run, and stops the evaluation that was under way', async () => {
    const element = await begun({});
    await until(() => asked.length === 6, 'it waits for a step that does not come');
    const { worker } = element;
    await element.reset();
    expect(worker.stopped).to.deep.equal([5]);
    await until(() => asked.length > 6, 'it is measured again');
    expect(asked[6]).to.include({ metrics: undefined, count: 256 });
  });

  it('measures again what was under way when the run was taken back', async () => {
    /** How many more evaluations end with that. */
    let lost = 1;
    const begin = evaluating(3);
    const element = await begun({
      evaluate: (id, command) => {
        // The second too: that by which it learns how long it takes.
        if (lost-- > 0 || asked.length === 1) {
          asked.push(command);
          return Promise.reject(new GanError('AbortError', 'The run was restored before this was done.'));
        }
        return begin(id, command);
      },
    });
    await until(() => asked.at(-1)?.every !== undefined, 'it is followed');
    lost = 1;
    const before = asked.length;
    find(element, 'gan-metrics', 'summary').click();
    await until(() => asked.length >= before + 2, 'everything is measured again');
    expect(asked.at(-1)).to.include({ metrics: undefined, every: undefined });
  });

  it('asks nothing more of a trainer that has ended', async () => {
    let refuse = (): void => {};
    const element = await begun({
      evaluate: () =>
        new Promise((_, reject) => (refuse = () => reject(new GanError('AbortError', 'Over.')))),
    });
    await until(() => element.worker.callsOf('evaluate') === 1, 'it is being measured');
    element.trainer!.dispose();
    refuse();
    await delay(50);
    expect(element.workers[0]!.callsOf('evaluate')).to.equal(1);
  });

  it('follows the run to where it is taken back to, and on from there', async () => {
    let arrive: ((step: number) => void) | undefined;
    const element = await begun({
      evaluate: (_, command) => {
        if (command.every === undefined) return evaluating(0)(0, command);
        return new Promise((resolve) => {
          arrive = (step) => resolve({ step, measured: measuredBy(command) });
        });
      },
    });
    const stepsSeen = (): readonly number[] => metricsOf(element).telling[0]!.buckets.map(({ last }) => last);
    const measureAt = async (step: number): Promise<void> => {
      await until(() => arrive !== undefined, 'it waits for a step');
      arrive!(step);
      arrive = undefined;
      await until(() => stepsSeen().at(-1) === step, 'it is measured');
    };
    for (const step of [100, 200]) await measureAt(step);
    element.worker.arrive({ ...progressAt(100), restored: true });
    await until(() => part(element, 'gan-status').progress?.restored === true, 'it is taken back');
    expect(stepsSeen().at(-1)).to.equal(200);
    await measureAt(300);
    expect(stepsSeen()).to.deep.equal([100, 300]);
  });

  it('measures a run that had failed and was taken back, as it did before', async () => {
    const element = await begun({});
    await until(() => asked.length === 6, 'it waits for a step that does not come');
    const { worker } = element;
    worker.fail({ name: 'DivergenceError', message: 'The loss is NaN.' });
    await until(() => part(element, 'gan-status').state.kind === 'failed', 'it has failed');
    worker.enter({ kind: 'paused' });
    worker.arrive({ ...progressAt(0), restored: true });
    await until(() => asked.length > 6, 'it is measured again');
    expect(asked[6]).to.include({ count: asked[2]!.count, every: asked[2]!.every });
    expect(metricsOf(element).telling[0]!.buckets.map(({ last }) => last)).to.include.members([10, 20]);
  });

  it('stops where it is turned off', async () => {
    const element = await begun({});
    await until(() => asked.length === 6, 'it waits for a step that does not come');
    const { worker } = element;
    element.views = 'charts';
    await until(() => worker.stopped.length === 1, 'the evaluation is stopped');
    expect(element.shadowRoot!.querySelector('gan-metrics')).to.equal(null);
  });

  it('leaves the run alone where it cannot be measured', async () => {
    const element = await begun({ evaluate: () => Promise.reject(new Error('There is no way to.')) });
    await delay(50);
    expect(element.trainer!.state.kind).to.equal('running');
  });

  it('asks what is wrong from when it can be told, and when the run pauses', async () => {
    const element = await begun({ diagnose: () => Promise.resolve([COLLAPSE]) });
    const { worker } = element;
    worker.arrive(progressAt(100));
    await until(() => part(element, 'gan-status').progress?.step === 100, 'it is seen');
    expect(worker.callsOf('diagnose')).to.equal(0);
    worker.arrive(progressAt(600));
    await until(() => diagnosisOf(element).findings.kind === 'told', 'it is diagnosed');
    expect(diagnosisOf(element).findings).to.deep.equal({ kind: 'told', diagnoses: [COLLAPSE] });
    const calls = worker.callsOf('diagnose');
    await element.pause();
    await until(() => worker.callsOf('diagnose') === calls + 1, 'it is diagnosed again');
  });

  it('asks what is wrong when the run fails', async () => {
    const element = await begun({ diagnose: () => Promise.resolve([{ ...COLLAPSE, name: 'explosion' }]) });
    element.worker.fail({ name: 'DivergenceError', message: 'The loss is NaN.' });
    await until(() => diagnosisOf(element).findings.kind === 'told', 'it is diagnosed');
  });

  it('applies a remedy live, says so, and lets the run show what comes of it', async () => {
    const element = await begun({ diagnose: () => Promise.resolve([COLLAPSE]) });
    element.worker.arrive(progressAt(700));
    await until(() => diagnosisOf(element).findings.kind === 'told', 'it is diagnosed');
    buttonOf(element).click();
    await until(() => element.trainer!.config.k === 2, 'the config has changed');
    expect(element.worker.callsOf('reset')).to.equal(0);
    await until(() => diagnosisOf(element).applied !== undefined, 'it is told');
    expect(diagnosisOf(element).applied!.changes).to.deep.equal([{ path: 'k', value: 2 }]);
    expect(diagnosisOf(element).findings.kind).to.equal('early');
    element.preset = 'grid';
    await until(() => diagnosisOf(element).applied === undefined, 'it is not in effect any more');
  });

  it('begins again once, where what a remedy changes needs that', async () => {
    const remedy = { ...COLLAPSE.remedy, patch: { batchSize: 32 }, live: false };
    const element = await begun({ diagnose: () => Promise.resolve([{ ...COLLAPSE, remedy }]) });
    element.worker.arrive(progressAt(700));
    await until(() => diagnosisOf(element).findings.kind === 'told', 'it is diagnosed');
    buttonOf(element).click();
    await until(() => element.trainer!.config.batchSize === 32, 'the config has changed');
    await delay(50);
    expect(element.worker.callsOf('reset')).to.equal(1);
  });

  it('begins again where a remedy needs that, although what it changes is live', async () => {
    const remedy = { ...COLLAPSE.remedy, live: false };
    const element = await begun({ diagnose: () => Promise.resolve([{ ...COLLAPSE, remedy }]) });
    element.worker.arrive(progressAt(700));
    await until(() => diagnosisOf(element).findings.kind === 'told', 'it is diagnosed');
    buttonOf(element).click();
    await until(() => element.worker.callsOf('reset') === 1, 'it begins again');
    await until(() => element.trainer!.config.k === 2, 'the config has changed');
    expect(diagnosisOf(element).applied!.changes).to.deep.equal([{ path: 'k', value: 2 }]);
  });
});
