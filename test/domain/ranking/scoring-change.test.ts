import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { IndicatorSet, Unit } from '../../../domain/catalogue/catalogue.ts';
import { setOn } from '../../../domain/catalogue/set-on.ts';
import { type Indicator, indicatorKinds, indicatorSchema } from '../../../domain/kinds/kinds.ts';
import { scoringChange } from '../../../domain/ranking/scoring-change.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const catalogue = smallCatalogue();
const units = catalogue.units.filter(({ level }) => level === 'department');
const [set] = catalogue.sets;

const found = (): IndicatorSet => {
  if (set === undefined) throw new Error('the fixture has changed');
  return set;
};

const withIndicator = (id: string, changes: object): IndicatorSet => ({
  ...found(),
  indicators: found().indicators.map((one) =>
    one.id === id ? indicatorSchema.parse({ ...one, ...changes }) : one,
  ),
});

const change = (now: IndicatorSet, before = found(), of: readonly Unit[] = units) =>
  scoringChange(before, now, of);

const nameOf = (id: string) => found().indicators.find((one) => one.id === id)?.name;

/** What a field may be instead, for every field of every kind that an indicator of points has. */
const otherValues: Readonly<Record<string, unknown>> = {
  group: 'G9',
  maxPoints: 1_234,
  target: 321,
  targetBasisPoints: 9_999,
  rule: { kind: 'bands', bands: [{ from: 0, earns: 5_000 }] },
  appliesTo: { units: ['P.A'] },
  name: { vi: 'Tên khác', en: 'Another name' },
  measure: { vi: 'việc', en: 'tasks' },
  number: 99,
  evidence: { vi: 'nguồn', en: 'source' },
  parts: { numerator: { vi: 'a', en: 'a' }, denominator: { vi: 'b', en: 'b' } },
  bounded: false,
  softRules: [],
  changes: [],
};

/** The fields that say nothing of how an indicator scores. */
const silent = ['name', 'measure', 'number', 'evidence', 'parts', 'bounded', 'softRules', 'changes'];

const scored = found().indicators.filter((one) => 'maxPoints' in one && one.maxPoints > 0);

const fields = scored.flatMap((one) => {
  const schema = z.toJSONSchema(indicatorKinds[one.kind].definition, { io: 'input' });
  return Object.keys(schema.properties ?? {})
    .filter((field) => field !== 'id' && field !== 'kind')
    .map((field) => [one.kind, field, one] as const);
});

describe('F159: how the scoring of two weeks differs', () => {
  it('is nothing where the set is the same, also read again, and on dates between the same changes', () => {
    const changing = withIndicator('S.1', { changes: [{ from: '2024-01-10', maxPoints: 5_000 }] });
    const ofDay = fc.integer({ min: 10, max: 31 }).map((day) => setOn(changing, `2024-01-${day}`));
    fc.assert(
      fc.property(ofDay, ofDay, (one, other) => {
        expect(change(structuredClone(one), other)).toBe(null);
      }),
    );
  });

  it.each(fields)('of an indicator of kind %s: %s', (_, field, indicator) => {
    const { id } = indicator;
    const now: IndicatorSet = {
      ...found(),
      indicators: found().indicators.map(
        (one): Indicator => (one.id === id ? { ...one, [field]: otherValues[field] } : one),
      ),
    };
    const named = change(now)?.indicators.map((one) => one.id) ?? [];
    expect([field, field in otherValues, named]).toEqual([field, true, silent.includes(field) ? [] : [id]]);
  });

  it('says points and targets before and after', () => {
    const now = withIndicator('S.1', { maxPoints: 5_000, targetBasisPoints: 10_000 });
    expect(change(now)).toEqual({
      indicators: [
        {
          id: 'S.1',
          name: nameOf('S.1'),
          what: 'changed',
          maxPoints: { before: 6_000, now: 5_000 },
          target: { before: 8_000, now: 10_000, in: 'share' },
        },
      ],
      count: 1,
      rules: [],
    });
  });

  it('says which indicators began and ceased to earn points', () => {
    const now = { ...found(), indicators: found().indicators.filter(({ id }) => id !== 'S.2') };
    const ended = { id: 'S.2', name: nameOf('S.2'), what: 'ended', maxPoints: { before: 2_000, now: 0 } };
    const added = { ...ended, what: 'added', maxPoints: { before: 0, now: 2_000 } };
    expect(change(now)).toEqual({ indicators: [ended], count: 1, rules: [] });
    expect(change(found(), now)).toEqual({ indicators: [added], count: 1, rules: [] });
    expect(change(withIndicator('S.2', { maxPoints: 0 }))).toEqual({
      indicators: [ended],
      count: 1,
      rules: [],
    });
    expect(change(withIndicator('S.2', { appliesTo: { levels: ['district'] } }))).toEqual({
      indicators: [ended],
      count: 1,
      rules: [],
    });
  });

  it('says that another kind scores it, with no target where the two do not compare', () => {
    const { id, number, group, name, measure, appliesTo, evidence } =
      scored[0] ?? found().indicators[0] ?? fail();
    const counted = {
      id,
      number,
      group,
      name,
      measure,
      appliesTo,
      evidence,
      kind: 'count',
      maxPoints: 6_000,
      target: 10,
    };
    const now = {
      ...found(),
      indicators: found().indicators.map((one) => (one.id === id ? indicatorSchema.parse(counted) : one)),
    };
    expect(change(now)).toEqual({
      indicators: [{ id, name, what: 'changed', rule: true }],
      count: 1,
      rules: [],
    });
  });

  it('leaves out what concerns none of the units, and what earns no points', () => {
    const ofDistricts = withIndicator('S.1', { appliesTo: { levels: ['district'] } });
    const changed = { ...ofDistricts, indicators: [...ofDistricts.indicators] };
    const before = {
      ...ofDistricts,
      indicators: ofDistricts.indicators.map((one) =>
        one.id === 'S.1' ? indicatorSchema.parse({ ...one, maxPoints: 10 }) : one,
      ),
    };
    expect(change(changed, before)).toBe(null);
    expect(change(withIndicator('S.7', { targetBasisPoints: 5_000 }))).toBe(null);
  });

  it.each([
    ['notApplicable', { notApplicable: 'zero' }],
    ['missing', { missing: 'exclude' }],
    ['partial', { partial: { means: 'unranked', until: 'due' } }],
    ['minimumApplicable', { minimumApplicable: 5_000 }],
  ] as const)('names the rule %s of the set', (rule, changes) => {
    expect(change({ ...found(), ...changes })).toEqual({ indicators: [], count: 0, rules: [rule] });
  });
});

function fail(): never {
  throw new Error('the fixture has changed');
}
