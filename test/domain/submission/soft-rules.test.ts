import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { findingText, softFindingSchema } from '../../../domain/submission/soft-finding.ts';
import { requireComments, softFindings } from '../../../domain/submission/soft-rules.ts';
import { summedSet } from '../../fixtures/summed-set.ts';

const count = (figure: number): Value => ({ kind: 'count', count: figure });
const amount = (figure: number): Value => ({ kind: 'amount', amount: figure });
const ratio = (numerator: number, denominator: number): Value => ({ kind: 'ratio', numerator, denominator });
const tasks = (done: number, total: number): Value => ({ kind: 'tasks', done, total });
const none: Value = { kind: 'none' };

/** The last figures of the period just before, or of those that `since` names. */
const last = (values: readonly [string, Value][], since: readonly [string, string][] = []) => ({
  values: new Map(values),
  since: new Map(since),
});

const findings = (id: string, before: Value, after: Value) =>
  softFindings(summedSet(), last([[id, before]]), new Map([[id, after]]));

describe('P44: softFindings', () => {
  it.each<[string, Value, Value, string[]]>([
    ['R', count(100), count(300), []],
    ['R', count(100), count(301), ['more-than-triple']],
    ['R', count(0), count(1_000), []],
    ['R', count(100), count(99), ['count-fell']],
    ['R', count(100), none, ['count-fell']],
    ['R', none, count(100), []],
    ['A', amount(100), amount(301), ['more-than-triple']],
    ['A', amount(-100), amount(1_000), []],
    ['A', amount(100), amount(1), []],
    ['Q', ratio(177, 177), ratio(174, 174), ['denominator-shrank']],
    ['Q', ratio(1, 10), ratio(4, 10), ['more-than-triple']],
    ['Q', ratio(1, 10), ratio(4, 31), ['more-than-triple', 'more-than-triple']],
    ['Q', ratio(10, 10), ratio(0, 10), []],
    ['Q', ratio(1, 10), ratio(4, 9), ['more-than-triple', 'denominator-shrank']],
    ['T', tasks(1, 2), tasks(7, 7), ['more-than-triple']],
    ['T', tasks(1, 6), tasks(6, 6), []],
    ['T', tasks(1, 6), tasks(0, 1), []],
    ['S', { kind: 'points', points: 1 }, { kind: 'points', points: 900 }, []],
  ])('%s from %j to %j: %j', (id, before, after, codes) => {
    expect(findings(id, before, after).map(({ code }) => code)).toEqual(codes);
  });

  it('names the period of the figure before, where it is not the one just before', () => {
    const set = summedSet();
    const before = last(
      [
        ['R', count(100)],
        ['A', amount(100)],
      ],
      [['R', '2024-W05']],
    );
    const found = softFindings(
      set,
      before,
      new Map([
        ['R', count(301)],
        ['A', amount(301)],
      ]),
    );
    expect(found.map(({ indicator, since }) => [indicator, since])).toEqual([
      ['R', '2024-W05'],
      ['A', undefined],
    ]);
    const [older] = found.map((one) => findingText(set, softFindingSchema.parse(one)));
    expect(older?.vi).toContain(': 301, hơn ba lần tuần 05/2024 (100).');
    expect(older?.en).toContain(': 301, more than three times that of week 5 of 2024 (100).');
  });

  it('gives both figures, in both languages', () => {
    const [finding] = findings('Q', ratio(177, 177), ratio(174, 174));
    expect(finding).toEqual({
      indicator: 'Q',
      code: 'denominator-shrank',
      part: 'denominator',
      before: 177,
      after: 174,
    });
    const [money] = findings('A', amount(100), amount(1_234_50));
    const told = [finding, money].map((one) => findingText(summedSet(), softFindingSchema.parse(one)));
    expect(told).toEqual([
      {
        vi: 'Q, tổng số cơ sở: 174, nhỏ hơn kỳ trước (177).',
        en: 'Q, facilities in all: 174, less than the last period’s (177).',
      },
      {
        vi: 'A, hồ sơ: 1.234,50, hơn ba lần kỳ trước (1,00).',
        en: 'A, dossiers: 1,234.50, more than three times the last period’s (1.00).',
      },
    ]);
  });

  it('can be told of an indicator that the set has no longer', () => {
    const [finding] = findings('R', count(100), count(99));
    expect(findingText({ ...summedSet(), indicators: [] }, softFindingSchema.parse(finding))).toEqual({
      vi: 'R: 99, thấp hơn kỳ trước (100).',
      en: 'R: 99, less than the last period’s (100).',
    });
  });

  it('finds nothing without a last period, or without one of the two figures', () => {
    expect(softFindings(summedSet(), last([]), new Map([['R', count(1)]]))).toEqual([]);
    expect(softFindings(summedSet(), last([['R', count(1)]]), new Map())).toEqual([]);
  });

  it('lets a weekly denominator go up and down unless the indicator says otherwise', () => {
    const set = summedSet();
    const { indicators } = set;
    const weekly = indicators.map((one) => ({ ...one, softRules: undefined }));
    const before = last([['Q', ratio(177, 177)]]);
    expect(softFindings({ ...set, indicators: weekly }, before, new Map([['Q', ratio(0, 1)]]))).toEqual([]);
  });

  it('finds more than triple exactly, up to 2^53', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (before, after) => {
        const codes = findings('R', count(before), count(after)).map(({ code }) => code);
        expect(codes.includes('more-than-triple')).toBe(before > 0 && BigInt(after) > BigInt(before) * 3n);
        expect(codes.includes('count-fell')).toBe(after < before);
      }),
    );
  });
});

describe('P44: requireComments', () => {
  const found = findings('R', count(100), count(301));

  it('asks for a comment on every finding', () => {
    expect(requireComments(summedSet(), found, new Map([['Q', 'khác']]))).toEqual([
      {
        pointer: '/comments/R',
        code: 'needs-comment',
        detail: {
          vi: 'R, hồ sơ: 301, hơn ba lần kỳ trước (100). Sửa số liệu, hoặc ghi giải trình.',
          en: 'R, dossiers: 301, more than three times the last period’s (100). Fix the figure, or explain it in a comment.',
        },
      },
    ]);
  });

  it('is content with one', () => {
    expect(requireComments(summedSet(), found, new Map([['R', 'Đợt cao điểm']]))).toEqual([]);
    expect(requireComments(summedSet(), [], new Map())).toEqual([]);
  });
});
