import { expect, test } from 'vitest';
import { type KeyRange, SortedKeys } from '../../local/database/sorted-keys.ts';
import { Random } from '../functions/fuzz/random.ts';

const random = new Random(20_260_127);
const someKey = () => random.int(4_000).toString(36);

/** What a list of sorted keys has in a range, by looking at each. */
function expected(keys: ReadonlySet<string>, { gt, gte, lt, lte, reverse }: KeyRange): string[] {
  const within = [...keys]
    .filter((key) => (gt === undefined || key > gt) && (gte === undefined || key >= gte))
    .filter((key) => (lt === undefined || key < lt) && (lte === undefined || key <= lte))
    .sort();
  return reverse === true ? within.reverse() : within;
}

function someRange(): KeyRange {
  const [from, to] = [someKey(), someKey()];
  const start = [{}, { gt: from }, { gte: from }][random.int(3)];
  const end = [{}, { lt: to }, { lte: to }][random.int(3)];
  return { ...start, ...end, reverse: random.int(2) === 1 };
}

test('every range has its keys, in order, while keys are added and removed', () => {
  const sorted = new SortedKeys();
  const keys = new Set<string>();
  expect([...sorted.within({})]).toEqual([]);
  for (let round = 1; round <= 6_000; round += 1) {
    const key = someKey();
    // Grows at first, and shrinks to nothing at the end.
    if (keys.has(key)) {
      keys.delete(key);
      sorted.remove(key);
    } else if (round < 4_500) {
      keys.add(key);
      sorted.add(key);
    }
    if (round % 40 > 0) continue;
    for (let range = 1; range <= 5; range += 1) {
      const asked = someRange();
      expect([...sorted.within(asked)], JSON.stringify(asked)).toEqual(expected(keys, asked));
    }
  }
  for (const key of keys) sorted.remove(key);
  for (const reverse of [false, true]) expect([...sorted.within({ reverse })]).toEqual([]);
});
