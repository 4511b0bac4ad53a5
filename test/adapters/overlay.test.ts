import { describe, expect, test } from 'vitest';
import { memoryStores } from '../../adapters/memory/memory-stores.ts';
import { overlayStores } from '../../adapters/overlay/overlay-stores.ts';
import { usualTimes } from '../../domain/schedule/schedule-times.ts';
import { instant, iso } from '../fixtures/instants.ts';
import { editionStoreContract } from './contracts/edition-store.ts';
import { milestoneStoreContract } from './contracts/milestone-store.ts';
import { occurrenceStoreContract } from './contracts/occurrence-store.ts';
import { weeklyReportStoreContract } from './contracts/weekly-report-store.ts';
import { asComputed, edition, occurrence, weeklyReport } from './samples.ts';

editionStoreContract('overlay', async () => overlayStores(memoryStores()).editions);
weeklyReportStoreContract('overlay', async () => overlayStores(memoryStores()).reports);
milestoneStoreContract('overlay', async () => overlayStores(memoryStores()).milestones);
occurrenceStoreContract('overlay', async () => overlayStores(memoryStores()).occurrences);

const of = ['766', '2024-W02', 'communes'] as const;
const done = { ...occurrence, status: 'done', attempts: 1, finishedAt: iso('2024-01-15T00:00:01Z') } as const;
const later = { ...done, nominalTime: iso('2024-01-16T00:00:00Z') } as const;
const span = ['report', instant('2024-01-01T00:00:00Z'), instant('2024-02-01T00:00:00Z')] as const;

describe('stores laid over others', () => {
  test('read what is there, and leave it as it is', async () => {
    const below = memoryStores();
    await below.editions.freeze(asComputed(edition()));
    await below.reports.put(weeklyReport());
    await below.milestones.close('data-set', 1, instant('2023-07-10T00:30:00Z'));
    await below.occurrences.replace(null, done);
    await below.occurrences.settle({
      until: instant('2024-01-15T01:00:00Z'),
      lastRanking: null,
      times: usualTimes,
    });
    const over = overlayStores(below);

    expect(await over.editions.freeze(asComputed(edition({ expected: 1 })))).toBe(false);
    expect(await over.editions.find(...of)).toStrictEqual(edition());
    expect(await over.reports.put(weeklyReport({ catalogueVersion: 9 }))).toBe(false);
    expect(await over.reports.find('766', '2024-W02')).toStrictEqual(weeklyReport());
    expect(await over.milestones.isClosed('data-set', 1)).toBe(true);
    expect(await over.occurrences.replace(null, done)).toBe(false);
    expect(await over.occurrences.find(occurrence)).toStrictEqual(done);
    expect(String((await over.occurrences.settled())?.until)).toBe('2024-01-15T01:00:00Z');
  });

  test('keep what is written to themselves', async () => {
    const below = memoryStores();
    await below.editions.freeze(asComputed(edition()));
    await below.occurrences.replace(null, done);
    const over = overlayStores(below);
    const second = edition({ edition: 2, comparedWith: null });
    const again = { ...done, attempts: 2 };

    expect(await over.editions.freeze(asComputed(second))).toBe(true);
    expect(await over.editions.find(...of)).toStrictEqual(second);
    expect(await over.reports.put(weeklyReport())).toBe(true);
    await over.milestones.close('data-set', 1, instant('2023-07-10T00:30:00Z'));
    expect(await over.occurrences.replace(done, again)).toBe(true);
    expect(await over.occurrences.replace(done, again)).toBe(false);
    expect(await over.occurrences.replace(null, later)).toBe(true);
    expect(await over.occurrences.list(...span)).toStrictEqual([again, later]);
    await over.occurrences.settle({
      until: instant('2024-01-16T01:00:00Z'),
      lastRanking: null,
      times: usualTimes,
    });
    expect(String((await over.occurrences.settled())?.until)).toBe('2024-01-16T01:00:00Z');

    expect(await below.editions.find(...of)).toStrictEqual(edition());
    expect(await below.reports.find('766', '2024-W02')).toBeNull();
    expect(await below.milestones.isClosed('data-set', 1)).toBe(false);
    expect(await below.occurrences.list(...span)).toStrictEqual([done]);
    expect(await below.occurrences.settled()).toBeNull();
  });
});
