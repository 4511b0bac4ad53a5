import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { earlierOf, isBefore } from '../../domain/period/compare-instants.ts';
import { LocalClock } from '../clock/clock.ts';
import { readProgress, writeProgress } from '../example/example-progress.ts';
import { exampleBeginsAt } from '../example/load-example.ts';
import type { LocalOptions } from '../options.ts';
import { StartError } from '../start-error.ts';
import { createFolder } from './create-folder.ts';
import { leaveToOwner, ownersAlone } from './own-files.ts';

/** The paths in a data folder. */
export type HomeFiles = Readonly<
  Record<
    'clock' | 'database' | 'mail' | 'portal' | 'tokens' | 'signingKey' | 'progress' | 'failedRuns',
    string
  >
>;

/**
 * The files of a data folder, which is created if missing. What is there is left to its owner alone; so is the folder itself,
 * unless it holds anything else, such as a folder of other programs that was chosen by mistake.
 */
export function homeFiles(home: string): HomeFiles {
  createFolder(home);
  const files = filesIn(home);
  for (const path of Object.values(files)) for (const one of [path, `${path}.tmp`]) leaveToOwner(one);
  const own = ['lock', ...Object.values(files).map((path) => basename(path))];
  if (readdirSync(home).every((name) => own.includes(name.replace(/\.tmp$/, '')))) {
    chmodSync(home, ownersAlone.folder);
  }
  return files;
}

function filesIn(home: string): HomeFiles {
  return {
    clock: join(home, 'clock.json'),
    database: join(home, 'dynamodb'),
    mail: join(home, 'mail'),
    portal: join(home, 'portal'),
    tokens: join(home, 'demo-tokens.json'),
    signingKey: join(home, 'signing-key'),
    progress: join(home, 'example.json'),
    failedRuns: join(home, 'failed-runs.jsonl'),
  };
}

/**
 * Opens the folder's clock. In a new folder it starts where the example starts, or now without the example.
 * @throws StartError when the folder cannot be used as requested: it was created without the example, or its clock is
 * past `--at`
 */
export async function openClock(files: HomeFiles, { at, example, home }: LocalOptions): Promise<LocalClock> {
  const isNew = !existsSync(files.clock);
  if (example && isNew) writeProgress(files.progress, { playedUntil: null });
  if (example && readProgress(files.progress) === null) throw begunEmpty(home);
  const begin = example ? await exampleBeginsAt() : Temporal.Now.instant();
  const clock = new LocalClock(files.clock, clockBegins(at, begin, example));
  if (at !== undefined && !isNew && isBefore(at, clock.now())) {
    clock.stop();
    throw pastAlready(home, clock.now(), at);
  }
  return clock;
}

/** A new clock never starts after the example's start, because the example is loaded first. */
function clockBegins(
  at: Temporal.Instant | undefined,
  begin: Temporal.Instant,
  example: boolean,
): Temporal.Instant {
  if (at === undefined) return begin;
  return example ? earlierOf(begin, at) : at;
}

function begunEmpty(home: string): StartError {
  return new StartError({
    vi: `Thư mục ${home} đã được bắt đầu không có dữ liệu mẫu. Chạy “npm start -- --empty”, hoặc đặt TIENDO_HOME sang thư mục khác.`,
    en: `The folder ${home} was created without the example. Run "npm start -- --empty", or set TIENDO_HOME to another folder.`,
  });
}

function pastAlready(home: string, now: Temporal.Instant, at: Temporal.Instant): StartError {
  return new StartError({
    vi: `Đồng hồ của ${home} đã ở ${now} và chỉ đi tới, không lùi về ${at}. Đặt TIENDO_HOME sang thư mục khác để bắt đầu lại.`,
    en: `The clock of ${home} is already at ${now} and only moves forward, not back to ${at}. Set TIENDO_HOME to another folder to start over.`,
  });
}
