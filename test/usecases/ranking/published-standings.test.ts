import { expect, it, vi } from 'vitest';
import { MemorySubmissionStore } from '../../../adapters/memory/submission-store.ts';
import { periodFrom } from '../../../domain/period/period.ts';
import { standingOf } from '../../../usecases/ranking/published-standings.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';

it('F93: the standing known at an instant is found behind any number of later revisions, without reading all', async () => {
  const [set] = smallCatalogue().sets;
  const period = periodFrom('2024-W02');
  if (set === undefined || period === null) throw new Error('the fixture has changed');
  const submissions = new MemorySubmissionStore();
  for (let revision = 1; revision <= 40; revision += 1) {
    const values = new Map([
      ['S.QG', { kind: 'standing', points: 7_000 + revision, rank: 4, of: 63 } as const],
    ]);
    const receivedAt = iso(`2024-01-12T03:${String(revision).padStart(2, '0')}:00Z`);
    await submissions.append(set, submissionOf({ unit: 'P', revision, values, receivedAt }));
  }
  const newest = vi.spyOn(submissions, 'newest');
  const points = async (at: string) => {
    const standing = await standingOf({ submissions }, set, period, instant(at));
    return standing === 'unreadable' ? standing : standing?.points;
  };
  expect(await points('2024-01-12T04:00:00Z')).toBe(7_040);
  expect(newest).toHaveBeenCalledTimes(1);
  expect(await points('2024-01-12T03:12:30Z')).toBe(7_012);
  expect(await points('2024-01-12T03:00:30Z')).toBeUndefined();
});
