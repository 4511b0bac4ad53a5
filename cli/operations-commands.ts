import { type Command, Option } from 'commander';
import type { DeliveriesOptions } from './commands/deliveries.ts';
import type { OccurrencesOptions } from './commands/occurrences.ts';
import type { PreviewOptions } from './commands/preview.ts';
import type { Settings } from './settings.ts';

/** Adds the commands for daily operations: runs, messages, and the sending switch. */
export function addOperationsCommands(program: Command, settings: () => Promise<Settings>): void {
  program
    .command('occurrences')
    .description('các lần chạy theo lịch / past, planned and missed runs')
    .option('--from <day>', 'từ ngày, ví dụ 2024-01-08 / from a day or an instant')
    .option('--to <day>', 'đến hết ngày / up to a day or an instant')
    .addOption(new Option('--job <job>', 'chỉ loại này / only this job').choices(['rank', 'report', 'warn']))
    .action(async (options: OccurrencesOptions) =>
      (await import('./commands/occurrences.ts')).showOccurrences(await settings(), options),
    );
  program
    .command('preview')
    .description('ai sẽ nhận gì và vì sao, không gửi / who would receive what and why, without sending')
    .requiredOption('--at <day>', 'ngày, ví dụ 2024-01-15 / the day')
    .option('--recipient <id>', 'toàn văn thư của một người nhận / the full message of one recipient')
    .option('--to <address>', 'gửi thử một thư đến địa chỉ này / send a test message to this address')
    .action(async (options: PreviewOptions) =>
      (await import('./commands/preview.ts')).preview(await settings(), options),
    );
  addDeliveriesCommands(program, settings);
}

function addDeliveriesCommands(program: Command, settings: () => Promise<Settings>): void {
  const deliveries = program
    .command('deliveries')
    .description(
      'thư: đã gửi cho ai, vì sao chưa; tạm dừng / messages by recipient and state; pause sending',
    );
  deliveries
    .command('list [occurrence]', { isDefault: true })
    .description(
      'thư của một lần chạy, mặc định là báo cáo mới nhất / messages of one occurrence; default: the latest report',
    )
    .option('--state <state>', 'chỉ tình trạng này, ví dụ failed / only in this state')
    .action(async (occurrence: string | undefined, options: DeliveriesOptions) =>
      (await import('./commands/deliveries.ts')).listDeliveries(await settings(), occurrence, options),
    );
  deliveries
    .command('status')
    .description('việc gửi thư có đang tạm dừng không / whether sending is paused')
    .action(async () => (await import('./commands/sending.ts')).showSending(await settings()));
  deliveries
    .command('pause')
    .description('tạm dừng mọi việc gửi thư / pause all sending')
    .requiredOption('--reason <reason>', 'lý do / reason')
    .action(async ({ reason }: { reason: string }) =>
      (await import('./commands/sending.ts')).pauseSending(await settings(), reason),
    );
  deliveries
    .command('resume')
    .description('tiếp tục gửi thư / resume sending')
    .action(async () => (await import('./commands/sending.ts')).resumeSending(await settings()));
}
