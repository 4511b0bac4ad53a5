/** An integer, exact: a number up to 2^53, which is much faster, or a bigint of any size. */
export type Exact = number | bigint;

/**
 * What earns an indicator's points: `part` of `whole`, both in the same unit, so that targets in per cent stay integers. A
 * negative part earns nothing; a part beyond the whole earns no more than the whole.
 */
export type Quantity = {
  readonly part: Exact;
  readonly whole: Exact;
  readonly growth: Growth;
};

/**
 * How the part grows with the things counted. Evenly: each one adds so much; negative where less is better. By levels:
 * the levels not reached yet, the nearest first, and how many things there are from none to the highest level.
 */
type Growth = { readonly each: bigint } | { readonly levels: readonly GrowthLevel[]; readonly all: bigint };

/** A level: how many more things it takes, and the part it makes. */
export type GrowthLevel = { readonly more: bigint; readonly part: bigint };

/**
 * A quantity that follows from the integers of a packed figure: the first times `part`, of `whole` times the second where
 * `of` says so, else of `whole` itself. Such a figure is empty where the second is 0. Each thing counted adds `part`.
 */
export type Proportion = { readonly part: number; readonly whole: number; readonly of: 'second' | 'itself' };

const oneByOne: Growth = { each: 1n };

/** A number of things counted out of another. */
export function counted(part: number, whole: number): Quantity {
  return { part, whole, growth: oneByOne };
}

/** The product of two safe integers. */
export function product(one: number, other: number): Exact {
  const inexact = one * other;
  return Number.isSafeInteger(inexact) ? inexact : BigInt(one) * BigInt(other);
}

/** A quotient rounded up. @param dividend at least 0 @param divisor at least 1 */
export function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
