import type { IndicatorSet } from '../catalogue/catalogue.ts';
import type { Violation } from '../problem/problem.ts';

const aboutIndicator = /^\/(?:values|comments)\/([^/]+)/;

/** The same violations, each with the indicator that its pointer under `/values` or `/comments` names. */
export function nameIndicators(set: IndicatorSet, violations: readonly Violation[]): Violation[] {
  const names = new Map(set.indicators.map(({ id, name }) => [id, name]));
  return violations.map((violation) => {
    const id = aboutIndicator.exec(violation.pointer)?.[1] ?? '';
    const name = names.get(id);
    return name === undefined ? violation : { ...violation, indicator: { id, name } };
  });
}
