import type { IndicatorSet, Unit } from '../../../../domain/catalogue/catalogue.ts';
import type { Indicator, Value } from '../../../../domain/kinds/kinds.ts';
import type { StepUp } from '../../../../domain/ranking/next-step-up.ts';
import type { Share } from '../../../../domain/ranking/share.ts';
import { scoreUnit } from '../../../../domain/scoring/score-unit.ts';
import type { Values } from '../../../../domain/submission/values.ts';

type Fraction = readonly [bigint, bigint];
type Try = { readonly step: StepUp; readonly cost: Fraction };

/**
 * The cheapest step up, found by scoring every figure that each indicator could have instead of its own. Nothing of the
 * product but the scoring of a whole submission is used, so that formulas are checked against plain trying.
 */
export function stepByTrying(
  set: IndicatorSet,
  unit: Unit,
  values: Values,
  others: readonly Share[],
): StepUp | null {
  const own = scoreUnit(set, unit, values);
  const rankOf = (share: Share) => 1 + others.filter((other) => isLarger(other, share)).length;
  const before = rankOf(own);
  const scored = new Set(own.indicators.map(({ indicator }) => indicator));
  const tries = set.indicators
    .filter(({ id }) => scored.has(id))
    .flatMap((indicator): Try[] => {
      const outcome = (value: Value) => {
        const after = scoreUnit(set, unit, new Map([...values, [indicator.id, value]]));
        return { points: after.points - own.points, rank: rankOf(after) };
      };
      const value = values.get(indicator.id);
      if (value === undefined) {
        const { points, rank } = outcome(bestOf(indicator));
        if (rank >= before) return [];
        const step = { indicator: indicator.id, more: null, points, rank };
        return [{ step, cost: [least(points), BigInt(points)] }];
      }
      for (const { more, changed, all } of changesOf(indicator, value)) {
        const { points, rank } = outcome(changed);
        if (rank >= before) continue;
        const [part, whole] = all;
        const size = BigInt(Math.abs(more));
        return [{ step: { indicator: indicator.id, more, points, rank }, cost: [size * whole, part] }];
      }
      return [];
    });
  const sending = tries.filter(({ step }) => step.more === null);
  return cheapest(sending.length > 0 ? sending : tries)?.step ?? null;

  /** The fewest points that would still have climbed; what is left over of the best figure does not make it cheaper. */
  function least(points: number): bigint {
    let fewest = points;
    while (fewest > 1 && rankOf({ points: own.points + fewest - 1, maxPoints: own.maxPoints }) < before)
      fewest -= 1;
    return BigInt(fewest);
  }
}

function isLarger(one: Share, other: Share): boolean {
  return BigInt(one.points) * BigInt(other.maxPoints) > BigInt(other.points) * BigInt(one.maxPoints);
}

function cheapest(tries: readonly Try[]): Try | undefined {
  return tries.reduce<Try | undefined>((best, one) => {
    if (best === undefined) return one;
    return one.cost[0] * best.cost[1] < best.cost[0] * one.cost[1] ? one : best;
  }, undefined);
}

/** The best figure that an indicator can have. */
function bestOf(indicator: Indicator): Value {
  switch (indicator.kind) {
    case 'ratio':
      return { kind: 'ratio', numerator: indicator.rule?.kind === 'lower' ? 0 : 1, denominator: 1 };
    case 'tasks':
      return { kind: 'tasks', done: 1, total: 1 };
    case 'count':
      return { kind: 'count', count: indicator.target ?? 0 };
    case 'points':
      return { kind: 'points', points: indicator.maxPoints };
    default:
      throw new Error(`${indicator.kind} earns no points`);
  }
}

type Changed = { readonly more: number; readonly changed: Value; readonly all: Fraction };

/** Every figure there can be instead of one, the smallest change first, with all the steps from no points to full points. */
function changesOf(indicator: Indicator, value: Value): Changed[] {
  const numbers = (most: number) => Array.from({ length: Math.max(0, most) }, (_, index) => index + 1);
  if (indicator.kind === 'ratio' && value.kind === 'ratio') {
    const { numerator, denominator } = value;
    const isLower = indicator.rule?.kind === 'lower';
    const all = stepsOf(indicator, denominator);
    if (denominator === 0) return [];
    return numbers(isLower ? numerator : denominator - numerator).map((size) => {
      const more = isLower ? -size : size;
      return { more, changed: { ...value, numerator: numerator + more }, all };
    });
  }
  if (value.kind === 'tasks')
    return numbers(value.total - value.done).map((more) => ({
      more,
      changed: { ...value, done: value.done + more },
      all: [BigInt(value.total), 1n],
    }));
  if (indicator.kind === 'count' && value.kind === 'count')
    return numbers((indicator.target ?? 0) - value.count).map((more) => ({
      more,
      changed: { ...value, count: value.count + more },
      all: [BigInt(indicator.target ?? 0), 1n],
    }));
  if (indicator.kind === 'points' && value.kind === 'points')
    return numbers(indicator.maxPoints - value.points).map((more) => ({
      more,
      changed: { ...value, points: value.points + more },
      all: [BigInt(indicator.maxPoints), 1n],
    }));
  return [];
}

/** How many of what a ratio counts lie between no points and full points, as a fraction. */
function stepsOf(indicator: Extract<Indicator, { kind: 'ratio' }>, denominator: number): Fraction {
  const { rule, targetBasisPoints } = indicator;
  const whole = BigInt(denominator);
  if (rule?.kind === 'lower') return [whole * BigInt(rule.zeroAt - targetBasisPoints), 10_000n];
  if (rule?.kind !== 'bands') return [whole * BigInt(targetBasisPoints), 10_000n];
  const most = Math.max(...rule.bands.map(({ earns }) => earns));
  const top = Math.min(...rule.bands.filter(({ earns }) => earns === most).map(({ from }) => from));
  return [BigInt(Math.ceil((denominator * top) / 10_000)), 1n];
}
