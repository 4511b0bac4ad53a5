/**
 * What earns an indicator's points: `part` of `whole`, both in the same unit, so that targets in per cent stay integers. A
 * negative part earns nothing.
 */
export type Quantity = {
  readonly part: bigint;
  readonly whole: bigint;
  /**
   * What one more of the things counted adds to the part; negative where less is better. Null where points come in bands,
   * so that one more may add nothing.
   */
  readonly unit: bigint | null;
};

/** So many things counted out of so many. */
export function counted(part: number, whole: number): Quantity {
  return { part: BigInt(part), whole: BigInt(whole), unit: 1n };
}
