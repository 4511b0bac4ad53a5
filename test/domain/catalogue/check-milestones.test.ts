import { expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../../domain/catalogue/check-catalogue.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { shownViolations } from '../../fixtures/shown-violations.ts';

const text = { vi: 'Lý do', en: 'Reason' };
const base = { id: 'm', name: text, date: '2024-02-16', obligations: [{ unit: 'P.A' }] };
const ladder = { workingDaysBefore: [3, 0], overdueEvery: 5 };
const submissions = { ...base, goal: 'submissions', set: 'S', period: '2024-W05', ladder };
const figure = { ...base, set: 'S', indicator: 'S.2', measuredFrom: '2024-W01', ladder };
const alone = { ...base, goal: 'date', ladder: { workingDaysBefore: [3, 0] } };
const later = (date: string, decidedOn: string) => ({ date, decidedOn, reason: text });

function found(milestone: unknown): string[] | Catalogue['milestones'] {
  const parsed = parseCatalogue({ ...smallCatalogue(), milestones: [milestone] });
  if (parsed.ok) return parsed.value.milestones;
  return shownViolations(parsed.violations);
}

it.each([
  figure,
  { ...figure, goal: 'figure' },
  { ...figure, indicator: 'S.4', obligations: [{ unit: 'P.A', target: 5 }] },
  { ...figure, indicator: 'S.4', obligations: [{ unit: 'P.A', target: 5 }], reach: 'more-than' },
  submissions,
  { ...submissions, time: '16:00' },
  alone,
  { ...alone, by: 'before' },
  { ...alone, extensions: [later('2024-02-20', '2024-02-10'), later('2024-02-27', '2024-02-10')] },
])('takes a sound milestone as it is: %j', (milestone) => {
  expect(found(milestone)).toEqual([milestone]);
});

it.each([
  [{ ...figure, reach: 'more-than' }, '/milestones/0/reach more-than-for-count'],
  [{ ...alone, by: 'before', time: '16:00' }, '/milestones/0/time no-time-before'],
  [{ ...alone, time: '24:00' }, '/milestones/0/time invalid'],
  [{ ...submissions, reach: 'more-than' }, '/milestones/0/reach unknown-field'],
  [{ ...submissions, set: 'X' }, '/milestones/0/set unknown-reference'],
  [{ ...submissions, period: '2023-W52' }, '/milestones/0/period not-owed'],
  [{ ...submissions, period: '2024-01' }, '/milestones/0/period not-owed'],
  [{ ...submissions, period: '2024-W60' }, '/milestones/0/period invalid'],
  [{ ...submissions, indicator: 'S.1' }, '/milestones/0/indicator unknown-field'],
  [{ ...figure, indicator: 'S.9' }, '/milestones/0/indicator unknown-reference'],
  [{ ...figure, indicator: 'S.4' }, '/milestones/0/obligations/0/target target-only-for-count'],
  [
    { ...figure, obligations: [{ unit: 'P.A', target: 5 }] },
    '/milestones/0/obligations/0/target target-only-for-count',
  ],
  [{ ...figure, set: 'X' }, '/milestones/0/indicator unknown-reference'],
  [{ ...figure, obligations: [{ unit: 'P.Z' }] }, '/milestones/0/obligations/0/unit unknown-reference'],
  [
    { ...alone, obligations: [{ unit: 'P.A' }, { unit: 'P.A' }] },
    '/milestones/0/obligations/1/unit duplicate',
  ],
  [{ ...alone, ladder }, '/milestones/0/ladder/overdueEvery unknown-field'],
  [{ ...alone, goal: 'other' }, '/milestones/0/goal invalid'],
  [
    { ...alone, extensions: [later('2024-02-16', '2024-02-10')] },
    '/milestones/0/extensions/0/date not-later',
  ],
  [
    { ...alone, extensions: [later('2024-02-27', '2024-02-10'), later('2024-02-26', '2024-02-11')] },
    '/milestones/0/extensions/1/date not-later',
  ],
  [
    { ...alone, extensions: [later('2024-02-26', '2024-02-10'), later('2024-02-27', '2024-02-09')] },
    '/milestones/0/extensions/1/decidedOn not-in-order',
  ],
])('refuses %j', (milestone, violation) => {
  expect(found(milestone)).toEqual([violation]);
});
