import type { Text } from '../language/text.ts';
import type { ContentKind } from './delivery-content.ts';

const names: Readonly<Record<ContentKind, Text>> = {
  'weekly-report': { vi: 'báo cáo tuần', en: 'weekly report' },
  'warning-digest': { vi: 'thư nhắc việc', en: 'warning' },
  'submission-receipt': { vi: 'thư xác nhận đã nhận số liệu', en: 'receipt' },
  'ranking-correction': { vi: 'thư điều chỉnh xếp hạng', en: 'correction of a ranking' },
  notice: { vi: 'thông báo', en: 'notice' },
  'failure-digest': { vi: 'thư báo sự cố', en: 'e-mail about failures' },
  rendered: { vi: 'thư thử', en: 'test message' },
};

const named: ReadonlyMap<string, Text> = new Map(Object.entries(names));

/** What a kind of message is called in lists; one that another version of the product knows has its own name. */
export function contentKindWords(kind: string): Text {
  return named.get(kind) ?? { vi: `«${kind}»`, en: kind };
}
