import type { Text } from '../language/text.ts';
import type { MilestoneStatus } from './milestone-statuses.ts';

/** The statuses of a unit at a milestone in words. */
export const milestoneStatusWords: Readonly<Record<MilestoneStatus, Text>> = {
  done: { vi: 'xong', en: 'done' },
  'on-track': { vi: 'đúng tiến độ', en: 'on track' },
  'at-risk': { vi: 'nguy cơ chậm', en: 'at risk' },
  overdue: { vi: 'quá hạn', en: 'overdue' },
};
