import { expect, it } from 'vitest';
import { readCount } from '../../../functions/environment.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

const reportTime = '2024-01-15T00:00:00Z';
const occurrence = { job: 'report', nominalTime: iso(reportTime) } as const;

async function worldWithLeaders(count: number) {
  const world = createWorld(reportTime);
  const catalogue = smallCatalogue();
  const leader = catalogue.recipients.find(({ receives }) => receives.includes('weekly-report'));
  if (leader === undefined) throw new Error('the fixture has changed');
  const recipients = Array.from({ length: count }, (_, index) => ({
    ...leader,
    id: `leader-${index}`,
    email: `leader-${index}@province.example`,
  }));
  await world.applyCatalogue({ ...catalogue, recipients });
  await world.run('rank', '2024-01-14T23:00:00Z');
  return world;
}

it('R5, R20: a run that would send more messages than the cap plans none, and says how many', async () => {
  const world = await worldWithLeaders(5);
  world.ports.mailCap = 4;
  await expect(world.run('report', reportTime)).rejects.toThrow(/^5 messages .* cap of 4/);
  expect(await world.ports.deliveries.byOccurrence(occurrence)).toEqual([]);
  expect(await world.ports.occurrences.find(occurrence)).toEqual({
    ...occurrence,
    status: 'planned',
    attempts: 1,
    catalogueVersion: 1,
    account: '5 messages for one run exceed the cap of 4; none were planned',
  });
  world.ports.mailCap = 5;
  await world.run('report', reportTime);
  expect(await world.ports.deliveries.byOccurrence(occurrence)).toHaveLength(5);
});

it.each([
  ['2000', 2_000],
  ['1', 1],
])('reads a cap of %s', (text, count) => {
  expect(readCount({ MAIL_CAP: text }, 'MAIL_CAP')).toBe(count);
});

it.each([undefined, '', '0', '-1', '1.5', 'many', 'Infinity'])('refuses a cap of %s', (text) => {
  expect(() => readCount({ MAIL_CAP: text }, 'MAIL_CAP')).toThrow('MAIL_CAP');
});
