import type * as z from 'zod';
import type { catalogueSchema } from '../../domain/catalogue/catalogue.ts';
import type { Receipt } from '../../usecases/submitting/receipt.ts';

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

/** The receipt of figures of which one is far from the last period's. */
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
  preview: {
    points: 28.84,
    maxPoints: 100,
    groups: [
      { group: '766-1', points: 0, maxPoints: 18 },
      { group: '766-2', points: 19.39, maxPoints: 20 },
      { group: '766-3', points: 9.45, maxPoints: 12 },
    ],
  },
};

/** The same figures as CSV, with Vietnamese numbers. */
export const exampleCsv = [
  'unit;set;period;indicator;numerator;denominator;points;asOf;note;illustrative',
  'BD.STP;766;2024-W02;766.2.1;412;425;;2024-01-12;Số liệu minh họa;x',
  'BD.STP;766;2024-W02;766.3;;;9,45;;;',
  '',
].join('\r\n');

/** A catalogue with one unit, which owes one figure a week. */
export const exampleCatalogue: z.input<typeof catalogueSchema> = {
  name: { vi: 'Tỉnh Thí Dụ', en: 'Example Province' },
  helpdesk: { vi: 'Bộ phận vận hành, Sở TT&TT', en: 'Operations, Department of Information' },
  units: [{ id: 'TD', parent: null, level: 'province', name: { vi: 'UBND tỉnh', en: 'Province' } }],
  leagues: [],
  sets: [
    {
      id: 'HS',
      name: { vi: 'Hồ sơ', en: 'Dossiers' },
      frequency: 'week',
      leagues: [],
      groups: [{ id: 'G1', name: { vi: 'Tiếp nhận', en: 'Received' }, maxPoints: 0 }],
      indicators: [
        {
          id: 'HS.1',
          number: 1,
          group: 'G1',
          kind: 'count',
          maxPoints: 0,
          name: { vi: 'Hồ sơ tiếp nhận', en: 'Dossiers received' },
          measure: { vi: 'hồ sơ', en: 'dossiers' },
          appliesTo: { levels: ['province'] },
          evidence: { vi: 'minh họa', en: 'illustrative' },
        },
      ],
      owed: [{ from: '2024-W01' }],
      due: { weekday: 5, time: '16:00' },
      lock: { weekday: 1, time: '06:00' },
      missing: 'zero',
    },
  ],
  milestones: [],
  recipients: [],
  calendar: [
    {
      date: '2024-01-01',
      kind: 'day-off',
      name: { vi: 'Tết Dương lịch', en: 'New Year' },
      basis: 'official',
    },
  ],
};

/** A unit may send figures after the lock, for a day. */
export const exampleException = {
  unit: 'BD.STP',
  set: '766',
  period: '2024-W02',
  officer: 'Chánh Văn phòng UBND tỉnh',
  reason: 'Nhập nhầm tử số, đã có văn bản giải trình',
  expiresAt: '2024-01-16T17:00:00+07:00',
};

/** A token for a unit. */
export const exampleTokenRequest = {
  principal: { role: 'unit', unit: 'BD.STP' },
  label: 'Chuyên viên tổng hợp, Sở Tư pháp',
  expiresAt: '2024-12-31T17:00:00+07:00',
};

/** Why all sending is stopped. */
export const examplePause = { reason: 'Nhập nhầm số liệu tuần 02, đang rà soát' };

/** The chair's message of a Monday, to whoever wants to see it first. */
export const examplePreview = { at: '2024-01-15', to: 'van-hanh@province.example', recipient: 'chair' };

/** Why a ranking is made again. */
export const exampleRecompute = { reason: 'Đính chính số liệu của Sở Tư pháp sau khi mở ngoại lệ' };
