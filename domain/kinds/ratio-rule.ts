import * as z from 'zod';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { Path } from './kind.ts';
import { divideUp, type GrowthLevel, product, type Quantity } from './quantity.ts';

/**
 * How the share of a ratio earns points when not pro rata up to the target. `lower`: full points at or below the
 * target, none at or above `zeroAt`, linear in between. `bands`: the highest band whose `from` the share reaches
 * determines the points.
 */
export const ratioRuleSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('lower'), zeroAt: z.int().min(1).max(100_000) }),
    z.strictObject({
      kind: z.literal('bands'),
      bands: z
        .array(z.strictObject({ from: z.int().min(0).max(10_000), earns: z.int().min(0).max(10_000) }))
        .min(1),
    }),
  ])
  .exactOptional();

type Rule = z.output<typeof ratioRuleSchema> | undefined;

/**
 * Checks that, where less is better, the share that earns nothing lies above every target, and that bands rise.
 * @param targets in 1/100 per cent
 * @param at the rule's path
 */
export function checkRatioRule(rule: Rule, targets: readonly number[], at: Path): Violation[] {
  switch (rule?.kind) {
    case 'lower':
      return rule.zeroAt > Math.max(...targets) ? [] : [notAboveTarget(at)];
    case 'bands':
      return isRising(rule.bands) ? [] : [notRising(at)];
    case undefined:
      return [];
  }
}

const byTheWhole = { each: 10_000n };

/**
 * What a ratio earns points by.
 * @param target in 1/100 per cent
 */
export function ratioQuantity(
  rule: Rule,
  target: number,
  { numerator, denominator }: { readonly numerator: number; readonly denominator: number },
): Quantity {
  switch (rule?.kind) {
    case 'lower': {
      const whole = BigInt(denominator);
      const zero = whole * BigInt(rule.zeroAt);
      return {
        part: zero - BigInt(numerator) * 10_000n,
        whole: zero - whole * BigInt(target),
        growth: { each: -10_000n },
      };
    }
    case 'bands':
      return bandQuantity(rule.bands, BigInt(numerator), BigInt(denominator));
    case undefined:
      return {
        part: product(numerator, 10_000),
        whole: product(denominator, target),
        growth: byTheWhole,
      };
  }
}

/** The part of the points, in 1/100 per cent, that the best ratio earns. */
export function mostEarnedBy(rule: Rule): number {
  return rule?.kind === 'bands' ? Math.max(...rule.bands.map(({ earns }) => earns)) : 10_000;
}

type Band = { readonly from: number; readonly earns: number };

/** A share earns the most of the bands it has reached; each band that would earn more is a level, and of
 * several that the same number of things reaches, the highest. */
function bandQuantity(bands: readonly Band[], numerator: bigint, denominator: bigint): Quantity {
  const levels: GrowthLevel[] = [];
  let [earned, highest] = [0n, 0n];
  for (const { from, earns } of bands.toSorted((a, b) => a.from - b.from)) {
    const needed = divideUp(denominator * BigInt(from), 10_000n);
    const part = BigInt(earns);
    if (part <= (levels.at(-1)?.part ?? earned)) continue;
    highest = needed;
    if (numerator >= needed) {
      earned = part;
      continue;
    }
    const level = { more: needed - numerator, part };
    if (levels.at(-1)?.more === level.more) levels.pop();
    levels.push(level);
  }
  return { part: earned, whole: 10_000n, growth: { levels, all: highest } };
}

function isRising(bands: readonly Band[]): boolean {
  return bands.every((band, index) => {
    const below = bands[index - 1];
    return below === undefined || (below.from < band.from && below.earns <= band.earns);
  });
}

function notAboveTarget(at: Path): Violation {
  return {
    pointer: jsonPointer([...at, 'zeroAt']),
    code: 'not-above-target',
    detail: {
      vi: 'Khi càng thấp càng tốt, mức không được điểm («zeroAt») phải cao hơn chỉ tiêu («target»).',
      en: 'Where less is better, the share that earns nothing (“zeroAt”) must be above the target.',
    },
  };
}

function notRising(at: Path): Violation {
  return {
    pointer: jsonPointer([...at, 'bands']),
    code: 'not-rising',
    detail: {
      vi: 'Các bậc phải tăng dần, cả mức đạt và phần điểm; xếp lại các bậc.',
      en: 'Bands must rise, both in the share reached and in the points earned; reorder them.',
    },
  };
}
