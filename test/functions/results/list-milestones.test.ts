import { describe, expect, it } from 'vitest';
import { milestones as milestoneOperations } from '../../../contract/milestones.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { count, dueAtEndOf, eid, name, nothingAhead, worldWith } from './milestone-world.ts';

describe('GET /v1/milestones', () => {
  it('lists every milestone in short, in the order of the catalogue', async () => {
    const world = await worldWith('2023-03-20T02:00:00Z', eid, { ...eid, id: 'second' });
    await world.send('P', '2023-W11', '2023-03-16', count(172_986));
    const short = {
      name,
      goal: 'figure',
      date: '2023-06-20',
      effectiveDate: '2023-06-20',
      extension: null,
      ...dueAtEndOf('2023-06-20'),
      units: { obliged: 1, done: 0, 'on-track': 0, 'at-risk': 1, overdue: 0 },
      total: {
        ...nothingAhead,
        doneAt: null,
        minutesEarly: null,
        done: 172_986,
        target: 1_200_000,
        attainment: 14.42,
        remaining: 1_027_014,
        status: 'at-risk',
        neededPace: { perDay: 10_698, amount: 1_027_014, days: 96 },
        figureDate: '2023-03-16',
        illustrative: false,
      },
    };
    expect(await world.get('')).toEqual(
      answered(200, {
        day: '2023-03-20',
        at: '2023-03-20T02:00:00Z',
        catalogueVersion: 1,
        next: null,
        milestones: [
          { id: 'eid', ...short },
          { id: 'second', ...short },
        ],
      }),
    );
  });

  it('counts for each milestone the figures from its own first period on, though another begins earlier', async () => {
    const world = await worldWith(
      '2023-03-20T02:00:00Z',
      eid,
      { ...eid, id: 'later', measuredFrom: '2023-W11' },
      { ...eid, id: 'last', measuredFrom: '2023-W12' },
    );
    await world.send('P', '2023-W11', '2023-03-16', count(172_986));
    const { milestones } = milestoneOperations.listMilestones.answers[200].schema.parse(
      (await world.get('')).body,
    );
    expect(milestones.map(({ id, total }) => [id, total?.done, total?.figureDate])).toEqual([
      ['eid', 172_986, '2023-03-16'],
      ['later', 172_986, '2023-03-16'],
      ['last', 0, null],
    ]);
  });

  it('reads each period once for all the milestones of a set, and none for a date alone', async () => {
    const world = await worldWith('2023-03-20T02:00:00Z', eid, { ...eid, id: 'second' });
    const read: string[] = [];
    const { latestByUnit } = world.ports.submissions;
    world.ports.submissions.latestByUnit = (set, period, until) => {
      read.push(period);
      return latestByUnit.call(world.ports.submissions, set, period, until);
    };
    await world.get('');
    expect(read).toEqual([
      '2023-W05',
      '2023-W06',
      '2023-W07',
      '2023-W08',
      '2023-W09',
      '2023-W10',
      '2023-W11',
      '2023-W12',
    ]);
  });
});
