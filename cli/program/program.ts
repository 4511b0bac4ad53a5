import { Command } from 'commander';
import type { Language } from '../../domain/language/text.ts';
import type { MilestonesOptions } from '../commands/milestones.ts';
import type { SubmitOptions } from '../commands/submit.ts';
import { productVersion } from '../product-version.ts';
import type { GlobalOptions } from '../settings.ts';
import { addBackupCommands } from './backup-commands.ts';
import { choice, type Declaring, digitsArgument } from './declaring.ts';
import { addExtensionCommands } from './extension-commands.ts';
import { addFileOptions, type FileOptions } from './file-options.ts';
import { helpLayout } from './help.ts';
import { addHelpCommands } from './help-commands.ts';
import { addOperationsCommands } from './operations-commands.ts';
import { addQuestionCommands } from './question-commands.ts';
import { addRankingCommands } from './ranking-commands.ts';
import { addRegistryCommands } from './registry-commands.ts';
import { UsageFailure } from './usage-failure.ts';

const examples = `
  npm run -s tiendo -- submit week-03.csv --as BD.SCT --dry-run
  npm run -s tiendo -- submission show 766 2024-W03 BD.SCT --as BD.SCT
  npm run -s tiendo -- completeness 766 2024-W02 --as operations
  npm run -s tiendo -- ranking show 766 2024-W02 --league departments --as leader
  npm run -s tiendo -- scorecard BD.STP --set 766 --period 2024-W02 --as BD.STP
  npm run -s tiendo -- ranking verify 766 2024-W02 --as operations
  npm run -s tiendo -- milestones digital-data-set-2023 --as leader
  npm run -s tiendo -- preview --at 2024-01-22 --as operations
  npm run -s tiendo -- deliveries --as operations
  npm run -s tiendo -- token create --role leader --label "Chánh VP" --as operations
  npm run -s tiendo -- catalogue check example/catalogue
`;

/**
 * The commands and their options. A command's code is loaded only when it is called, so that help is fast.
 * @param language of help and usage errors
 */
export function createProgram(language: Language = 'vi'): Command {
  const say = (vi: string, en: string) => (language === 'vi' ? vi : en);
  const program = new Command('tiendo');
  program
    .configureHelp(helpLayout({ say, language }))
    .configureOutput({
      // The caller of the program reports the error.
      outputError: () => {},
      // Help for a command that lacks its subcommand, which commander takes for an error.
      writeErr: (text) => process.stdout.write(text),
      getErrHelpWidth: () => (process.stdout.isTTY ? process.stdout.columns : 80),
    })
    .helpOption('-h, --help', say('xem cách dùng', 'show help'))
    .version(productVersion(), '--version', say('xem phiên bản', 'show the version'))
    .description(
      say(
        'Tiến Độ: gửi số liệu, xem xếp hạng, quản trị. English: --lang en',
        'Tiến Độ: submit figures, view rankings, administer',
      ),
    )
    .option('--url <url>', say('địa chỉ máy chủ', 'address of the server'))
    .option(
      '--as <name>',
      say(
        'dùng mã truy cập của bản chạy thử: mã đơn vị, «leader» hoặc «operations»',
        'use a token of the local stack: a unit’s code, leader or operations',
      ),
    )
    .addOption(
      choice({ say, language }, '--lang <lang>', { vi: 'ngôn ngữ', en: 'language' }, ['vi', 'en']).default(
        'vi',
      ),
    )
    .option('--json', say('kết quả dạng JSON', 'output JSON'))
    .option('--no-input', say('không bao giờ chờ bàn phím', 'never wait for the keyboard'))
    .addHelpText('after', ({ command }) => (command === program ? closingOf(say) : ''));
  const declaring: Declaring = {
    language,
    say,
    settings: async () =>
      (await import('../settings.ts')).readSettings(program.opts<GlobalOptions>(), process.env),
  };
  addSubmissionCommands(program, declaring);
  addReadingCommands(program, declaring);
  addRankingCommands(program, declaring);
  addMilestonesCommand(program, declaring);
  addCalendarCommand(program, declaring);
  addOperationsCommands(program, declaring);
  addRegistryCommands(program, declaring);
  addExtensionCommands(program, declaring);
  addQuestionCommands(program, declaring);
  addBackupCommands(program, declaring);
  addHelpCommands(program, declaring);
  exitByThrowing(program);
  return program;
}

/** The end of the program's own help. */
function closingOf(say: Declaring['say']): string {
  return say(
    `
Ví dụ:${examples}
Không có --url thì dùng địa chỉ trong TIENDO_URL, rồi cổng trong PORT, rồi
http://127.0.0.1:8766. Không có --as thì dùng mã truy cập trong TIENDO_TOKEN.
TIENDO_HOME: thư mục dữ liệu của bản chạy thử.

Mã thoát: 0 được, 1 lỗi ngoài dự kiến, 2 gọi sai cách, 3 nội dung không được
nhận, 4 mã truy cập thiếu hoặc không đúng, 5 không có, đã đổi hoặc đã có sẵn,
6 không kết nối được hoặc đang bận, 7 nhận một phần, 8 kiểm tra thấy việc chưa
đạt, 9 chưa có hiệu lực: chờ xác nhận hoặc người vận hành thứ hai, 130 dừng
bằng Ctrl+C. «| head» không đổi mã thoát.`,
    `
Examples:${examples}
Without --url the address is that in TIENDO_URL, then the port in PORT, then
http://127.0.0.1:8766. Without --as the token is that in TIENDO_TOKEN.
TIENDO_HOME: data folder of the local stack.

Exit codes: 0 success, 1 unexpected error, 2 wrong usage, 3 input rejected,
4 token missing or invalid, 5 not found, changed or taken, 6 unreachable or
busy, 7 partly accepted, 8 a check failed, 9 not in force yet: waits for a
confirmation or a second operator, 130 stopped with Ctrl+C. “| head” does not
change them.`,
  );
}

function addSubmissionCommands(program: Command, declaring: Declaring): void {
  const { say, settings } = declaring;
  program
    .command('submit <file>')
    .description(
      say(
        'gửi số liệu từ tệp JSON, CSV hoặc sổ Excel; «-» là stdin',
        'submit figures from a JSON, CSV or Excel file; - is stdin',
      ),
    )
    .addOption(
      choice(
        declaring,
        '--format <format>',
        { vi: 'định dạng, nếu tên tệp không cho biết', en: 'format, if the file name does not show it' },
        ['json', 'csv', 'xlsx'],
      ),
    )
    .addOption(
      choice(
        declaring,
        '--locale <locale>',
        {
          vi: 'cách viết số trong CSV: vi 1.234,5, en 1,234.5',
          en: 'number format of a CSV file: vi 1.234,5, en 1,234.5',
        },
        ['vi', 'en'],
      ).default('vi'),
    )
    .option('--dry-run', say('chỉ kiểm tra, không ghi nhận', 'check only, store nothing'))
    .option(
      '--if-match <revision>',
      say('bản cần điều chỉnh', 'the revision to correct'),
      digitsArgument(declaring, 6, { vi: 'Số bản, ví dụ 2.', en: 'The number of a revision, such as 2.' }),
    )
    .option(
      '--out <file>',
      say(
        'sổ Excel: lưu sổ trả về, đã đánh dấu chỗ sai hoặc kèm biên nhận',
        'Excel: save the workbook that comes back, annotated or with the receipt',
      ),
    )
    .action(async (file: string, options: SubmitOptions) =>
      (await import('../commands/submit.ts')).submit(await settings(), file, options),
    );
  program
    .command('workbook <set> <period> <unit>')
    .description(say('tải sổ Excel để nhập số liệu', 'download a workbook to enter figures in'))
    .requiredOption('--out <file>', say('tệp để lưu sổ', 'the file to save it as'))
    .action(async (set: string, period: string, unit: string, { out }: { out: string }) =>
      (await import('../commands/workbook.ts')).downloadWorkbook(
        await settings(),
        { set, period, unit },
        out,
      ),
    );
  program
    .command('workbook-of-forms <form...>')
    .description(
      say(
        'tải một sổ nhiều biểu, mỗi biểu là <bộ chỉ số>/<kỳ>/<đơn vị>',
        'download one workbook of several forms, each <set>/<period>/<unit>',
      ),
    )
    .requiredOption('--out <file>', say('tệp để lưu sổ', 'the file to save it as'))
    .action(async (forms: string[], { out }: { out: string }) =>
      (await import('../commands/workbook.ts')).downloadWorkbookOfForms(await settings(), forms, out),
    );
  const submission = program.command('submission').description(say('số liệu đã nhận', 'submitted figures'));
  submission
    .command('show <set> <period> <unit>')
    .description(say('số liệu của bản mới nhất', 'the figures of the latest revision'))
    .action(async (set: string, period: string, unit: string) =>
      (await import('../commands/submission.ts')).showSubmission(await settings(), { set, period, unit }),
    );
  submission
    .command('revisions <set> <period> <unit>')
    .description(say('ai sửa gì, khi nào, vì sao', 'who changed what, when and why'))
    .action(async (set: string, period: string, unit: string) =>
      (await import('../commands/submission.ts')).showRevisions(await settings(), { set, period, unit }),
    );
}

function addReadingCommands(program: Command, { say, settings }: Declaring): void {
  const completeness = program
    .command('completeness <set> <period>')
    .description(say('ai đã gửi, ai chưa', 'which units submitted and which did not'));
  addFileOptions(completeness, { say }).action(async (set: string, period: string, files: FileOptions) =>
    (await import('../commands/completeness.ts')).showCompleteness(await settings(), set, period, files),
  );
}

function addMilestonesCommand(program: Command, { say, settings }: Declaring): void {
  const command = program
    .command('milestones [id]')
    .description(
      say('các mốc: đã xong bao nhiêu, kịp hạn không', 'milestones: progress, and whether on time'),
    )
    .option('--at <day>', say('đến hết ngày này, ví dụ 2024-01-15', 'as of a day or an instant'));
  addFileOptions(command, { say }).action(async (id: string | undefined, options: MilestonesOptions) => {
    const { showMilestone, showMilestones } = await import('../commands/milestones.ts');
    return id === undefined
      ? showMilestones(await settings(), options)
      : showMilestone(await settings(), id, options);
  });
}

function addCalendarCommand(program: Command, { say, settings }: Declaring): void {
  program
    .command('calendar <unit>')
    .description(
      say('địa chỉ lịch các thời hạn của đơn vị', 'the address of a calendar with a unit’s deadlines'),
    )
    .action(async (unit: string) =>
      (await import('../commands/calendar.ts')).showCalendarAddress(await settings(), unit),
    );
}

function exitByThrowing(command: Command): void {
  command.exitOverride((error) => {
    throw new UsageFailure(error, command);
  });
  for (const child of command.commands) exitByThrowing(child);
}
