/** How many changes are told apart within a version of the catalogue. */
const changesOfVersion = 10_000;

/** The last thing that a unit sent for a period: its number, and whether the head of the unit has decided on it. */
export type LastSent = { readonly revision: number; readonly isDecided: boolean };

/** How often something has changed that a unit does for a period; never less than before. */
export function changesOf({ revision, isDecided }: LastSent): number {
  return 2 * revision + (isDecided ? 1 : 0);
}

/**
 * The sequence of an event: a version of the catalogue outweighs what was counted under earlier ones, because it may take back what
 * raised them, such as an extension.
 * @param version of the catalogue
 * @param changes since it is in force or before; may only grow while it is
 */
export function sequenceOf(version: number, changes: number): number {
  return version * changesOfVersion + Math.min(changes, changesOfVersion - 1);
}
