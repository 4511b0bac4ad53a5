import fc from 'fast-check';
import type { Level } from '../../../../domain/catalogue/level.ts';
import type { Indicator } from '../../../../domain/kinds/kinds.ts';

const text = { vi: 'Thử', en: 'Test' };

const maxPoints = fc.oneof(fc.constantFrom(0, 1, 7, 100, 200, 600), fc.nat(3_000));
const targetBasisPoints = fc.oneof(
  fc.constantFrom(3_333, 5_000, 8_000, 10_000),
  fc.integer({ min: 1, max: 10_000 }),
);
const target = fc.integer({ min: 1, max: 60 });

/** Dates before, at the ends of, within and after the two weeks that are ranked, 1 to 14 January 2024. */
const from = fc.constantFrom('2023-06-01', '2024-01-07', '2024-01-08', '2024-01-14', '2024-01-15');

/** At most three changes on different dates, each of some of these parts. */
function changesOf<T extends object>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  const change = fc.tuple(from, fc.record(parts, { requiredKeys: [] }));
  return fc
    .uniqueArray(change, { maxLength: 3, selector: ([date]) => date })
    .map((all) => all.map(([date, rest]) => ({ from: date, ...rest })));
}

const reached = fc.oneof(fc.constantFrom(0, 2_500, 5_000, 10_000), fc.nat(10_000));
const band = fc.record({ from: reached, earns: fc.nat(10_000) });
const rule = fc.oneof(
  fc.constant({}),
  fc
    .array(band, { minLength: 1, maxLength: 4 })
    .map((bands) => ({ rule: { kind: 'bands' as const, bands } })),
  fc.integer({ min: 10_001, max: 100_000 }).map((zeroAt) => ({ rule: { kind: 'lower' as const, zeroAt } })),
);
const parts = { numerator: text, denominator: text };

const ofAKind = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.record({ maxPoints, targetBasisPoints, changes: changesOf({ maxPoints, targetBasisPoints }) }),
        rule,
      )
      .map(([rest, more]) => ({ kind: 'ratio' as const, bounded: false, parts, ...rest, ...more })),
  },
  fc.record({
    kind: fc.constant('count' as const),
    maxPoints,
    target,
    changes: changesOf({ maxPoints, target }),
  }),
  fc.record({ kind: fc.constant('tasks' as const), maxPoints, changes: changesOf({ maxPoints }) }),
  fc.record({
    kind: fc.constant('points' as const),
    maxPoints: fc.integer({ min: 1, max: 3_000 }),
    changes: changesOf({ maxPoints }),
  }),
  fc.constantFrom({ kind: 'amount' as const }, { kind: 'standing' as const }),
);

const appliesTo: fc.Arbitrary<Indicator['appliesTo']> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Level>('department').map((level) => ({ levels: [level] })) },
  { weight: 1, arbitrary: fc.constant<Level>('district').map((level) => ({ levels: [level] })) },
  { weight: 1, arbitrary: fc.subarray(['U0', 'U1', 'U2'], { minLength: 1 }).map((units) => ({ units })) },
);

const group = fc.constantFrom('G0', 'G1', 'G2');

/** Indicators of every kind, with every rule, in three groups; the third may be empty. */
export const anyIndicators: fc.Arbitrary<Indicator[]> = fc
  .array(fc.tuple(ofAKind, group, appliesTo), { minLength: 1, maxLength: 6 })
  .map((all) =>
    all.map(([rest, inGroup, reporters], index) => ({
      id: `I${index}`,
      number: index + 1,
      group: inGroup,
      name: text,
      measure: text,
      appliesTo: reporters,
      evidence: text,
      ...rest,
    })),
  );
