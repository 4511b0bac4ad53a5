/** A folder whose files are mutated, or one file, and the tests that must detect the mutants. */
export type JudgedFolder = { readonly folder: string; readonly tests: readonly string[] };

/**
 * Every folder that `npm run mutate` covers, each with the tests that cover it: a folder of `domain` with its own, but
 * for one, and a folder of `usecases` with those of the functions that use it. Excludes tests that start a process, a database or a browser,
 * or use thousands of messages or requests, because they take seconds per mutant.
 */
export const judgedFolders: readonly JudgedFolder[] = [
  ...[
    'access',
    'catalogue-workbook',
    'delivery',
    'language',
    'period',
    'problem',
    'ranking',
    'report',
    'schedule',
    'scoring',
  ].map((folder) => ({ folder: `domain/${folder}`, tests: [`test/domain/${folder}/**`] })),
  // What a kind allows and earns is seen in figures and points.
  {
    folder: 'domain/kinds',
    tests: ['test/domain/kinds/**', 'test/domain/scoring/**', 'test/domain/submission/**'],
  },
  // Files of figures are read from the front door, with all their errors at once.
  { folder: 'domain/submission', tests: ['test/domain/submission/**', 'test/functions/submissions/**'] },
  {
    folder: 'domain/table',
    tests: [
      'test/domain/table/**',
      'test/functions/table-files.test.ts',
      'test/domain/catalogue-workbook/**',
      'test/functions/results/ranking-csv.test.ts',
      'test/domain/language/**',
    ],
  },
  // What a change of the catalogue breaks, and whom it silences, is seen where it is put.
  {
    folder: 'domain/catalogue',
    tests: [
      'test/domain/catalogue/**',
      ...[
        'catalogue-succession',
        'ever-used',
        'figures-keep-their-meaning',
        'names-stay',
        'put-catalogue',
        'second-operator',
        'silencing-catalogues',
      ].map((name) => `test/functions/registry/${name}.test.ts`),
    ],
  },
  // Pace, forecasts and warnings are seen whole in what milestones show.
  {
    folder: 'domain/milestone',
    tests: ['test/domain/milestone/**', 'test/functions/results/*milestone*.test.ts'],
  },
  { folder: 'domain/audit', tests: ['test/functions/audit/**'] },
  {
    folder: 'domain/failures',
    tests: [
      'test/usecases/failures/**',
      'test/functions/schedule/failure-mails.test.ts',
      'test/functions/operations/recipients.test.ts',
      'test/messages/failure-digest/**',
    ],
  },
  { folder: 'domain/calendar', tests: ['test/functions/workbooks/calendar.test.ts'] },
  { folder: 'domain/stored-row', tests: ['test/functions/operations/unreadable-rows.test.ts'] },
  {
    folder: 'domain/workbook',
    tests: ['test/domain/workbook/**', 'test/functions/workbooks/**', 'test/domain/catalogue-workbook/**'],
  },
  { folder: 'usecases/auditing', tests: ['test/functions/audit/**'] },
  { folder: 'usecases/calendars', tests: ['test/functions/workbooks/calendar.test.ts'] },
  { folder: 'usecases/stored-rows', tests: ['test/functions/operations/unreadable-rows.test.ts'] },
  { folder: 'usecases/workbooks', tests: ['test/functions/workbooks/**'] },
  {
    folder: 'usecases/access',
    tests: [
      'test/functions/registry/**',
      'test/functions/portal/**',
      'test/usecases/access/**',
      'test/functions/http/rate-limit*.test.ts',
      'test/functions/access/**',
      'test/functions/audit/every-change.test.ts',
    ],
  },
  { folder: 'usecases/approving', tests: ['test/usecases/approving/**', 'test/functions/approvals/**'] },
  {
    folder: 'usecases/catalogue',
    tests: ['test/functions/registry/**', 'test/functions/results/**', 'test/functions/audit/**'],
  },
  {
    folder: 'usecases/delivering',
    tests: [
      'test/functions/sender/**',
      'test/functions/operations/**',
      'test/functions/registry/unsubscribe.test.ts',
      'test/functions/schedule/**',
      'test/functions/table-files.test.ts',
      'test/functions/audit/every-change.test.ts',
      'test/usecases/delivering/**',
    ],
  },
  {
    folder: 'usecases/failures',
    tests: [
      'test/usecases/failures/**',
      'test/functions/schedule/failure-mails.test.ts',
      'test/functions/operations/preview.test.ts',
    ],
  },
  {
    folder: 'usecases/milestones',
    tests: [
      'test/functions/schedule/**',
      'test/functions/results/*milestone*.test.ts',
      'test/functions/results/cursors.test.ts',
      'test/functions/approvals/**',
      'test/functions/workbooks/calendar.test.ts',
      'test/usecases/milestones/**',
      'test/functions/operations/preview.test.ts',
      'test/functions/table-files.test.ts',
    ],
  },
  {
    folder: 'usecases/previewing',
    tests: ['test/functions/operations/**', 'test/functions/audit/every-change.test.ts'],
  },
  { folder: 'usecases/questioning', tests: ['test/functions/registry/questions.test.ts'] },
  {
    folder: 'usecases/ranking',
    tests: [
      'test/functions/results/**',
      'test/functions/schedule/**',
      'test/usecases/ranking/**',
      'test/functions/table-files.test.ts',
      'test/functions/audit/every-change.test.ts',
    ],
  },
  {
    folder: 'usecases/reporting',
    tests: [
      'test/functions/schedule/**',
      'test/functions/operations/**',
      'test/functions/results/announce-correction.test.ts',
    ],
  },
  { folder: 'usecases/scheduling', tests: ['test/functions/schedule/**', 'test/functions/operations/**'] },
  {
    folder: 'usecases/submitting',
    tests: [
      'test/functions/submissions/**',
      'test/usecases/submitting/**',
      'test/functions/results/read-completeness.test.ts',
      'test/functions/results/cursors.test.ts',
      'test/functions/table-files.test.ts',
      'test/functions/registry/exceptions.test.ts',
      'test/functions/registry/open-exception.test.ts',
      'test/functions/registry/close-exception.test.ts',
      'test/functions/registry/extension-requests.test.ts',
      'test/functions/workbooks/form.test.ts',
      'test/functions/approvals/**',
      'test/functions/audit/every-change.test.ts',
    ],
  },
  { folder: 'usecases/computed-page.ts', tests: ['test/functions/results/**'] },
  {
    folder: 'usecases/count-in-interval.ts',
    tests: [
      'test/functions/registry/issuing-limits.test.ts',
      'test/functions/operations/send-preview.test.ts',
      'test/functions/portal/sign-in.test.ts',
    ],
  },
  {
    folder: 'usecases/fitting.ts',
    tests: [
      'test/functions/audit/list-audit.test.ts',
      'test/functions/results/**',
      'test/functions/table-files.test.ts',
    ],
  },
  { folder: 'usecases/in-parallel.ts', tests: ['test/usecases/in-parallel.test.ts'] },
  { folder: 'usecases/not-of-this-list.ts', tests: ['test/functions/results/**'] },
  {
    folder: 'usecases/unless-unreadable.ts',
    tests: ['test/functions/results/**', 'test/functions/access/**'],
  },
];
