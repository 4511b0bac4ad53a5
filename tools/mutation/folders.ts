/** A folder whose files are mutated, and the tests that have to notice. */
export type JudgedFolder = { readonly folder: string; readonly tests: readonly string[] };

/** Every folder that `npm run mutate` covers. A test spawns no process and takes no seconds, or it is not listed here. */
export const judgedFolders: readonly JudgedFolder[] = [
  { folder: 'domain/delivery', tests: ['test/domain/delivery/**'] },
  { folder: 'domain/schedule', tests: ['test/domain/schedule/**'] },
];
