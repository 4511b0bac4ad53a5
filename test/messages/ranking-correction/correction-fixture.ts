import type { RankingCorrection } from '../../../domain/report/ranking-correction.ts';
import { iso } from '../../fixtures/instants.ts';

/** The head of a department who reads the weekly report. */
export const director = { post: { vi: 'Giám đốc Sở Tư pháp', en: 'Director, Department of Justice' } };

/** A department that rose when its figures of a reported week were corrected. */
export const correction: RankingCorrection = {
  scope: { vi: 'Tỉnh Bình Dương', en: 'Binh Duong Province' },
  helpdesk: {
    vi: 'Bộ phận vận hành Tiến Độ (van-hanh@binhduong.example)',
    en: 'Tiến Độ operations (van-hanh@binhduong.example)',
  },
  set: '766',
  setName: { vi: 'Bộ chỉ số 766', en: 'Set of Indicators 766' },
  period: '2024-W02',
  leagueName: { vi: 'Sở, ban, ngành', en: 'Departments' },
  edition: 2,
  recomputedAt: iso('2024-01-16T08:15:00Z'),
  reason: 'Đính chính số liệu của Sở Tư pháp\nsau khi mở ngoại lệ',
  units: [
    {
      unit: 'BD.STP',
      name: { vi: 'Sở Tư pháp', en: 'Department of Justice' },
      before: { rank: 12, points: 7_134, class: { vi: 'Khá', en: 'Fair' } },
      after: { rank: 9, points: 8_056, class: { vi: 'Tốt', en: 'Good' } },
    },
  ],
  illustrative: false,
};
