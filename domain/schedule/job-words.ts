import type { Text } from '../language/text.ts';
import type { Job } from './occurrence.ts';
import type { ScheduledJob } from './schedules.ts';

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
