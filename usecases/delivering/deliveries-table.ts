import type { DeliveryAnswer } from '../../contract/deliveries.ts';
import { contentKindWords } from '../../domain/delivery/content-kind-words.ts';
import { deliveryStateWords } from '../../domain/delivery/delivery-state-words.ts';
import { failureWords } from '../../domain/delivery/failure-words.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { type ColumnOf, column, layTable } from '../../domain/table/lay-table.ts';
import type { TableSheet } from '../../domain/table/table.ts';

/** The messages of an occurrence as a table, a row each. */
export function deliveriesTable(
  occurrence: string,
  deliveries: readonly DeliveryAnswer[],
  language: Language,
): TableSheet {
  const name = { vi: 'Thư', en: 'Messages' };
  const title = { vi: `Thư của lần chạy ${occurrence}`, en: `Messages of ${occurrence}` };
  const columns = columnsFor(occurrence);
  return layTable({ name: name[language], title: title[language] }, columns, deliveries, language);
}

function columnsFor(occurrence: string): readonly ColumnOf<DeliveryAnswer>[] {
  return [
    column('Lần chạy', 'Occurrence', 'text', 28, () => occurrence),
    column('Người nhận', 'Recipient', 'text', 18, ({ recipient }) => recipient.id),
    column('Chức vụ', 'Post', 'text', 28, ({ recipient }, language) => recipient.post[language]),
    column('Mã đơn vị', 'Unit', 'text', 14, ({ recipient }) => recipient.unit),
    column('Địa chỉ', 'Address', 'text', 36, ({ recipient }) => recipient.email),
    column('Loại thư', 'Message', 'text', 18, ({ kind }, language) => contentKindWords(kind)[language]),
    column('Tình trạng', 'State', 'text', 14, ({ state }, language) => deliveryStateWords[state][language]),
    column('Số lần', 'Attempts', 'count', 9, ({ attempts }) => attempts),
    column('Gửi lúc', 'Sent at', 'time', 17, ({ sentAt }) => sentAt),
    column('Đến lượt lúc', 'Due', 'time', 17, ({ dueAt }) => dueAt),
    column('Không gửi sau', 'Expires', 'time', 17, ({ expiresAt }) => expiresAt),
    column(
      'Vì sao chưa',
      'Why not',
      'text',
      34,
      ({ failure }, language) => failure && failureWords(failure)[language],
    ),
    column(
      'SES còn báo',
      'SES also reported',
      'text',
      34,
      ({ remarks }, language) =>
        remarks
          .map(({ text, at }) =>
            at === null ? text[language] : `${text[language]} (${formatLocalTime(at, language)})`,
          )
          .join('; ') || null,
    ),
    column('Mã thư', 'Message id', 'text', 46, ({ messageId }) => messageId),
  ];
}
