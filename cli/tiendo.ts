import { Command, CommanderError } from 'commander';
import { Problem } from '../domain/problem/problem.ts';
import { applyCatalogue, checkCatalogue } from './commands/catalogue.ts';
import { ranking } from './commands/ranking.ts';
import { submit } from './commands/submit.ts';
import { createToken, revokeToken, type TokenOptions } from './commands/token.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { tell } from './output.ts';
import { type Settings, settingsSchema } from './settings.ts';

const examples = `
Ví dụ / Examples:
  npm run -s tiendo -- submit week-03.json --as BD.STP
  npm run -s tiendo -- ranking 766 2024-W02 --league departments --as leader
  npm run -s tiendo -- token create --role unit --unit BD.STP --label "Sở Tư pháp" --as operations
  npm run -s tiendo -- catalogue check example/catalogue

TIENDO_URL, TIENDO_TOKEN: địa chỉ và mã truy cập khi không dùng --url, --as / address and token instead of --url and --as.
Mã thoát / exit codes: 0 ok, 2 usage, 3 invalid input, 4 access, 5 not found or conflict, 6 unavailable, 1 other.`;

const program = new Command('tiendo')
  .description('Tiến Độ: gửi số liệu, xem xếp hạng, quản trị / submit figures, see rankings, operate')
  .option(
    '--url <url>',
    'địa chỉ API / address of the API',
    process.env['TIENDO_URL'] ?? 'http://127.0.0.1:8766',
  )
  .option(
    '--as <name>',
    'dùng mã của bản chạy thử: mã đơn vị, leader, operations / a token of the local example',
  )
  .option('--lang <vi|en>', 'ngôn ngữ / language', 'vi')
  .option('--json', 'kết quả dạng JSON / data as JSON')
  .addHelpText('after', examples)
  .exitOverride()
  .showHelpAfterError();

program
  .command('submit <file>')
  .description('gửi số liệu từ tệp JSON, «-» là stdin / submit figures from a JSON file')
  .action((file: string) => submit(settings(), file));

program
  .command('ranking <set> <period>')
  .description('xem bảng xếp hạng / show a ranking')
  .requiredOption('--league <league>', 'khối / league')
  .action((set: string, period: string, options: { league: string }) =>
    ranking(settings(), set, period, options.league),
  );

const token = program.command('token').description('mã truy cập / access tokens');
token
  .command('create')
  .description('cấp mã / issue a token')
  .requiredOption('--role <role>', 'unit, leader, operations')
  .option('--unit <unit>', 'mã đơn vị / unit code')
  .requiredOption('--label <label>', 'dùng cho ai / who it is for')
  .action((options: TokenOptions) => createToken(settings(), options));
token
  .command('revoke <id>')
  .description('thu hồi mã / revoke a token')
  .action((id: string) => revokeToken(settings(), id));

const catalogue = program.command('catalogue').description('danh mục / catalogue');
catalogue
  .command('check <folder>')
  .description('kiểm tra danh mục / check a catalogue folder')
  .action((folder: string) => checkCatalogue(settings(), folder));
catalogue
  .command('apply <folder>')
  .description('nạp danh mục / make it the current version')
  .action((folder: string) => applyCatalogue(settings(), folder));

for (const command of [program, ...program.commands, ...token.commands, ...catalogue.commands])
  command.exitOverride();

function settings(): Settings {
  const parsed = settingsSchema.safeParse(program.opts());
  if (parsed.success) return parsed.data;
  throw new CommandFailure(
    exitCodes.usage,
    parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'),
  );
}

/** Ends with the exit code of what went wrong, and says it in lines a person can act on. */
function fail(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof CommandFailure) {
    tell(error.message);
    return error.exitCode;
  }
  if (error instanceof Problem) {
    const language = program.opts()['lang'] === 'en' ? 'en' : 'vi';
    tell(
      [
        error.detail[language],
        ...error.violations.map(({ pointer, detail }) => `  ${pointer}: ${detail[language]}`),
      ].join('\n'),
    );
    return exitCodes.invalidInput;
  }
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.unexpected;
}

if (process.argv.length <= 2) program.outputHelp();
else process.exitCode = await program.parseAsync().then(() => exitCodes.ok, fail);
