/** Generates unpredictable bytes, for ids and tokens. */
export interface Entropy {
  bytes(count: number): Uint8Array;
}
