/**
 * What earns an indicator's points: `part` of `whole`, both in the same unit, so that targets in per cent stay
 * integers. A negative part earns nothing.
 */
export type Quantity = {
  readonly part: bigint;
  readonly whole: bigint;
  /**
   * The change of the part for each additional thing counted; negative where less is better. Null where points come in
   * bands, because one more may change nothing.
   */
  readonly unit: bigint | null;
};

/** A number of things counted out of a whole. */
export function counted(part: number, whole: number): Quantity {
  return { part: BigInt(part), whole: BigInt(whole), unit: 1n };
}
