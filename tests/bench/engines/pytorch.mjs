/** PyTorch on this machine's CPU, where a Python has it: see pytorch.py. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('pytorch.py', import.meta.url));

/** Debian's Python has Debian's PyTorch, whichever Python comes first on the PATH. */
const PYTHONS = [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter(Boolean);

/** A Python with torch, and torch's version; undefined where there is none. */
function findTorch() {
  for (const python of PYTHONS) {
    const { status, stdout } = spawnSync(python, ['-c', 'import torch; print(torch.__version__)'], {
      encoding: 'utf8',
    });
    if (status === 0) return { python, version: stdout.trim() };
  }
}

/** A {@link Host} (session.ts). `library` is what index.ts exports. */
export function findPytorch(library) {
  const found = findTorch();
  const threads = new Set([1, 2, availableParallelism()]);
  return {
    description: found
      ? `PyTorch ${found.version}`
      : 'no Python with torch (Debian: python3-torch, libopenblas0-pthread)',
    engines: found ? [...threads].map((threads) => ({ engine: 'pytorch', backend: 'cpu', threads })) : [],
    open: (engine, caseName) => open(found.python, engine, library, caseName),
  };
}

async function open(python, { threads }, library, caseName) {
  const folder = await mkdtemp(join(tmpdir(), 'gan-trainer-bench-'));
  const file = join(folder, 'arrays');
  const { task, arrays } = describe(library, caseName);
  await writeFile(file, arrays);
  const child = spawn(python, [SCRIPT], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // torch.set_num_threads does not reach OpenBLAS, whose threads else fight over the cores with PyTorch's own.
    env: { ...process.env, OMP_NUM_THREADS: threads, OPENBLAS_NUM_THREADS: threads },
  });
  const ended = once(child, 'exit');
  child.stdin.on('error', () => {}); // If it has ended, whoever waits for an answer learns it.
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const send = (message) => child.stdin.write(`${JSON.stringify(message)}\n`);
  const ask = async (...call) => {
    send(call);
    const { value, done } = await answers.next();
    if (done) throw new Error('PyTorch has ended before its answer');
    return JSON.parse(value);
  };
  send({ ...task, threads, file });
  return {
    prepare: () => ask('prepare'),
    losses: (count) => ask('losses', count),
    time: (steps) => ask('time', steps),
    async close() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** What pytorch.py is told of a case, and the arrays that it reads. */
function describe(library, caseName) {
  const { CASES, createTask, givenBatch, channelsFirst, shapeChannelsFirst } = library;
  const givenSteps = library.PARITY_STEPS.most;
  const chosen = CASES.find(({ name }) => name === caseName);
  const task = createTask(chosen);
  const example = shapeChannelsFirst(chosen.example);
  const batches = Array.from({ length: givenSteps }, (_, step) => givenBatch(task, step));

  const theta = (player) => ({
    shape: [task[player].length],
    parts: [channelsFirst(chosen[player], task[player])],
  });
  const given = (name, shape) => ({
    shape: [givenSteps, chosen.batch, ...shape],
    parts: batches.map((batch) => batch[name]),
  });
  const arrays = {
    generator: theta('generator'),
    discriminator: theta('discriminator'),
    examples: { shape: [library.EXAMPLES, ...example], parts: [task.examples] },
    real: given('real', example),
    discriminatorLatent: given('discriminatorLatent', [chosen.latent]),
    generatorLatent: given('generatorLatent', [chosen.latent]),
  };

  const { KERNEL: kernel, STRIDE: stride, LEAKY_SLOPE: leakySlope } = library;
  const shapes = Object.fromEntries(Object.entries(arrays).map(([name, { shape }]) => [name, shape]));
  const bytes = Object.values(arrays)
    .flatMap(({ parts }) => parts)
    .map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  return { task: { case: chosen, kernel, stride, leakySlope, shapes }, arrays: Buffer.concat(bytes) };
}
