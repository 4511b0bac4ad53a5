import type { Indicator, Value } from '../../../../domain/kinds/kinds.ts';
import type { Submission } from '../../../../domain/submission/submission.ts';
import { submissionOf } from '../../../fixtures/submission.ts';

/** A unit's submission, from one random number per indicator; null when it submits nothing. */
export function submissionFrom(
  unit: string,
  period: string,
  indicators: readonly Indicator[],
  numbers: readonly number[],
): Submission | null {
  const [first = 0, ...rest] = numbers;
  if (first % 4 === 0) return null;
  const values = indicators.flatMap(({ id, kind }, index): [string, Value][] => {
    const value = valueFrom(kind, rest[index] ?? 0);
    return value === null ? [] : [[id, value]];
  });
  return values.length === 0 ? null : submissionOf({ unit, period, values: new Map(values) });
}

/** A value with small parts, so that ties and exact halves occur, or with parts around a thousand million; null for none. */
function valueFrom(kind: Indicator['kind'], number: number): Value | null {
  const shape = number % 8;
  const scale = shape === 2 ? 31_250_007 : 1;
  const [a, b] = [
    ((number >>> 3) % 32) * scale + (shape === 2 ? number % 101 : 0),
    ((number >>> 8) % 32) * scale,
  ];
  if (shape === 0) return null;
  if (shape === 1) return { kind: 'none' };
  switch (kind) {
    case 'ratio':
      return { kind, numerator: a, denominator: b };
    case 'tasks':
      return { kind, done: Math.min(a, b), total: b };
    case 'count':
      return { kind, count: a };
    case 'points':
      return { kind, points: (a * 97) % 3_001 };
    case 'standing':
      return { kind, points: a, rank: 1, of: 63 };
    case 'amount':
      return { kind, amount: a };
  }
}
