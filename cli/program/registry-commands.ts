import type { Command } from 'commander';
import { roleWords } from '../../domain/access/role-words.ts';
import { sessionListedDays } from '../../domain/access/session-limits.ts';
import { exceptionStateWords } from '../../domain/submission/exceptions/exception-state-words.ts';
import type { ApplyOptions } from '../commands/catalogue.ts';
import type { ClosingOptions, ExceptionOptions, ExceptionsOptions } from '../commands/exception.ts';
import type { TokenOptions } from '../commands/token.ts';
import { choice, type Declaring } from './declaring.ts';

/** Adds the commands for setting up a deployment: tokens, sessions, exceptions from a lock, the catalogue. */
export function addRegistryCommands(program: Command, declaring: Declaring): void {
  const { say, settings } = declaring;
  const token = program.command('token').description(say('mã truy cập', 'access tokens'));
  token
    .command('create')
    .description(say('cấp mã mới, hiện một lần', 'issue a token'))
    .addOption(
      choice(declaring, '--role <role>', { vi: 'vai trò', en: 'role' }, roleWords).makeOptionMandatory(),
    )
    .option('--unit <unit>', say('mã đơn vị', 'unit code'))
    .requiredOption('--label <label>', say('dùng cho ai', 'its purpose'))
    .option(
      '--expires-at <instant>',
      say('hết hạn lúc, ví dụ 2025-01-15T00:00:00+07:00', 'expires at, e.g. 2025-01-15T00:00:00+07:00'),
    )
    .action(async (options: TokenOptions) =>
      (await import('../commands/token.ts')).createToken(await settings(), options),
    );
  token
    .command('list')
    .description(say('các mã đã cấp', 'list all tokens'))
    .action(async () => (await import('../commands/token.ts')).listTokens(await settings()));
  token
    .command('rotate <id>')
    .description(say('đổi mã', 'issue a token that replaces this one'))
    .action(async (id: string) => (await import('../commands/token.ts')).rotateToken(await settings(), id));
  token
    .command('revoke <id>')
    .description(say('thu hồi mã', 'revoke a token'))
    .action(async (id: string) => (await import('../commands/token.ts')).revokeToken(await settings(), id));

  const session = program
    .command('session')
    .description(say('phiên đăng nhập trong cổng làm việc', 'sessions of the portal'));
  session
    .command('list')
    .description(
      say(`các phiên trong ${sessionListedDays} ngày`, `list the sessions of ${sessionListedDays} days`),
    )
    .action(async () => (await import('../commands/session.ts')).listSessions(await settings()));
  session
    .command('revoke <id>')
    .description(say('thu hồi một phiên', 'revoke a session'))
    .action(async (id: string) =>
      (await import('../commands/session.ts')).revokeSession(await settings(), id),
    );

  const exception = program
    .command('exception')
    .description(say('ngoại lệ sau khi chốt số liệu', 'exceptions from a lock'));
  exception
    .command('list')
    .description(say('các ngoại lệ: đang mở, đã đóng, hết hạn', 'exceptions: open, closed, expired'))
    .option('--set <set>', say('bộ chỉ số', 'set'))
    .option('--period <period>', say('kỳ', 'period'))
    .option('--unit <unit>', say('mã đơn vị', 'unit code'))
    .addOption(choice(declaring, '--state <state>', { vi: 'tình trạng', en: 'state' }, exceptionStateWords))
    .action(async (options: ExceptionsOptions) =>
      (await import('../commands/exception.ts')).listExceptions(await settings(), options),
    );
  exception
    .command('close <id>')
    .description(say('đóng một ngoại lệ trước hạn', 'close an exception before it ends'))
    .requiredOption('--reason <reason>', say('lý do', 'reason'))
    .option('--unit <unit>', say('mã đơn vị, nếu mở trước bản 0.3.0', 'unit code, if opened before 0.3.0'))
    .option('--set <set>', say('bộ chỉ số, nếu mở trước bản 0.3.0', 'set, if opened before 0.3.0'))
    .option('--period <period>', say('kỳ, nếu mở trước bản 0.3.0', 'period, if opened before 0.3.0'))
    .action(async (id: string, options: ClosingOptions) =>
      (await import('../commands/exception.ts')).closeException(await settings(), id, options),
    );
  exception
    .command('open')
    .description(
      say('cho một đơn vị gửi số liệu của kỳ đã chốt', 'allow a unit to submit figures for a locked period'),
    )
    .requiredOption('--unit <unit>', say('mã đơn vị', 'unit code'))
    .requiredOption('--set <set>', say('bộ chỉ số', 'set'))
    .requiredOption('--period <period>', say('kỳ', 'period'))
    .requiredOption('--officer <officer>', say('chức vụ của người quyết định', 'the post that decides'))
    .requiredOption('--reason <reason>', say('lý do', 'reason'))
    .requiredOption(
      '--expires-at <instant>',
      say('đến khi nào, ví dụ 2024-01-16T17:00:00+07:00', 'expires at, e.g. 2024-01-16T17:00:00+07:00'),
    )
    .action(async (options: ExceptionOptions) =>
      (await import('../commands/exception.ts')).openException(await settings(), options),
    );

  const catalogue = program.command('catalogue').description(say('danh mục', 'catalogue'));
  catalogue
    .command('export <file>')
    .description(say('xuất danh mục ra sổ Excel để sửa', 'save the catalogue as an Excel workbook to edit'))
    .action(async (file: string) =>
      (await import('../commands/export-catalogue.ts')).exportCatalogue(await settings(), file),
    );
  catalogue
    .command('check <source>')
    .description(
      say(
        'kiểm tra danh mục: một thư mục, tệp .json hoặc sổ Excel',
        'check a catalogue: a folder, a .json file or an Excel workbook',
      ),
    )
    .action(async (source: string) =>
      (await import('../commands/catalogue.ts')).checkCatalogue(await settings(), source),
    );
  catalogue
    .command('apply <source>')
    .description(
      say(
        'xem danh mục thay đổi gì, xác nhận rồi nạp',
        'show what a catalogue changes; apply it once confirmed',
      ),
    )
    .option(
      '--confirm [digest]',
      say('mã của khác biệt đã xem', 'the digest of the difference you have read'),
    )
    .action(async (source: string, options: ApplyOptions) =>
      (await import('../commands/catalogue.ts')).applyCatalogue(await settings(), source, options),
    );
  catalogue
    .command('proposal')
    .description(
      say('danh mục đang chờ người vận hành thứ hai', 'show the catalogue that waits for a second operator'),
    )
    .action(async () => (await import('../commands/catalogue.ts')).showProposal(await settings()));
  catalogue
    .command('approve <digest>')
    .description(say('đồng ý nạp danh mục đang chờ', 'approve the proposed catalogue'))
    .action(async (digest: string) =>
      (await import('../commands/catalogue.ts')).approveCatalogue(await settings(), digest),
    );
}
