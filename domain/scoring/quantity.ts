import type { Indicator } from '../catalogue/catalogue.ts';
import type { Value } from '../submission/values.ts';

/**
 * What earns an indicator's points: `part` of `whole`, where one more of the things that are counted adds `unit` to the
 * part, or takes it away where less is better; the part is then negative beyond the share that earns nothing. Targets in
 * per cent so stay integers.
 */
export type Quantity = { readonly part: bigint; readonly whole: bigint; readonly unit: bigint };

/** The quantity in a value; null for a value that is none of its indicator's, or that has no target. */
export function quantityOf(indicator: Indicator, value: Value | undefined): Quantity | null {
  if (indicator.kind === 'ratio' && value?.kind === 'ratio') {
    const part = BigInt(value.numerator) * 10_000n;
    const denominator = BigInt(value.denominator);
    const target = denominator * BigInt(indicator.targetBasisPoints);
    if (indicator.rule?.kind !== 'lower') return { part, whole: target, unit: 10_000n };
    const zero = denominator * BigInt(indicator.rule.zeroAt);
    return { part: zero - part, whole: zero - target, unit: -10_000n };
  }
  if (indicator.kind === 'tasks' && value?.kind === 'tasks') return counted(value.done, value.total);
  if (indicator.kind === 'points' && value?.kind === 'points')
    return counted(value.points, indicator.maxPoints);
  if (indicator.kind === 'count' && value?.kind === 'count' && indicator.target !== undefined)
    return counted(value.count, indicator.target);
  return null;
}

function counted(part: number, whole: number): Quantity {
  return { part: BigInt(part), whole: BigInt(whole), unit: 1n };
}
