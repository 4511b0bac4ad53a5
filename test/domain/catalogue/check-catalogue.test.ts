import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../../domain/catalogue/check-catalogue.ts';
import { checkSuccession } from '../../../domain/catalogue/check-succession.ts';
import type { Violation } from '../../../domain/problem/problem.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

function shown(violations: readonly Violation[]): string[] {
  return violations.map(({ pointer, code }) => `${pointer} ${code}`);
}

/** What parsing finds wrong with a catalogue. */
function foundIn(input: unknown): string[] {
  const parsed = parseCatalogue(input);
  return parsed.ok ? [] : shown(parsed.violations);
}

/** The small catalogue as plain JSON, changed at one place. */
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

  it('refuses two ranked sets, because a leader gets one e-mail a week', () => {
    const input = changed((c) => c.sets.push({ ...(c.sets[0] ?? never()), id: 'T' }));
    expect(foundIn(input)).toEqual(['/sets one-ranked-set']);
  });

  it.each([null, [], 'text', 5])('refuses %j', (input) => {
    expect(foundIn(input).length).toBeGreaterThan(0);
  });
});

describe('checkSuccession', () => {
  it('lets names, targets and new indicators change', () => {
    const next = structuredClone(smallCatalogue());
    const [first = never()] = next.sets[0]?.indicators ?? [];
    next.sets[0]?.indicators.push({ ...first, id: 'S.NEW', number: 20 });
    expect(shown(checkSuccession(smallCatalogue(), next))).toEqual([]);
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
    expect(shown(checkSuccession(smallCatalogue(), next))).toEqual(violations);
  });
});

function never(): never {
  throw new Error('the fixture has changed');
}
