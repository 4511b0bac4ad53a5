import type { Receipt } from './receipt.ts';

/** Figures of one unit, as JSON. */
export const exampleSubmission = {
  unit: 'BD.STP',
  set: '766',
  period: '2024-W02',
  asOf: '2024-01-12',
  values: {
    '766.2.1': { numerator: 412, denominator: 425 },
    '766.3': { points: 9.45 },
  },
  note: 'Số liệu minh họa',
  illustrative: true,
};

/** The receipt for figures of which one differs widely from last period's. */
export const exampleReceipt: Receipt = {
  id: '3f9a0c2e5b7d41868e2f6a90d4c1b573',
  unit: 'BD.STP',
  set: '766',
  period: '2024-W02',
  revision: 1,
  receivedAt: '2024-01-11T02:05:21Z',
  dueAt: '2024-01-12T09:00:00Z',
  status: 'on-time',
  outcome: 'accepted-with-warnings',
  warnings: [
    {
      indicator: '766.2.1',
      code: 'more-than-triple',
      detail: '766.2.1, hồ sơ giải quyết đúng hạn: 412, hơn ba lần kỳ trước (120).',
      comment: 'Tiếp nhận hồ sơ tồn đọng của năm 2023',
    },
  ],
  illustrative: true,
  catalogueVersion: 1,
  figures: 2,
  sent: 'partial',
  asked: 3,
  lackingCount: 1,
  lacking: [{ indicator: '766.1.6', name: 'Công bố thủ tục hành chính đúng hạn' }],
  preview: {
    points: 28.84,
    maxPoints: 100,
    groups: [
      { group: '766-1', points: 0, maxPoints: 18 },
      { group: '766-2', points: 19.39, maxPoints: 20 },
      { group: '766-3', points: 9.45, maxPoints: 12 },
    ],
  },
  replayed: false,
  inForce: 1,
  nextSteps: [
    {
      code: 'complete',
      detail:
        'Còn thiếu 1 chỉ số. Chỉ cần gửi thêm các chỉ số đó trước 16:00 ngày 12/01/2024; số liệu đã gửi giữ nguyên.',
      command: null,
    },
  ],
};

/** The same figures as CSV, with Vietnamese numbers. */
export const exampleCsv = [
  'unit;set;period;indicator;numerator;denominator;points;asOf;note;illustrative',
  'BD.STP;766;2024-W02;766.2.1;412;425;;2024-01-12;Số liệu minh họa;x',
  'BD.STP;766;2024-W02;766.3;;;9,45;;;',
  '',
].join('\r\n');
