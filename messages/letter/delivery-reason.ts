import type { Delivery } from '../../domain/delivery/delivery.ts';
import { formatDate, formatWeek } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';
import { warningStatus } from '../warning-digest/warning-status.ts';

/** In one sentence, why a person gets a message: what it is about, and what they have to do with it. */
export function deliveryReason({ content, recipient }: Pick<Delivery, 'content' | 'recipient'>): Text {
  const posts = [recipient, ...(recipient.also ?? [])].map(({ post }) => post);
  const vi = posts.map((post) => post.vi).join(', ');
  const en = posts.map((post) => post.en).join(', ');
  switch (content.kind) {
    case 'weekly-report':
      return {
        vi: `Báo cáo ${formatWeek(content.period, 'vi')} theo bộ ${content.set}; chức vụ ${vi} thuộc danh sách nhận báo cáo tuần.`,
        en: `Report on ${formatWeek(content.period, 'en')} by set ${content.set}; ${en} is on the list for the weekly report.`,
      };
    case 'warning-digest': {
      const { items, day } = content.digest;
      return {
        vi: `Chưa hoàn thành: ${listed(items, day, 'vi')}. Chức vụ ${vi} thuộc danh sách nhận cảnh báo.`,
        en: `Not done: ${listed(items, day, 'en')}. ${en} is on the list for warnings.`,
      };
    }
    case 'submission-receipt':
      return {
        vi: `Xác nhận đã nhận số liệu của ${content.receipt.unitName.vi}.`,
        en: `Confirms that figures of ${content.receipt.unitName.en} were received.`,
      };
    case 'rendered':
      return { vi: 'Thư thử do bộ phận vận hành gửi.', en: 'A test message that operations sent.' };
  }
}

/** As many items as one sentence can hold. */
const mostItems = 5;

function listed(items: readonly WarningItem[], day: string, language: Language): string {
  const named = items.slice(0, mostItems).map((item) => about(item, day, language));
  const more = items.length - named.length;
  const rest = language === 'vi' ? `và ${more} mục khác` : `and ${more} more`;
  return [...named, ...(more > 0 ? [rest] : [])].join('; ');
}

/** A unit, its milestone, and where that stands on its ladder: `Sở A, Hoàn thành nhiệm vụ (hạn 19/01/2024, còn 3 ngày làm việc)`. */
function about(item: WarningItem, day: string, language: Language): string {
  const status = warningStatus(item, day, language);
  const inside = status.charAt(0).toLocaleLowerCase('vi') + status.slice(1);
  const due = `${language === 'vi' ? 'hạn' : 'due'} ${formatDate(item.date, language)}`;
  return `${item.unitName[language]}, ${item.name[language]} (${due}, ${inside})`;
}
