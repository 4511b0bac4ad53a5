/** The number of partitions for the submissions of one set and period. Changing it would hide stored submissions. */
export const shardCount = 4;

/** The partition of a unit's submissions: the two highest bits of the 32-bit FNV-1a hash of its id. */
export function shardOf(unit: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(unit)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 30;
}
