import { expect, test } from 'vitest';
import { findSet } from '../../domain/catalogue/units.ts';
import { iso } from '../fixtures/instants.ts';
import { createWorld } from '../fixtures/world.ts';
import { catalogue, submissions } from './example.ts';

/** 07:30 in Vietnam on a day of January 2024; figures for week 3 are due on Friday the 19th. */
const at = (day: number) => `2024-01-${day}T00:30:00Z`;

test('in a week of the example the 23 of 28 units that have sent nothing are warned, fewer as they send, and in the end the province gets to know', async () => {
  const world = createWorld(at(15));
  await world.applyCatalogue({ ...catalogue, milestones: [] });
  const set = findSet(catalogue, '766');
  if (set === undefined) throw new Error('the example has changed');
  const lastWeek = submissions.filter(
    (one) => one.set === '766' && one.period === '2024-W02' && one.revision === 1 && one.unit !== 'BD',
  );
  /** A number of further units send for week 3 what they sent for week 2. */
  const send = async (day: number, count: number) => {
    for (const one of lastWeek.splice(0, count))
      await world.ports.submissions.append(set, {
        ...one,
        id: `${one.id}-w03`,
        period: '2024-W03',
        receivedAt: iso(`2024-01-${day}T03:00:00Z`),
      });
  };
  const warned = async (day: number) => {
    world.setNow(at(day));
    await world.run('warn', at(day));
    const rows = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(at(day)) });
    return rows.filter(({ recipient }) => recipient.unit !== 'BD').map(({ recipient }) => recipient.unit);
  };
  await send(16, 5);
  const early = await warned(17);
  await send(18, 15);
  const onTheDay = await warned(19);
  await send(19, 6);
  const after = await warned(20);
  const escalated = await warned(23);
  expect([early, onTheDay, after, escalated].map(({ length }) => length)).toEqual([23, 8, 2, 2]);
  expect(early.filter((unit) => onTheDay.includes(unit))).toEqual(onTheDay);
  expect(after).toContain('BD.TTT');
  expect(escalated).toEqual(after);
  const told = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(at(23)) });
  const below = told.flatMap(({ recipient, content }) =>
    content.kind === 'warning-digest' && recipient.unit === 'BD'
      ? [[recipient.id, content.digest.escalations?.map(({ item }) => item.unit)]]
      : [],
  );
  expect(below).toEqual([['to-cong-tac-de-an-06', after.toSorted()]]);
});
