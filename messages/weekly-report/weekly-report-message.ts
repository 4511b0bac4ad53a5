import { formatWeek } from '../../domain/language/format.ts';
import type { MessageDefinition } from '../message-definition.ts';

/** Shows leaders on Monday how the units ranked in the past week, and why. */
export const weeklyReportMessage: MessageDefinition<'weekly-report'> = {
  reason: ({ set, period }, posts) => ({
    vi: `Báo cáo ${formatWeek(period, 'vi')} theo bộ ${set}; ${posts.vi} thuộc danh sách nhận báo cáo tuần.`,
    en: `Report on set ${set} for ${formatWeek(period, 'en')}. On the list for the weekly report: ${posts.en}.`,
  }),
  render: async ({ set, period, own }, { recipient, leaving, help, missingWorkbook, files }, findReport) =>
    (await findReport(set, period)).messageTo({ ...recipient, missingWorkbook }, leaving, own, help, files),
};
