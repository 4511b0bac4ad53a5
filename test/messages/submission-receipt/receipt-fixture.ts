import type { SubmissionReceipt } from '../../../domain/submission/submission-receipt.ts';
import { iso } from '../../fixtures/instants.ts';

/** The contact of a department. */
export const contact = {
  post: { vi: 'Đầu mối Đề án 06 – Sở Tư pháp', en: 'Project 06 contact, Department of Justice' },
};

/** What the receipt says when a department sent 2 of 14 figures. */
export const partial: Pick<SubmissionReceipt, 'asked'> = {
  asked: {
    count: 14,
    lacking: 12,
    first: [
      {
        indicator: '766.1.1',
        name: {
          vi: 'Tỷ lệ thủ tục hành chính công bố đúng hạn',
          en: 'Administrative procedures published on time',
        },
      },
      { indicator: '766.4.1', name: { vi: 'Tỷ lệ hồ sơ thanh toán trực tuyến', en: 'Dossiers paid online' } },
    ],
    until: iso('2024-01-19T09:00:00Z'),
  },
};

/** A department's figures of a week, two of which looked wrong. */
export const receipt: SubmissionReceipt = {
  scope: { vi: 'Tỉnh Bình Dương', en: 'Binh Duong Province' },
  helpdesk: {
    vi: 'Bộ phận vận hành Tiến Độ (van-hanh@binhduong.example)',
    en: 'Tiến Độ operations (van-hanh@binhduong.example)',
  },
  unit: 'BD.STP',
  unitName: { vi: 'Sở Tư pháp', en: 'Department of Justice' },
  set: '766',
  setName: { vi: 'Bộ chỉ số 766', en: 'Set of Indicators 766' },
  period: '2024-W03',
  revision: 1,
  reference: '3f9a0c2e5b7d41868e2f6a90d4c1b573',
  receivedAt: iso('2024-01-18T02:05:21.25Z'),
  dueAt: iso('2024-01-19T09:00:00Z'),
  late: false,
  figures: 1_024,
  warnings: [
    {
      indicator: '766.2.1',
      name: { vi: 'Hồ sơ giải quyết đúng hạn', en: 'Dossiers settled on time' },
      detail: {
        vi: '766.2.1, hồ sơ giải quyết đúng hạn: 4.120, hơn ba lần kỳ trước (315).',
        en: '766.2.1, dossiers settled on time: 4,120, more than three times the last period’s (315).',
      },
      comment: 'Tiếp nhận hồ sơ tồn đọng\ncủa các năm trước',
    },
    {
      indicator: '766.4.2',
      name: { vi: 'Dịch vụ công có phát sinh hồ sơ trực tuyến', en: 'Services used online' },
      detail: {
        vi: '766.4.2, số dịch vụ công: 9, nhỏ hơn kỳ trước (14).',
        en: '766.4.2, services in all: 9, less than the last period’s (14).',
      },
      comment: 'Bãi bỏ theo quyết định của tỉnh',
    },
  ],
  moreWarnings: 0,
  illustrative: true,
};
