import { type Command, Option } from 'commander';
import type { ExceptionOptions } from './commands/exception.ts';
import type { TokenOptions } from './commands/token.ts';
import type { Settings } from './settings.ts';

/** Adds the commands for setting up a deployment: tokens, exceptions from a lock, the catalogue. */
export function addRegistryCommands(program: Command, settings: () => Promise<Settings>): void {
  const token = program.command('token').description('mã truy cập / access tokens');
  token
    .command('create')
    .description('cấp mã / issue a token')
    .addOption(
      new Option('--role <role>', 'vai trò / role')
        .choices(['unit', 'leader', 'operations'])
        .makeOptionMandatory(),
    )
    .option('--unit <unit>', 'mã đơn vị / unit code')
    .requiredOption('--label <label>', 'dùng cho ai / its purpose')
    .option('--expires-at <instant>', 'hết hạn lúc, ví dụ / expires at, e.g. 2025-01-15T00:00:00+07:00')
    .action(async (options: TokenOptions) =>
      (await import('./commands/token.ts')).createToken(await settings(), options),
    );
  token
    .command('list')
    .description('các mã đã cấp / list all tokens')
    .action(async () => (await import('./commands/token.ts')).listTokens(await settings()));
  token
    .command('rotate <id>')
    .description('đổi mã / issue a token that replaces this one')
    .action(async (id: string) => (await import('./commands/token.ts')).rotateToken(await settings(), id));
  token
    .command('revoke <id>')
    .description('thu hồi mã / revoke a token')
    .action(async (id: string) => (await import('./commands/token.ts')).revokeToken(await settings(), id));

  program
    .command('exception')
    .description('ngoại lệ sau khi chốt số liệu / exceptions from a lock')
    .command('open')
    .description(
      'cho một đơn vị gửi số liệu của kỳ đã chốt / allow a unit to submit figures for a locked period',
    )
    .requiredOption('--unit <unit>', 'mã đơn vị / unit code')
    .requiredOption('--set <set>', 'bộ chỉ số / set')
    .requiredOption('--period <period>', 'kỳ / period')
    .requiredOption(
      '--officer <officer>',
      'chức vụ, họ tên người quyết định / responsible officer’s post and name',
    )
    .requiredOption('--reason <reason>', 'lý do / reason')
    .requiredOption('--expires-at <instant>', 'đến khi nào / expires at, e.g. 2024-01-16T17:00:00+07:00')
    .action(async (options: ExceptionOptions) =>
      (await import('./commands/exception.ts')).openException(await settings(), options),
    );

  const catalogue = program.command('catalogue').description('danh mục / catalogue');
  catalogue
    .command('check <folder>')
    .description('kiểm tra danh mục / check a catalogue folder')
    .action(async (folder: string) =>
      (await import('./commands/catalogue.ts')).checkCatalogue(await settings(), folder),
    );
  catalogue
    .command('apply <folder>')
    .description('nạp danh mục / apply it as the current version')
    .action(async (folder: string) =>
      (await import('./commands/catalogue.ts')).applyCatalogue(await settings(), folder),
    );
}
