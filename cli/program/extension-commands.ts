import type { Command } from 'commander';
import type { AskingOptions, ExtensionsOptions, GrantOptions } from '../commands/extension.ts';
import { extensionStateWords } from '../output/extension-state-words.ts';
import { choice, type Declaring } from './declaring.ts';

/** Adds the commands for requests for extensions: a unit asks, operations decide. */
export function addExtensionCommands(program: Command, declaring: Declaring): void {
  const { say, settings } = declaring;
  const extension = program
    .command('extension')
    .description(say('xin gia hạn nộp số liệu', 'requests for extensions'));
  extension
    .command('ask')
    .description(say('xin gia hạn cho đơn vị', 'ask for an extension for a unit'))
    .requiredOption('--unit <unit>', say('mã đơn vị', 'unit code'))
    .requiredOption('--set <set>', say('bộ chỉ số', 'set'))
    .requiredOption('--period <period>', say('kỳ', 'period'))
    .requiredOption('--reason <reason>', say('lý do', 'reason'))
    .action(async (options: AskingOptions) =>
      (await import('../commands/extension.ts')).askForExtension(await settings(), options),
    );
  extension
    .command('list')
    .description(say('các yêu cầu: chờ quyết định trước', 'all requests, those that wait first'))
    .option('--unit <unit>', say('mã đơn vị', 'unit code'))
    .addOption(choice(declaring, '--state <state>', { vi: 'tình trạng', en: 'state' }, extensionStateWords))
    .action(async (options: ExtensionsOptions) =>
      (await import('../commands/extension.ts')).listExtensions(await settings(), options),
    );
  extension
    .command('grant <id>')
    .description(say('đồng ý đến một thời hạn', 'grant an extension until an instant'))
    .requiredOption('--officer <officer>', say('chức vụ của người quyết định', 'the post that decides'))
    .requiredOption(
      '--until <instant>',
      say('đến khi nào, ví dụ 2024-01-16T17:00:00+07:00', 'until when, e.g. 2024-01-16T17:00:00+07:00'),
    )
    .action(async (id: string, options: GrantOptions) =>
      (await import('../commands/extension.ts')).grantExtension(await settings(), id, options),
    );
  extension
    .command('refuse <id>')
    .description(say('không đồng ý, nêu lý do', 'refuse an extension, with a reason'))
    .requiredOption('--reason <reason>', say('lý do', 'reason'))
    .action(async (id: string, options: { reason: string }) =>
      (await import('../commands/extension.ts')).refuseExtension(await settings(), id, options),
    );
}
