import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { expect, it, onTestFinished } from 'vitest';
import { startLocalStack } from '../../local/stack.ts';
import { prepareHome } from '../crash/prepared-home.ts';
import { temporaryFolder } from './temporary-folder.ts';

const sent = Temporal.Instant.from('2024-01-08T07:20:00+07:00');
const later = Temporal.Instant.from('2024-01-08T08:05:00+07:00');

it('F69: a data folder whose database is replaced by an earlier copy mails nothing twice', async () => {
  const home = temporaryFolder();
  const copy = join(temporaryFolder(), 'dynamodb');
  const leaders = await prepareHome(home, 3);
  const start = async () => {
    const stack = await startLocalStack({ home, port: 0, example: false });
    onTestFinished(() => stack.close());
    return stack;
  };
  mkdirSync(copy);
  cpSync(join(home, 'dynamodb'), copy, { recursive: true });
  const before = await start();
  await before.advanceTo(sent);
  const mails = before.mails();
  expect(
    mails
      .slice(-3)
      .map(({ to }) => to)
      .sort(),
  ).toEqual(leaders);
  await before.close();
  rmSync(join(home, 'dynamodb'), { recursive: true });
  cpSync(copy, join(home, 'dynamodb'), { recursive: true });
  const restored = await start();
  const runs = await restored.advanceTo(later);
  expect(runs.filter(({ status }) => status !== 'done')).toEqual([]);
  expect(restored.mails()).toEqual(mails);
}, 120_000);
