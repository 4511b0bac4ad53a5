import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { completeness } from '../../contract/completeness.ts';
import { owed } from '../../contract/owed.ts';
import type { Unit } from '../../domain/catalogue/catalogue.ts';
import { type Frequency, frequencies, instantOf, periodOf } from '../../domain/period/period.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { createWorld } from '../fixtures/world.ts';

const today = Temporal.PlainDate.from('2024-02-28');

type Life = Pick<Unit, 'validFrom' | 'validTo'>;

/** What a unit that exists on some days may, must and is shown to do for today's period. */
async function roleOf(frequency: Frequency, life: Life) {
  const { id: period, to } = periodOf(frequency, today);
  const world = createWorld(instantOf(today, '09:00').toString());
  const { units, sets, ...rest } = smallCatalogue();
  await world.applyCatalogue({
    ...rest,
    units: units.map((unit) => (unit.id === 'P.A' ? { ...unit, ...life } : unit)),
    sets: sets.map(({ leagues, ...set }) => ({
      ...set,
      frequency,
      leagues: frequency === 'week' ? leagues : [],
      owed: [{ from: period }],
    })),
    milestones: [],
  });
  const tokenOf = async (role: 'unit' | 'leader') => ({
    accept: 'application/json',
    authorization: `Bearer ${await world.tokenFor(role === 'unit' ? { role, unit: 'P.A' } : { role })}`,
  });
  const sent = await world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    query: { dryRun: 'true' },
    headers: { ...(await tokenOf('unit')), 'content-type': 'application/json', 'idempotency-key': 'one' },
    body: { unit: 'P.A', set: 'S', period, values: { 'S.3': { points: 5 } } },
  });
  const counted = await world.results({
    method: 'GET',
    path: `/v1/completeness/S/${period}`,
    headers: await tokenOf('leader'),
  });
  const shown = await world.workbooks({
    method: 'GET',
    path: '/v1/owed/P.A',
    headers: await tokenOf('unit'),
  });
  const { total } = completeness.getCompleteness.answers[200].schema.parse(counted.body);
  const { owed: duties } = owed.getOwed.answers[200].schema.parse(shown.body);
  return {
    maySend: sent.status === 200,
    mustSend: total.missing.some(({ unit }) => unit === 'P.A'),
    isAsked: duties.some((one) => one.period === period),
    exists: (life.validFrom ?? '') <= `${to}` && `${to}` <= (life.validTo ?? '9'),
  };
}

it('a unit sends, owes and is shown exactly the periods on whose last day it exists, whenever it begins or ends', async () => {
  const day = fc.integer({ min: -400, max: 400 }).map((days) => today.add({ days }).toString());
  const near = fc.integer({ min: -8, max: 8 }).map((days) => today.add({ days }).toString());
  const life = fc
    .record({ validFrom: fc.oneof(day, near), validTo: fc.oneof(day, near) }, { requiredKeys: [] })
    .filter(({ validFrom = '', validTo = '9' }) => validFrom <= validTo);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...frequencies), life, async (frequency, dates) => {
      const { exists, ...role } = await roleOf(frequency, dates);
      expect(role).toEqual({ maySend: exists, mustSend: exists, isAsked: exists });
    }),
    { numRuns: 60 },
  );
});
