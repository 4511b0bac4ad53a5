import type * as z from 'zod';
import type { catalogueSchema } from '../../domain/catalogue/catalogue.ts';

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
