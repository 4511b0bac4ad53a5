import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { count, eid, morning, worldWith } from './milestone-world.ts';

/** What a timeline of figures comes to. */
const told = z.object({ done: z.int(), figureDate: z.string(), status: z.string() });

const toldOfAll = z.object({ obligations: z.array(z.object({ standing: told })), total: told });

describe('the figures of a milestone', () => {
  /** One submission, received in the week after Sunday 5 February 2023, the last day of 2023-W05. */
  type Sending = {
    period: string;
    count: number;
    received: string;
    asOf?: string | undefined;
    revision?: number;
  };
  const newer = { period: '2023-W05', count: 1_680_901, received: '2023-02-06', asOf: '2023-02-04' };
  const older = { period: '2023-W06', count: 1_639_481, received: '2023-02-10', asOf: '2023-02-01' };

  it.each<[string, Sending[], [number, string, string]]>([
    ['the newest date counts, whatever comes later', [newer, older], [1_680_901, '2023-02-04', 'done']],
    [
      'a correction with an older date does not undo it either',
      [newer, { ...older, period: '2023-W05', revision: 2 }],
      [1_680_901, '2023-02-04', 'done'],
    ],
    [
      'a correction for the same date replaces it',
      [newer, { ...older, period: '2023-W05', revision: 2, asOf: newer.asOf }],
      [1_639_481, '2023-02-04', 'overdue'],
    ],
    [
      'of two periods with one date the one that was received later counts',
      [newer, { ...older, asOf: newer.asOf }],
      [1_639_481, '2023-02-04', 'overdue'],
    ],
    [
      'also when that is the earlier period',
      [
        { ...older, asOf: newer.asOf },
        { ...newer, received: '2023-02-13' },
      ],
      [1_680_901, '2023-02-04', 'done'],
    ],
    [
      'without a date it is the day of receipt',
      [{ ...newer, asOf: undefined, received: '2023-02-03' }, older],
      [1_680_901, '2023-02-03', 'done'],
    ],
    [
      'but no day after the period: a late correction of an old period does not count as news',
      [
        { ...older, asOf: '2023-02-08' },
        { ...newer, asOf: undefined, received: '2023-02-13' },
      ],
      [1_639_481, '2023-02-08', 'overdue'],
    ],
    [
      'a correction with a stated date replaces a figure without one',
      [
        { ...newer, asOf: undefined, received: '2023-02-03' },
        { ...older, period: '2023-W05', revision: 2 },
      ],
      [1_639_481, '2023-02-01', 'overdue'],
    ],
  ])('are ordered by the dates they describe: %s', async (_, sendings, [done, figureDate, status]) => {
    const milestone = { ...eid, date: '2023-02-10', obligations: [{ unit: 'P', target: 1_650_000 }] };
    const world = await worldWith(morning('02-20'), milestone);
    for (const { period, count: figure, received, asOf, revision = 1 } of sendings) {
      const submission = submissionOf({
        unit: 'P',
        period,
        revision,
        receivedAt: iso(`${received}T09:00:00Z`),
        values: new Map([['S.4', count(figure)]]),
        ...(asOf === undefined ? {} : { asOf }),
      });
      expect(await world.ports.submissions.append(world.set, submission)).toBe(true);
    }
    const standing = { done, figureDate, status };
    const { body } = await world.get('/eid');
    expect(toldOfAll.parse(body)).toEqual({ obligations: [{ standing }], total: standing });
  });
});
