/** A folder whose files are mutated, and the tests that have to notice. */
export type JudgedFolder = { readonly folder: string; readonly tests: readonly string[] };

/**
 * Every folder that `npm run mutate` covers, each judged by the tests that are about it. Left out are tests that start a
 * process, a database or a browser, and those of thousands of messages: they take seconds for each mutant.
 */
export const judgedFolders: readonly JudgedFolder[] = [
  ...[
    'domain/access',
    'domain/catalogue',
    'domain/delivery',
    'domain/language',
    'domain/milestone',
    'domain/period',
    'domain/ranking',
    'domain/report',
    'domain/schedule',
  ].map((folder) => ({ folder, tests: [`test/${folder}/**`] })),
];
