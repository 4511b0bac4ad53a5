import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first; the first two make the bundles and the example, for which others would wait. */
const longFiles = [
  'test/deployed/fortnight.test.ts',
  'test/deployed/lost-answers.test.ts',
  'test/end-to-end/readme.test.ts',
  'test/stored-rows/every-row.test.ts',
  'test/browser/operator.test.ts',
  'test/docs/cost.test.ts',
  'test/browser/email.test.ts',
  'test/browser/clerk.test.ts',
  'test/simulation/broken-rules.test.ts',
  'test/usecases/workbooks/memory.test.ts',
  'test/simulation/simulation.test.ts',
  'test/messages/message-size.test.ts',
  'test/deployed/bad-days.test.ts',
  'test/backup/drill.test.ts',
  'test/browser/mailbox.test.ts',
  'test/local/answers-fit.test.ts',
  'test/functions/api-fuzz.test.ts',
  'test/end-to-end/week.test.ts',
  'test/deployed/drill.test.ts',
  'test/simulation/broken-products.test.ts',
  'test/language/command-line.test.ts',
  'test/stored-rows/report-without-rows.test.ts',
  'test/cli/where-you-stand.test.ts',
  'test/browser/refused-sending.test.ts',
  'test/cli/submit-csv.test.ts',
  'test/lib/same-everywhere.test.ts',
  'test/lib/checks.test.ts',
  'test/functions/schedule/every-week-reported.test.ts',
  'test/end-to-end/quick-start.test.ts',
  'test/cli/operations.test.ts',
  'test/functions/access-matrix.test.ts',
  'test/adapters/dynamodb.test.ts',
  'test/cli/commands.test.ts',
  'test/lib/bundle.test.ts',
  'test/messages/mail-programs.test.ts',
  'test/domain/ranking/sqlite-oracle.test.ts',
  'test/domain/kinds/every-kind.test.ts',
  'test/adapters/xlsx/hostile-files.test.ts',
  'test/functions/unreadable-rows.test.ts',
  'test/simulation/model-schedule.test.ts',
  'test/language/vietnamese.test.ts',
  'test/functions/sender/many-deliveries.test.ts',
  'test/local/embedded-stores.test.ts',
];

/**
 * Starts the long files first: one that starts last leaves the other processors idle. Without it, a clean clone begins
 * with the files of the most text.
 */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => longFiles.findIndex((name) => moduleId.endsWith(name));
    const long = files.filter((file) => rank(file) >= 0).sort((one, other) => rank(one) - rank(other));
    const others = files.filter((file) => rank(file) < 0);
    return [...long, ...(await super.sort(others))];
  }
}
