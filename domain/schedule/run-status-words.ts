import type { Text } from '../language/text.ts';
import type { OccurrenceRecord } from './occurrence-record.ts';

/** The states of a run in words; `missing`: it should have run, and there is no record of it. */
export const runStatusWords = {
  planned: { vi: 'sắp chạy', en: 'planned' },
  running: { vi: 'đang chạy', en: 'running' },
  done: { vi: 'xong', en: 'done' },
  skipped: { vi: 'bỏ qua', en: 'skipped' },
  failed: { vi: 'lỗi', en: 'failed' },
  missing: { vi: 'thiếu', en: 'missing' },
  unreadable: { vi: 'không đọc được', en: 'unreadable' },
} as const satisfies Record<OccurrenceRecord['status'] | 'missing', Text>;
