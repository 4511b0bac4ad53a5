import type { Text } from '../language/text.ts';

/**
 * What has become of figures that a unit sent and that do not count, where figures count only once they are approved: they wait for the head
 * of the unit, or were returned to the clerk.
 */
export const unapprovedStates = ['waiting', 'returned'] as const;

/** Why figures that a unit sent do not count: nobody has decided on them yet, or the head of the unit returned them. */
export type Unapproved = (typeof unapprovedStates)[number];

/** The same in words, of a unit none of whose figures count. */
export const unapprovedWords: Readonly<Record<Unapproved, Text>> = {
  waiting: { vi: 'đã gửi, chờ duyệt', en: 'sent, waiting for approval' },
  returned: { vi: 'đã gửi, bị trả lại để sửa', en: 'sent, returned for correction' },
};

/** The same of figures sent after those that count. */
export const newerUnapprovedWords: Readonly<Record<Unapproved, Text>> = {
  waiting: { vi: 'bản mới chờ duyệt', en: 'newer figures wait for approval' },
  returned: { vi: 'bản mới bị trả lại để sửa', en: 'newer figures returned for correction' },
};
