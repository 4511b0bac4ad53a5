import { Command, InvalidArgumentError, Option } from 'commander';
import type { MilestonesOptions } from './commands/milestones.ts';
import type { SubmitOptions } from './commands/submit.ts';
import { addOperationsCommands } from './operations-commands.ts';
import { addRankingCommands } from './ranking-commands.ts';
import { addRegistryCommands } from './registry-commands.ts';
import type { Settings } from './settings.ts';

const examples = `
Ví dụ / Examples:
  npm run -s tiendo -- submit week-03.csv --as BD.STP --dry-run
  npm run -s tiendo -- submission show 766 2024-W03 BD.STP --as BD.STP
  npm run -s tiendo -- completeness 766 2024-W02 --as operations
  npm run -s tiendo -- ranking show 766 2024-W02 --league departments --as leader
  npm run -s tiendo -- scorecard BD.STP --set 766 --period 2024-W02 --as BD.STP
  npm run -s tiendo -- ranking verify 766 2024-W02 --as operations
  npm run -s tiendo -- milestones digital-data-set-2023 --as leader
  npm run -s tiendo -- preview --at 2024-01-22 --as operations
  npm run -s tiendo -- deliveries --as operations
  npm run -s tiendo -- token create --role unit --unit BD.STP --label "Sở Tư pháp" --as operations
  npm run -s tiendo -- catalogue check example/catalogue

TIENDO_URL, TIENDO_TOKEN: địa chỉ và mã truy cập khi không dùng --url, --as / address and token, used without --url and --as.
Mã thoát / exit codes: 0 ok, 2 usage, 3 invalid input, 4 access, 5 not found or conflict, 6 unavailable, 7 partly accepted, 1 other.`;

/** The commands and their options. A command's code is loaded only when it is called, so that help is fast. */
export function createProgram(): Command {
  const program = new Command('tiendo')
    .description('Tiến Độ: gửi số liệu, xem xếp hạng, quản trị / submit figures, view rankings, administer')
    .addOption(
      new Option('--url <url>', 'địa chỉ API / address of the API')
        .env('TIENDO_URL')
        .default('http://127.0.0.1:8766'),
    )
    .option(
      '--as <name>',
      'dùng mã của bản chạy thử: mã đơn vị, leader, operations / use a token of the local example',
    )
    .option('--lang <vi|en>', 'ngôn ngữ / language', 'vi')
    .option('--json', 'kết quả dạng JSON / output JSON')
    .option('--no-input', 'không bao giờ chờ bàn phím / never wait for the keyboard')
    .addHelpText('after', examples)
    .showHelpAfterError();
  const settings = async (): Promise<Settings> =>
    (await import('./settings.ts')).readSettings(program.opts());
  addSubmissionCommands(program, settings);
  addReadingCommands(program, settings);
  addRankingCommands(program, settings);
  addMilestonesCommand(program, settings);
  addOperationsCommands(program, settings);
  addRegistryCommands(program, settings);
  exitByThrowing(program);
  return program;
}

function addSubmissionCommands(program: Command, settings: () => Promise<Settings>): void {
  program
    .command('submit <file>')
    .description('gửi số liệu từ tệp JSON hoặc CSV, «-» là stdin / submit figures from a JSON or CSV file')
    .addOption(
      new Option(
        '--format <format>',
        'định dạng, nếu tên tệp không cho biết / if the file name does not tell',
      ).choices(['json', 'csv']),
    )
    .addOption(
      new Option(
        '--locale <locale>',
        'cách viết số trong CSV: 1.234,5 hay 1,234.5 / number format of the CSV file',
      )
        .choices(['vi', 'en'])
        .default('vi'),
    )
    .option('--dry-run', 'chỉ kiểm tra, không ghi nhận / check only, store nothing')
    .option('--if-match <revision>', 'bản cần điều chỉnh / the revision to correct', revisionOf)
    .action(async (file: string, options: SubmitOptions) =>
      (await import('./commands/submit.ts')).submit(await settings(), file, options),
    );
  const submission = program.command('submission').description('số liệu đã nhận / submitted figures');
  submission
    .command('show <set> <period> <unit>')
    .description('số liệu đang có hiệu lực / the figures in force')
    .action(async (set: string, period: string, unit: string) =>
      (await import('./commands/submission.ts')).showSubmission(await settings(), { set, period, unit }),
    );
  submission
    .command('revisions <set> <period> <unit>')
    .description('ai sửa gì, khi nào, vì sao / who changed what, when and why')
    .action(async (set: string, period: string, unit: string) =>
      (await import('./commands/submission.ts')).showRevisions(await settings(), { set, period, unit }),
    );
}

function addReadingCommands(program: Command, settings: () => Promise<Settings>): void {
  program
    .command('completeness <set> <period>')
    .description('ai đã gửi, ai chưa / which units submitted and which did not')
    .action(async (set: string, period: string) =>
      (await import('./commands/completeness.ts')).showCompleteness(await settings(), set, period),
    );
}

function addMilestonesCommand(program: Command, settings: () => Promise<Settings>): void {
  program
    .command('milestones [id]')
    .description('các mốc: đã xong bao nhiêu, kịp hạn không / milestones: progress, and whether on time')
    .option('--at <day>', 'đến hết ngày này, ví dụ 2024-01-15 / as of a day or an instant')
    .action(async (id: string | undefined, options: MilestonesOptions) => {
      const { showMilestone, showMilestones } = await import('./commands/milestones.ts');
      return id === undefined
        ? showMilestones(await settings(), options)
        : showMilestone(await settings(), id, options);
    });
}

function revisionOf(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('số bản, ví dụ 2 / the number of a revision, such as 2');
}

function exitByThrowing(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) exitByThrowing(child);
}
