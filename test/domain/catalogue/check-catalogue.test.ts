import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../../domain/catalogue/check-catalogue.ts';
import { checkSuccession } from '../../../domain/catalogue/check-succession.ts';
import { noMeanings } from '../../../domain/catalogue/meaning.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { shownViolations } from '../../fixtures/shown-violations.ts';

/** The violations of a catalogue. */
function foundIn(input: unknown): string[] {
  const parsed = parseCatalogue(input);
  return parsed.ok ? [] : shownViolations(parsed.violations);
}

/** The small catalogue as plain JSON, with one change. */
function changed(change: (catalogue: Catalogue) => void): unknown {
  const catalogue = structuredClone(smallCatalogue());
  change(catalogue);
  return JSON.parse(JSON.stringify(catalogue));
}

describe('parseCatalogue', () => {
  it('takes a sound catalogue as it is', () => {
    expect(parseCatalogue(changed(() => undefined))).toEqual({ ok: true, value: smallCatalogue() });
  });

  it.each<[string, (catalogue: Catalogue) => void, string[]]>([
    [
      'an unknown parent',
      (c) => Object.assign(c.units[1] ?? {}, { parent: 'X' }),
      ['/units/1/parent unknown-reference'],
    ],
    [
      'an unknown successor',
      (c) => Object.assign(c.units[4] ?? {}, { successor: 'X' }),
      ['/units/4/successor unknown-reference'],
    ],
    ['a league twice', (c) => c.leagues.push(c.leagues[0] ?? never()), ['/leagues/2/id duplicate']],
    [
      'a milestone twice',
      (c) => c.milestones.push(c.milestones[0] ?? never()),
      ['/milestones/1/id duplicate'],
    ],
    [
      'a calendar day twice, whatever it is called',
      (c) => c.calendar.push({ ...(c.calendar[0] ?? never()), kind: 'working-day' }),
      ['/calendar/1/date duplicate'],
    ],
    [
      'a recipient twice',
      (c) => c.recipients.push(c.recipients[0] ?? never()),
      ['/recipients/4/id duplicate'],
    ],
    ['a set twice', (c) => c.sets.push({ ...(c.sets[0] ?? never()), leagues: [] }), ['/sets/1/id duplicate']],
    [
      'a group twice',
      (c) => c.sets[0]?.groups.push(c.sets[0]?.groups[0] ?? never()),
      ['/sets/0/groups/2/id duplicate'],
    ],
    [
      'an indicator twice',
      (c) => c.sets[0]?.indicators.push({ ...(c.sets[0]?.indicators[4] ?? never()), number: 50 }),
      ['/sets/0/indicators/7/id duplicate'],
    ],
    [
      'an indicator of no group',
      (c) => Object.assign(c.sets[0]?.indicators[4] ?? {}, { group: 'G9' }),
      ['/sets/0/indicators/4/group unknown-reference'],
    ],
    [
      'a headline from an unknown unit',
      (c) => Object.assign(c.sets[0]?.headline ?? {}, { unit: 'X' }),
      ['/sets/0/headline/unit unknown-reference'],
    ],
    [
      'a headline that is no indicator',
      (c) => Object.assign(c.sets[0]?.headline ?? {}, { indicator: 'S.X' }),
      ['/sets/0/headline/indicator not-a-standing'],
    ],
    [
      'an indicator that changes twice on a day',
      (c) =>
        Object.assign(c.sets[0]?.indicators[1] ?? {}, {
          changes: [
            { from: '2024-06-01', maxPoints: 2_000 },
            { from: '2024-06-01', maxPoints: 2_000 },
          ],
        }),
      ['/sets/0/indicators/1/changes duplicate'],
    ],
    [
      'a group that no longer adds up from a date',
      (c) =>
        Object.assign(c.sets[0]?.indicators[1] ?? {}, { changes: [{ from: '2024-06-01', maxPoints: 1 }] }),
      ['/sets/0/groups/0/maxPoints sum'],
    ],
    ['a unit twice', (c) => c.units.push(c.units[1] ?? never()), ['/units/5/id duplicate']],
    [
      'a group that does not add up',
      (c) => Object.assign(c.sets[0]?.groups[0] ?? {}, { maxPoints: 1 }),
      ['/sets/0/groups/0/maxPoints sum'],
    ],
    [
      'a packed number used twice',
      (c) => Object.assign(c.sets[0]?.indicators[1] ?? {}, { number: 1 }),
      ['/sets/0/indicators/1/number duplicate'],
    ],
    ['an unknown league', (c) => c.sets[0]?.leagues.push('nowhere'), ['/sets/0/leagues unknown-reference']],
    [
      'a scored count without target',
      (c) => Object.assign(c.sets[0]?.indicators[3] ?? {}, { target: undefined }),
      ['/sets/0/indicators/3/target required'],
    ],
    [
      'a count that a change gives points without a target',
      (c) =>
        Object.assign(c.sets[0]?.indicators[3] ?? {}, {
          target: undefined,
          maxPoints: 0,
          changes: [{ from: '2024-06-01', maxPoints: 1_000 }],
        }),
      ['/sets/0/groups/1/maxPoints sum', '/sets/0/indicators/3/target required'],
    ],
    [
      'a headline that is no standing',
      (c) => Object.assign(c.sets[0]?.headline ?? {}, { indicator: 'S.1' }),
      ['/sets/0/headline/indicator not-a-standing'],
    ],
    [
      'a milestone on points',
      (c) => Object.assign(c.milestones[0] ?? {}, { indicator: 'S.3' }),
      ['/milestones/0/indicator not-measurable'],
    ],
    [
      'a target for tasks',
      (c) => Object.assign(c.milestones[0]?.obligations[0] ?? {}, { target: 5 }),
      ['/milestones/0/obligations/0/target target-only-for-count'],
    ],
    [
      'a recipient of no unit',
      (c) => Object.assign(c.recipients[0] ?? {}, { unit: 'X' }),
      ['/recipients/0/unit unknown-reference'],
    ],
    ['an unknown field', (c) => Object.assign(c, { colour: 'red' }), ['/colour unknown-field']],
    [
      'a line break in a name',
      (c) => Object.assign(c.name, { vi: 'A\r\nBcc: x@y.example' }),
      ['/name/vi invalid'],
    ],
    [
      'a ranked set that is not weekly',
      (c) =>
        Object.assign(c.sets[0] ?? {}, { frequency: 'month', due: { workingDaysAfter: 2, time: '16:00' } }),
      [
        '/sets/0/frequency ranked-weekly',
        '/sets/0/lock/weekday weekly-only',
        '/sets/0/owed/0/from other-frequency',
      ],
    ],
    [
      'a week 53 that is none',
      (c) => Object.assign(c.sets[0]?.owed[0] ?? {}, { from: '2024-W53' }),
      ['/sets/0/owed/0/from invalid'],
    ],
  ])('refuses %s and says where', (_, change, violations) => {
    expect(foundIn(changed(change))).toEqual(violations);
  });

  it('takes two sets of which one is ranked, a longer set without a ranking, and a unit with a successor', () => {
    const input = changed((c) => {
      const [set = never()] = c.sets;
      const { headline: _, ...rest } = set;
      c.sets.push({
        ...rest,
        id: 'T',
        leagues: [],
        frequency: 'month',
        owed: [{ from: '2024-01', to: '2024-06' }],
        due: { workingDaysAfter: 2, time: '16:00' },
        lock: { workingDaysAfter: 5, time: '06:00' },
      });
      Object.assign(c.units[4] ?? {}, { successor: 'P.A' });
    });
    expect(foundIn(input)).toEqual([]);
  });

  it('refuses owed periods of another length at either end', () => {
    const owed = [
      { from: '2024-W01', to: '2024-03' },
      { from: '2024', to: '2024-W05' },
    ];
    expect(foundIn(changed((c) => Object.assign(c.sets[0] ?? {}, { owed })))).toEqual([
      '/sets/0/owed/0/to other-frequency',
      '/sets/0/owed/1/from other-frequency',
    ]);
  });

  it('refuses two ranked sets, because a leader gets one e-mail a week', () => {
    const input = changed((c) => c.sets.push({ ...(c.sets[0] ?? never()), id: 'T' }));
    expect(foundIn(input)).toEqual(['/sets one-ranked-set']);
  });

  it.each([null, [], 'text', 5])('refuses %j', (input) => {
    expect(foundIn(input).length).toBeGreaterThan(0);
  });
});

describe('checkSuccession', () => {
  it('lets a set come that was not there before, whatever its numbers', () => {
    const next = structuredClone(smallCatalogue());
    Object.assign(next.sets[0] ?? {}, { id: 'T', indicators: next.sets[0]?.indicators.slice(1) });
    expect(
      shownViolations(checkSuccession({ version: 1, catalogue: smallCatalogue() }, noMeanings, next)),
    ).toEqual([]);
  });

  it('lets names, targets and new indicators change', () => {
    const next = structuredClone(smallCatalogue());
    const [first = never()] = next.sets[0]?.indicators ?? [];
    next.sets[0]?.indicators.push({
      ...first,
      id: 'S.NEW',
      number: 20,
      name: { vi: 'Chỉ số mới', en: 'New indicator' },
    });
    expect(
      shownViolations(checkSuccession({ version: 1, catalogue: smallCatalogue() }, noMeanings, next)),
    ).toEqual([]);
  });

  it.each<[string, (catalogue: Catalogue) => void, string[]]>([
    [
      'renumbered',
      (c) => Object.assign(c.sets[0]?.indicators[0] ?? {}, { number: 99 }),
      ['/sets/0/indicators/0/number number-reassigned'],
    ],
    ['removed', (c) => c.sets[0]?.indicators.splice(0, 1), ['/sets/0/indicators indicator-removed']],
    [
      'of another kind',
      (c) => Object.assign(c.sets[0]?.indicators[2] ?? {}, { kind: 'tasks' }),
      ['/sets/0/indicators/2/number number-reassigned'],
    ],
  ])('F76: refuses an indicator that is %s', (_, change, violations) => {
    const next = structuredClone(smallCatalogue());
    change(next);
    expect(
      shownViolations(checkSuccession({ version: 1, catalogue: smallCatalogue() }, noMeanings, next)),
    ).toEqual(violations);
  });
});

function never(): never {
  throw new Error('the fixture has changed');
}
