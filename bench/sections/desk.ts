import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { type Measured, median } from '../measure.ts';
import type { Section } from '../section.ts';
import { verdictOn } from '../verdict.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Leaves, at a process's end, what it took of the processor, in microseconds. */
const leaving = `data:text/javascript,${encodeURIComponent(
  "import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(process.env.TOOK, JSON.stringify(process.cpuUsage())));",
)}`;

const leftSchema = z.object({ user: z.number(), system: z.number() });

type Took = { readonly elapsed: number; readonly cpu: number };

/** How a process is run: its words, and what it says when it has done what is measured; by default it ends. */
type Running = {
  readonly words: readonly string[];
  readonly done?: RegExp;
  /** Goes on meanwhile; the process ends afterwards. */
  readonly meanwhile?: (said: string) => Promise<void>;
};

const names = {
  node: 'node -e 0',
  version: 'tiendo --version',
  ranking: 'tiendo ranking show',
  milestones: 'tiendo milestones',
  completeness: 'tiendo completeness',
  scorecard: 'tiendo scorecard',
  submission: 'tiendo submission show',
  deliveries: 'tiendo deliveries',
  start: 'npm start, until it serves the example',
};

/** Commands that read, one of each sort, with their words. */
const reading: readonly (readonly [name: string, words: string])[] = [
  [names.ranking, 'ranking show 766 2024-W02 --league departments --as leader'],
  [names.milestones, 'milestones --as leader'],
  [names.completeness, 'completeness 766 2024-W02 --as operations'],
  [names.scorecard, 'scorecard BD.STP --set 766 --period 2024-W02 --as BD.STP'],
  [names.submission, 'submission show 766 2024-W02 BD.SCT --as BD.SCT'],
  [names.deliveries, 'deliveries --as operations'],
];

/** How many times each command is started in a round. */
const times = 3;

/** The most seconds that a start may take on a busy machine. */
const startSeconds = 10;

/** What a person at a desk waits for: the start of the local stack with its example, and of commands that ask it. */
export const desk: Section = {
  name: 'desk',
  async run({ rounds }) {
    const folder = mkdtempSync(join(tmpdir(), 'tiendo-bench-'));
    const commands = new Map<string, Took[]>();
    try {
      const start = await runOf(folder, {
        words: ['local/start.ts'],
        done: /\/mailbox\b/,
        meanwhile: async (said) => {
          const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
          const tiendo = (...words: string[]) => ['cli/tiendo.mjs', ...words, '--url', url];
          const running: [string, readonly string[]][] = [
            [names.node, ['-e', '0']],
            [names.version, ['cli/tiendo.mjs', '--version']],
            ...reading.map(([name, words]): [string, readonly string[]] => [
              name,
              tiendo(...words.split(' ')),
            ]),
          ];
          for (let nth = 0; nth <= rounds * times; nth += 1)
            for (const [name, words] of running) {
              const took = await runOf(folder, { words });
              if (nth > 0) commands.set(name, [...(commands.get(name) ?? []), took]);
            }
        },
      });
      const measured = [...commands].map(
        ([name, all]): Measured => ({
          name,
          elapsed: median(all.map(({ elapsed }) => elapsed)),
          cpu: median(all.map(({ cpu }) => cpu)),
        }),
      );
      const cpuOf = (name: string) => measured.find((one) => one.name === name)?.cpu ?? Number.NaN;
      const toNode = (name: string) =>
        verdictOn(`${name} ⁄ ${names.node}`, cpuOf(name) / cpuOf(names.node), { atMost: 3 });
      return {
        heading: 'The local stack in an empty folder, once, and commands that ask it.',
        measured: [...measured, { name: names.start, ...start }],
        verdicts: [
          verdictOn(`${names.start} ⁄ ${startSeconds} s`, start.elapsed / (startSeconds * 1_000), {
            atMost: 1,
          }),
          ...[names.version, ...reading.map(([name]) => name)].map(toNode),
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

let runs = 0;

/** Runs a process. @returns its time until it was done, and what it took of the processor until it ended */
async function runOf(folder: string, { words, done, meanwhile }: Running): Promise<Took> {
  runs += 1;
  const left = join(folder, `took-${runs}.json`);
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', leaving, ...words], {
    cwd: project,
    env: { ...process.env, TIENDO_HOME: join(folder, 'home'), PORT: '0', TOOK: left },
  });
  const ended = once(child, 'exit');
  let elapsed = Number.NaN;
  let said = '';
  const isDone = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      if (done?.test(said)) resolve();
    });
    child.on('exit', () => resolve());
  });
  child.stderr.resume();
  await isDone;
  elapsed = performance.now() - begun;
  if (meanwhile !== undefined) {
    await meanwhile(said);
    child.kill('SIGTERM');
  }
  await ended;
  const { user, system } = leftSchema.parse(JSON.parse(readFileSync(left, 'utf8')));
  return { elapsed, cpu: (user + system) / 1_000 };
}
