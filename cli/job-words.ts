import type { Text } from '../domain/language/text.ts';
import type { Job } from '../domain/schedule/occurrence.ts';
import type { ScheduledJob } from '../domain/schedule/schedules.ts';

/** The scheduled jobs in words. */
export const jobWords = {
  rank: { vi: 'xếp hạng', en: 'ranking' },
  report: { vi: 'báo cáo tuần', en: 'weekly report' },
  warn: { vi: 'nhắc hạn', en: 'warnings' },
} as const satisfies Record<Job, Text>;

/** Everything that schedules start, in words. */
export const scheduledJobWords = {
  ...jobWords,
  reconcile: { vi: 'đối chiếu', en: 'reconciliation' },
  deliver: { vi: 'gửi thư', en: 'sending' },
} as const satisfies Record<ScheduledJob, Text>;
