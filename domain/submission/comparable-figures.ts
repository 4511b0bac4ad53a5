import type { Indicator } from '../catalogue/catalogue.ts';
import type { Text } from '../language/text.ts';
import type { Value } from './values.ts';

/** Which number of a value it is. */
export const partRoles = ['numerator', 'denominator', 'count', 'total', 'amount'] as const;

/** One number of a value, comparable with the same number of another period. Amounts are in 1/100. */
export type ComparableFigure = {
  readonly label: Text;
  readonly role: (typeof partRoles)[number];
  readonly figure: number;
};

/**
 * The numbers of a value that are compared with those of the last period, always the same ones in the same order for an
 * indicator: both parts of a ratio, a count, the number of tasks assigned, an amount. Nothing to report counts as 0.
 */
export function figuresOf(indicator: Indicator, value: Value): ComparableFigure[] {
  switch (indicator.kind) {
    case 'ratio': {
      const { numerator, denominator } = value.kind === 'ratio' ? value : { numerator: 0, denominator: 0 };
      return [
        { label: indicator.parts.numerator, role: 'numerator', figure: numerator },
        { label: indicator.parts.denominator, role: 'denominator', figure: denominator },
      ];
    }
    case 'count':
      return [{ label: indicator.measure, role: 'count', figure: value.kind === 'count' ? value.count : 0 }];
    case 'tasks':
      return [
        {
          label: { vi: 'tổng số được giao', en: 'assigned in all' },
          role: 'total',
          figure: value.kind === 'tasks' ? value.total : 0,
        },
      ];
    case 'amount':
      return [
        { label: indicator.measure, role: 'amount', figure: value.kind === 'amount' ? value.amount : 0 },
      ];
    default:
      return [];
  }
}
