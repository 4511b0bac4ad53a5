import { Level } from 'level';
import { expect, onTestFinished, test, vi } from 'vitest';
import { MirroredLevel } from '../../local/database/mirrored-level.ts';
import { temporaryFolder } from './temporary-folder.ts';

function openLevel(folder: string): Level<string, unknown> {
  const level = new Level<string, unknown>(folder, { valueEncoding: 'json' });
  onTestFinished(() => level.close());
  return level;
}

function codeOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

test('what was written is in the files once it is said to be stored, and is read from there', async () => {
  const folder = temporaryFolder();
  const level = openLevel(folder);
  await level.put('other~1', 'not mirrored');
  const first = await MirroredLevel.over(level, ['item-']);
  for (const number of [3, 1, 2]) first.put(`item-${number}`, { number });
  first.put('item-2', { number: 'ộ' });
  first.del('item-3');
  first.del('item-4');
  expect([...first.values({ gte: 'item-' })]).toEqual([{ number: 1 }, { number: 'ộ' }]);
  await first.stored();
  expect(await level.iterator().all()).toEqual([
    ['item-1', { number: 1 }],
    ['item-2', { number: 'ộ' }],
    ['other~1', 'not mirrored'],
  ]);
  await level.close();

  const again = await MirroredLevel.over(openLevel(folder), ['item-']);
  expect(again.get('item-2')).toEqual({ number: 'ộ' });
  expect([again.get('item-3'), again.get('other~1')]).toEqual([undefined, undefined]);
  expect([...again.values({ lt: 'item-2', reverse: true })]).toEqual([{ number: 1 }]);
});

test('writes are stored soon even if nobody asks, and a value that is read is nobody else’s', async () => {
  const level = openLevel(temporaryFolder());
  const mirrored = await MirroredLevel.over(level, ['item-']);
  const value = { list: [1] };
  mirrored.put('item-1', value);
  value.list.push(2);
  expect(mirrored.get('item-1')).toEqual({ list: [1] });
  await vi.waitFor(async () => expect(await level.get('item-1')).toEqual({ list: [1] }));
});

test('after a write that failed nothing is stored any more, and everybody who waits hears of it', async () => {
  const level = openLevel(temporaryFolder());
  const mirrored = await MirroredLevel.over(level, ['item-']);
  const full = new Error('the disk is full');
  const batch = vi.spyOn(level, 'batch').mockRejectedValueOnce(full);
  mirrored.put('item-1', 1);
  await expect(mirrored.stored()).rejects.toBe(full);
  mirrored.put('item-2', 2);
  await expect(mirrored.stored()).rejects.toBe(full);
  expect(batch).toHaveBeenCalledOnce();
});

test('a damaged value is found damaged when it is read, and keeps no other from being read', async () => {
  const level = openLevel(temporaryFolder());
  await level.batch([
    { type: 'put', key: 'item-1', value: '{"list":', valueEncoding: 'utf8' },
    { type: 'put', key: 'item-2', value: 2 },
  ]);
  const mirrored = await MirroredLevel.over(level, ['item-']);
  expect(codeOf(() => mirrored.get('item-1'))).toBe('LEVEL_DECODE_ERROR');
  expect(mirrored.get('item-2')).toBe(2);
});
