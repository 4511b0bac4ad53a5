import type { OccurrenceAnswer } from '../contract/occurrences.ts';
import type { Text } from '../domain/language/text.ts';

/** The states of a run in words. */
export const runStatusWords = {
  planned: { vi: 'sắp chạy', en: 'planned' },
  running: { vi: 'đang chạy', en: 'running' },
  done: { vi: 'xong', en: 'done' },
  skipped: { vi: 'bỏ qua', en: 'skipped' },
  failed: { vi: 'lỗi', en: 'failed' },
  missing: { vi: 'thiếu', en: 'missing' },
  unreadable: { vi: 'không đọc được', en: 'unreadable' },
} as const satisfies Record<OccurrenceAnswer['status'], Text>;
