import type { FailureDigest } from '../../../domain/failures/failure-digest.ts';
import { iso } from '../../fixtures/instants.ts';

/** A post of operations. */
export const operator = { post: { vi: 'Bộ phận vận hành hệ thống', en: 'System operations' } };

/** A digest with every kind of failure. */
export const failures: FailureDigest = {
  scope: { vi: 'UBND tỉnh Bình Dương', en: 'People’s Committee of Binh Duong Province' },
  at: iso('2024-01-15T05:00:00Z'),
  everyHours: 4,
  undelivered: 1,
  groups: [
    {
      kind: 'report-without-ranking',
      count: 1,
      earlier: 0,
      since: iso('2024-01-15T00:00:00Z'),
      failures: [
        {
          what: {
            vi: 'Báo cáo tuần, 07:00 ngày 15/01/2024: đang thử lại',
            en: 'Weekly report, 07:00 on 15 January 2024: being retried',
          },
          why: {
            vi: 'Bộ chỉ số 766, tuần 02/2024, sở, ban, ngành: chưa xếp hạng',
            en: 'Set 766 week 2 of 2024 departments: not ranked yet',
          },
          since: iso('2024-01-15T00:00:00Z'),
        },
      ],
      commands: ['occurrences --job rank'],
    },
    {
      kind: 'message-not-sent',
      count: 11,
      earlier: 0,
      since: iso('2024-01-15T00:06:00Z'),
      failures: [
        {
          what: {
            vi: 'Báo cáo tuần gửi Giám đốc Sở Tư pháp (Sở Tư pháp)',
            en: 'Weekly report to Director (Department of Justice)',
          },
          why: { vi: 'không gửi được: «address refused»', en: 'failed: “address refused”' },
          since: iso('2024-01-15T00:06:00Z'),
        },
      ],
      commands: [
        'deliveries resend --occurrence report@2024-01-15T00:00:00Z --failed',
        'deliveries list warn@2024-01-15T00:30:00Z --state expired',
      ],
    },
    {
      kind: 'unreadable-row',
      count: 1,
      earlier: 2,
      since: iso('2024-01-15T03:00:00Z'),
      failures: [
        {
          what: { vi: 'Dòng «token»: token 1', en: 'Row “token”: token 1' },
          since: iso('2024-01-15T03:00:00Z'),
        },
      ],
      commands: ['unreadable-rows'],
    },
  ],
};
