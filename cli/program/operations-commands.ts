import type { Command } from 'commander';
import { auditOperationWords } from '../../domain/audit/audit-operation-words.ts';
import { deliveryStateWords } from '../../domain/delivery/delivery-state-words.ts';
import { jobWords } from '../../domain/schedule/job-words.ts';
import type { AuditOptions } from '../commands/audit.ts';
import type { DeliveriesOptions } from '../commands/deliveries.ts';
import type { DoctorOptions } from '../commands/doctor.ts';
import type { RetryOptions } from '../commands/failures.ts';
import type { ReleaseOptions } from '../commands/held-runs.ts';
import type { OccurrencesOptions } from '../commands/occurrences.ts';
import type { PreviewOptions } from '../commands/preview.ts';
import { choice, type Declaring } from './declaring.ts';
import { addFileOptions } from './file-options.ts';

/** Adds the commands for daily operations: runs, messages, and the sending switch. */
export function addOperationsCommands(program: Command, declaring: Declaring): void {
  const { say, settings } = declaring;
  program
    .command('occurrences')
    .description(say('các lần chạy theo lịch', 'past, planned and missed runs'))
    .option('--from <day>', say('từ ngày, ví dụ 2024-01-08', 'from a day or an instant'))
    .option('--to <day>', say('đến hết ngày', 'up to a day or an instant'))
    .addOption(choice(declaring, '--job <job>', { vi: 'chỉ việc này', en: 'only this job' }, jobWords))
    .action(async (options: OccurrencesOptions) =>
      (await import('../commands/occurrences.ts')).showOccurrences(await settings(), options),
    );
  program
    .command('preview')
    .description(say('ai sẽ nhận gì và vì sao, không gửi', 'who would receive what and why, without sending'))
    .requiredOption('--at <day>', say('ngày, ví dụ 2024-01-15', 'the day'))
    .option('--recipient <id>', say('toàn văn thư của một người nhận', 'the full message of one recipient'))
    .option('--to <address>', say('gửi thử một thư đến địa chỉ này', 'send a test message to this address'))
    .option(
      '--html <folder>',
      say(
        'ghi các thư và tệp đính kèm vào thư mục này',
        'write the messages and their files into this folder',
      ),
    )
    .action(async (options: PreviewOptions) =>
      (await import('../commands/preview.ts')).preview(await settings(), options),
    );
  program
    .command('audit')
    .description(say('ai đã thay đổi gì, lúc nào', 'who changed what, and when'))
    .addOption(
      choice(
        declaring,
        '--operation <operation>',
        { vi: 'chỉ việc này', en: 'only this operation' },
        auditOperationWords,
      ),
    )
    .option('--from <day>', say('từ ngày, ví dụ 2024-01-08', 'from a day or an instant'))
    .option('--to <day>', say('đến hết ngày', 'up to a day or an instant'))
    .option('--cursor <cursor>', say('xem tiếp từ đây', 'where to continue'))
    .action(async (options: AuditOptions) =>
      (await import('../commands/audit.ts')).showAudit(await settings(), options),
    );
  program
    .command('day <day>')
    .description(
      say('một ngày: gì đã chạy, gì không, đã gửi gì', 'one day: what ran, what did not, what was sent'),
    )
    .action(async (day: string) => (await import('../commands/day.ts')).showDay(await settings(), day));
  program
    .command('doctor')
    .description(say('kiểm tra bản triển khai, nêu việc cần làm', 'check the deployment, and say what to do'))
    .option(
      '--stage <stage>',
      say('cả AWS và DNS của bản này, ví dụ «production»', 'AWS and the DNS of this stage too'),
    )
    .option(
      '--send-to <address>',
      say(
        'gửi thư thử đến địa chỉ này, chờ thư đến nơi',
        'send a test message there, and wait for its delivery',
      ),
    )
    .action(async (options: DoctorOptions) =>
      (await import('../commands/doctor.ts')).doctor(await settings(), options),
    );
  const failures = program
    .command('failures')
    .description(say('việc lỗi sau mọi lần thử lại: xem, làm lại', 'work that failed: list, retry'));
  failures
    .command('list')
    .description(say('việc gì, lúc nào, vì sao', 'which, when and why'))
    .requiredOption(
      '--stage <stage>',
      say('bản triển khai, ví dụ «production»', 'the stage, such as production'),
    )
    .action(async ({ stage }: { stage: string }) =>
      (await import('../commands/failures.ts')).listFailures(await settings(), stage),
    );
  failures
    .command('retry [id]')
    .description(say('làm lại một việc, hoặc tất cả', 'start one again, or all'))
    .requiredOption(
      '--stage <stage>',
      say('bản triển khai, ví dụ «production»', 'the stage, such as production'),
    )
    .option('--all', say('tất cả', 'all of them'))
    .action(async (id: string | undefined, options: RetryOptions) =>
      (await import('../commands/failures.ts')).retryFailures(await settings(), id, options),
    );
  program
    .command('recipients')
    .description(say('ai nhận thư gì, khi nào, vì sao', 'who gets which mail, when and why'))
    .action(async () => (await import('../commands/recipients.ts')).showRecipients(await settings()));
  program
    .command('unreadable-rows')
    .description(
      say('dòng dữ liệu không đọc được, và cách xử lý', 'stored rows that cannot be read, and what to do'),
    )
    .action(async () =>
      (await import('../commands/unreadable-rows.ts')).showUnreadableRows(await settings()),
    );
  addDeliveriesCommands(program, declaring);
}

function addDeliveriesCommands(program: Command, declaring: Declaring): void {
  const { say, settings } = declaring;
  const deliveries = program
    .command('deliveries')
    .description(
      say('thư: đã gửi cho ai, vì sao chưa; tạm dừng', 'messages by recipient and state; pause sending'),
    );
  const list = deliveries
    .command('list [occurrence]', { isDefault: true })
    .description(
      say(
        'thư của một lần chạy, mặc định là báo cáo mới nhất',
        'messages of one occurrence; default: the latest report',
      ),
    )
    .addOption(
      choice(
        declaring,
        '--state <state>',
        { vi: 'chỉ tình trạng này', en: 'only in this state' },
        deliveryStateWords,
      ),
    );
  addFileOptions(list, declaring).action(async (occurrence: string | undefined, options: DeliveriesOptions) =>
    (await import('../commands/deliveries.ts')).listDeliveries(await settings(), occurrence, options),
  );
  deliveries
    .command('resend')
    .description(
      say(
        'gửi lại, một lần, các thư không gửi được của một lần chạy',
        'send the failed messages of an occurrence again, once',
      ),
    )
    .requiredOption('--occurrence <occurrence>', say('mã lần chạy', 'the occurrence'))
    .requiredOption('--failed', say('chỉ những thư không gửi được', 'only those that failed'))
    .action(async ({ occurrence }: { occurrence: string }) =>
      (await import('../commands/resend.ts')).resendDeliveries(await settings(), occurrence),
    );
  deliveries
    .command('held')
    .description(
      say(
        'các lần chạy quá lớn, đang chờ hai người vận hành',
        'runs too large to send without two operators',
      ),
    )
    .action(async () => (await import('../commands/held-runs.ts')).showHeldRuns(await settings()));
  deliveries
    .command('release')
    .description(say('đồng ý cho một lần chạy gửi thư', 'agree that a held run may send'))
    .requiredOption('--id <id>', say('mã lần chạy', 'the run'))
    .requiredOption(
      '--confirm <digest>',
      say('mã của danh sách đã xem', 'the digest of the recipients you have read'),
    )
    .action(async (options: ReleaseOptions) =>
      (await import('../commands/held-runs.ts')).releaseRun(await settings(), options),
    );
  deliveries
    .command('status')
    .description(say('việc gửi thư có đang tạm dừng không', 'whether sending is paused'))
    .action(async () => (await import('../commands/sending.ts')).showSending(await settings()));
  deliveries
    .command('pause')
    .description(say('tạm dừng mọi việc gửi thư', 'pause all sending'))
    .requiredOption('--reason <reason>', say('lý do', 'reason'))
    .action(async ({ reason }: { reason: string }) =>
      (await import('../commands/sending.ts')).pauseSending(await settings(), reason),
    );
  deliveries
    .command('resume')
    .description(say('tiếp tục gửi thư', 'resume sending'))
    .action(async () => (await import('../commands/sending.ts')).resumeSending(await settings()));
}
