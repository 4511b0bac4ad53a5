import { type DeliveryAnswer, deliveries as resource } from '../../contract/deliveries.ts';
import { deliveryStateWords } from '../../domain/delivery/delivery-state-words.ts';
import { failureWords } from '../../domain/delivery/failure-words.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import { saysAnyOf } from '../../domain/schedule/run-summary.ts';
import { readPages } from '../api/pages.ts';
import { countsInWords } from '../output/delivery-counts.ts';
import { readNames } from '../output/names.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { savedAsFile } from '../output/save-table.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { FileOptions } from '../program/file-options.ts';
import type { Settings } from '../settings.ts';

/** Which deliveries to show. */
export type DeliveriesOptions = FileOptions & { readonly state?: string };

/** Shows messages by recipient, with time, state and failure. */
export async function listDeliveries(
  settings: Settings,
  occurrence: string | undefined,
  { state, ...files }: DeliveriesOptions,
): Promise<void> {
  const query = { occurrence, state };
  if (await savedAsFile(settings, resource.listDeliveries, { path: {}, query }, files)) return;
  const pages = await readPages(settings, resource.listDeliveries, 500, { path: {}, query });
  const [first] = pages;
  const { run, total, counts } = first;
  const deliveries = pages.flatMap((page) => page.deliveries);
  if (settings.json === true)
    return writeJson({ occurrence: first.occurrence, run, total, counts, deliveries });
  const { lang } = settings;
  const names = await readNames(settings);
  const head = words(
    settings,
    'Người nhận|Chức vụ|Đơn vị|Địa chỉ|Tình trạng|Gửi lúc|Số lần|Vì sao chưa',
    'Recipient|Post|Unit|Address|State|Sent at|Attempts|Why not',
  ).split('|');
  const hasRemarks = deliveries.some(({ remarks }) => remarks.length > 0);
  if (hasRemarks) head.push(words(settings, 'SES còn báo', 'SES also reported'));
  const rows = deliveries.map(({ recipient, state: at, attempts, sentAt, failure, remarks }) => [
    recipient.id,
    recipient.post[lang],
    names.unit(recipient.unit),
    recipient.email,
    deliveryStateWords[at][lang],
    sentAt === null ? '—' : formatLocalTime(sentAt, lang),
    String(attempts),
    failure === null ? '' : failureWords(failure)[lang],
    ...(hasRemarks ? [remarks.map((remark) => inWords(remark, settings)).join('; ')] : []),
  ]);
  writeData(table([head, ...rows], [6]));
  const shares = countsInWords(counts, lang);
  const summary = shares === '' ? '' : ` (${shares})`;
  tell(`${first.occurrence}: ${words(settings, `${total} thư`, `${total} messages`)}${summary}.`);
  const isHeld = run?.status === 'planned' && run.account !== null && saysAnyOf(run.account, ['held']);
  if (isHeld) tellHeld(settings);
  else tellNext(settings, first.occurrence, counts, state);
}

function tellHeld(settings: Settings): void {
  tell(
    words(
      settings,
      'Lần chạy này chờ hai người vận hành đồng ý; xem ai sẽ nhận thư:',
      'This run waits for two operators; to see who would get it:',
    ),
  );
  tell(commandLine(settings, 'deliveries', 'held'));
}

/** A remark in words, with its local time. */
function inWords({ text, at }: DeliveryAnswer['remarks'][number], { lang }: Settings): string {
  return at === null ? text[lang] : `${text[lang]} (${formatLocalTime(at, lang)})`;
}

function tellNext(
  settings: Settings,
  occurrence: string,
  counts: Readonly<Record<string, number>>,
  state: string | undefined,
): void {
  const bad = ['failed', 'bounced', 'expired'].find((name) => (counts[name] ?? 0) > 0);
  if ((counts['due'] ?? 0) > 0) {
    tell(
      words(
        settings,
        'Thư chờ gửi: xem việc gửi có đang tạm dừng không:',
        'Some wait: see whether sending is paused:',
      ),
    );
    tell(commandLine(settings, 'deliveries', 'status'));
  } else if ((counts['failed'] ?? 0) > 0 && state === 'failed') {
    tell(
      words(
        settings,
        'Gửi lại, một lần, khi đã khắc phục:',
        'To send them again, once, after fixing the cause:',
      ),
    );
    tell(commandLine(settings, 'deliveries', 'resend', '--failed', '--occurrence', occurrence));
  } else if (bad !== undefined && state === undefined) {
    tell(words(settings, 'Chỉ xem thư không đến nơi:', 'To see only messages that did not arrive:'));
    tell(commandLine(settings, 'deliveries', occurrence, '--state', bad));
  } else {
    tell(words(settings, 'Các lần chạy khác:', 'Other runs:'));
    tell(commandLine(settings, 'occurrences'));
  }
}
