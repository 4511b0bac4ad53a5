import type { Text } from '../../domain/language/text.ts';
import type { Schedule } from '../../domain/schedule/schedules.ts';

/** The names of the scheduled jobs for people. */
export const jobNames: Readonly<Record<Schedule['job'], Text>> = {
  rank: { vi: 'Xếp hạng tuần vừa qua', en: 'Ranking of the past week' },
  report: { vi: 'Báo cáo tuần gửi lãnh đạo', en: 'Weekly report to leaders' },
  warn: { vi: 'Cảnh báo đến hạn', en: 'Deadline warnings' },
  reconcile: { vi: 'Rà soát các lần chạy bị lỡ', en: 'Check for missed runs' },
  deliver: { vi: 'Gửi thư đang chờ', en: 'Sending of waiting messages' },
};
