import { describe, expect, it, vi } from 'vitest';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import { count, eid, ladder, morning, name, whole, worldWith } from './milestone-world.ts';

/** The figures of the 24th week, sent by all but one of three, who sent a part. */
const sent: Milestone = {
  id: 'sent',
  name,
  date: '2023-06-20',
  ladder,
  goal: 'submissions',
  set: 'S',
  period: '2023-W24',
  obligations: [{ unit: 'P.A' }, { unit: 'P.B' }, { unit: 'P.C' }],
};

/** Another milestone on the same submissions, and one on an indicator of that week and the one after. */
const others: readonly Milestone[] = [
  { ...sent, id: 'sent-again' },
  { ...eid, id: 'counted', date: '2023-06-20', measuredFrom: '2023-W24' },
];

/** A world at the morning of the last day, and the periods of which all submissions are read from then on, each as often as it is. */
async function worldReading(...milestones: Milestone[]) {
  const world = await worldWith(morning('06-20'), ...milestones);
  await world.send('P.A', '2023-W24', '2023-06-18', count(1), { values: whole });
  await world.send('P.B', '2023-W24', '2023-06-18', count(1));
  const read = vi.spyOn(world.ports.submissions, 'latestByUnit');
  const readPeriods = () => read.mock.calls.map(([, period]) => period).sort();
  return { world, readPeriods };
}

describe('the figures of a period', () => {
  it('are read once for a milestone on its submissions', async () => {
    const { world, readPeriods } = await worldReading(sent);
    const { status } = await world.get('/sent');
    expect({ status, read: readPeriods() }).toEqual({ status: 200, read: ['2023-W24'] });
  });

  it('are read once for all milestones of a set', async () => {
    const { world, readPeriods } = await worldReading(sent, ...others);
    const { status } = await world.get('');
    expect({ status, read: readPeriods() }).toEqual({ status: 200, read: ['2023-W24', '2023-W25'] });
  });

  it('are read once for the warnings of a day', async () => {
    const { world, readPeriods } = await worldReading(sent, ...others);
    await world.run('warn', morning('06-20'));
    expect(readPeriods()).toEqual(['2023-W24', '2023-W25']);
  });
});
