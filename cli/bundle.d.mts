/** A bundle: the project's folder with a `/` at its end, the entry's path in it, and the folder that holds the bundle. */
type Place = { readonly project: string; readonly entry: string; readonly cache: string };

/** The file of a bundle of the sources as they are, of the command's by default; null when none can be made. */
export function currentBundle(place?: Place): Promise<string | null>;

/**
 * Loads a bundle with the code that an earlier run with the same first words compiled.
 * @param words of the command line
 * @returns what the bundle exports, and a function that keeps what was compiled until now for later runs
 */
export function loadBundle(
  file: string,
  words: readonly string[],
): { readonly exports: unknown; readonly keep: () => void };
