import * as z from 'zod';
import { formatLocalTime } from '../../domain/language/format.ts';
import { textSchema } from '../../domain/language/text.ts';
import { table, tell, writeData, writeJson } from '../output.ts';
import { readPages } from '../pages.ts';
import type { Settings } from '../settings.ts';
import { commandLine, words } from '../words.ts';

/** Which deliveries to show. */
export type DeliveriesOptions = { readonly state?: string };

const pageSchema = z.object({
  occurrence: z.string(),
  run: z.unknown(),
  total: z.int(),
  counts: z.record(z.string(), z.int()),
  deliveries: z.array(
    z.looseObject({
      recipient: z.object({ id: z.string(), post: textSchema, unit: z.string(), email: z.string() }),
      state: z.string(),
      attempts: z.int(),
      dueAt: z.string(),
      sentAt: z.string().nullable(),
      failure: z.string().nullable(),
    }),
  ),
});

const stateWords = new Map([
  ['due', { vi: 'chờ gửi', en: 'due' }],
  ['claimed', { vi: 'đang gửi', en: 'being sent' }],
  ['unknown', { vi: 'chưa rõ', en: 'unknown' }],
  ['sent', { vi: 'đã gửi', en: 'sent' }],
  ['delivered', { vi: 'đã đến', en: 'delivered' }],
  ['bounced', { vi: 'bị trả lại', en: 'bounced' }],
  ['complained', { vi: 'bị báo thư rác', en: 'complained' }],
  ['suppressed', { vi: 'bị chặn', en: 'suppressed' }],
  ['failed', { vi: 'không gửi được', en: 'failed' }],
  ['expired', { vi: 'quá hạn gửi', en: 'expired' }],
]);

/** Shows what was sent to whom, when, and why not. */
export async function listDeliveries(
  settings: Settings,
  occurrence: string | undefined,
  { state }: DeliveriesOptions,
): Promise<void> {
  const parameters = {
    ...(occurrence === undefined ? {} : { occurrence }),
    ...(state === undefined ? {} : { state }),
  };
  const pages = z
    .tuple([pageSchema], pageSchema)
    .parse(await readPages(settings, '/v1/deliveries', 500, parameters));
  const [first] = pages;
  const { run, total, counts } = first;
  const deliveries = pages.flatMap((page) => page.deliveries);
  if (settings.json === true)
    return writeJson({ occurrence: first.occurrence, run, total, counts, deliveries });
  const { lang } = settings;
  const head = words(
    settings,
    'Người nhận|Chức vụ|Đơn vị|Địa chỉ|Tình trạng|Gửi lúc|Số lần|Vì sao chưa',
    'Recipient|Post|Unit|Address|State|Sent at|Attempts|Why not',
  ).split('|');
  const rows = deliveries.map(({ recipient, state: at, attempts, sentAt, failure }) => [
    recipient.id,
    recipient.post[lang],
    recipient.unit,
    recipient.email,
    stateWords.get(at)?.[lang] ?? at,
    sentAt === null ? '—' : formatLocalTime(sentAt, lang),
    String(attempts),
    failure ?? '',
  ]);
  writeData(table([head, ...rows], [6]));
  const shares = [...stateWords].flatMap(([name, word]) =>
    (counts[name] ?? 0) === 0 ? [] : [`${counts[name]} ${word[lang]}`],
  );
  const summary = shares.length === 0 ? '' : ` (${shares.join(', ')})`;
  tell(`${first.occurrence}: ${words(settings, `${total} thư`, `${total} messages`)}${summary}.`);
  tellNext(settings, first.occurrence, counts, state);
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
    tell(commandLine('deliveries', 'status'));
  } else if (bad !== undefined && state === undefined) {
    tell(words(settings, 'Chỉ xem thư không đến nơi:', 'See those that did not arrive:'));
    tell(commandLine('deliveries', occurrence, '--state', bad));
  } else {
    tell(words(settings, 'Các lần chạy khác:', 'Other runs:'));
    tell(commandLine('occurrences'));
  }
}
