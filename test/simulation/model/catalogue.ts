import type { CalendarDay, Catalogue, Recipient } from '../../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import { type Day, dateOf, weekOf } from '../../../simulation/model/days.ts';

const text = (vi: string) => ({ vi, en: vi });
const evidence = text('dùng cho kiểm thử');

const indicator = (number: number) => ({
  id: `S.${number}`,
  number,
  group: 'G',
  name: text('Chỉ số'),
  measure: text('nhiệm vụ'),
  evidence,
  appliesTo: { levels: ['department' as const] },
});

/** Tết, and a bridge day made up for on a Saturday. */
const calendar: CalendarDay[] = [
  ...['2024-02-08', '2024-02-09', '2024-02-12', '2024-02-13', '2024-02-14'].map((date) =>
    day(date, 'day-off'),
  ),
  day('2024-04-29', 'day-off'),
  day('2024-04-30', 'day-off'),
  day('2024-05-01', 'day-off'),
  day('2024-05-04', 'working-day'),
];

/**
 * Two ranked departments, one milestone of each kind in the weeks after `monday`, and a person with two posts whose
 * address is not always typed the same way.
 */
export function modelCatalogue(monday: Day): Catalogue {
  return {
    name: text('Tỉnh Thử Nghiệm'),
    helpdesk: text('Bộ phận vận hành'),
    units: [
      { id: 'P', parent: null, level: 'province', name: text('UBND tỉnh') },
      { id: 'P.A', parent: 'P', level: 'department', name: text('Sở A') },
      { id: 'P.B', parent: 'P', level: 'department', name: text('Sở B') },
    ],
    leagues: [{ id: 'departments', name: text('Sở, ban, ngành'), level: 'department' }],
    sets: [
      {
        id: 'S',
        name: text('Bộ chỉ số S'),
        frequency: 'week',
        leagues: ['departments'],
        groups: [{ id: 'G', name: text('Nhóm'), maxPoints: 1_000 }],
        indicators: [
          { ...indicator(1), kind: 'tasks', maxPoints: 800 },
          { ...indicator(2), kind: 'points', maxPoints: 100 },
          { ...indicator(3), kind: 'points', maxPoints: 100 },
        ],
        owed: [{ from: weekOf(monday - 7) }],
        due: { weekday: 5, time: '16:00' },
        lock: { weekday: 1, time: '06:00' },
        missing: 'zero',
      },
    ],
    milestones: milestonesAfter(monday),
    recipients: [
      recipient('chair', 'P', ['weekly-report']),
      recipient('office', 'P', ['warnings']),
      recipient('contact-a', 'P.A', ['warnings', 'receipts']),
      { ...recipient('contact-b', 'P.B', ['warnings', 'weekly-report']), email: 'Shared@province.example' },
      {
        ...recipient('second-post', 'P.A', ['warnings', 'weekly-report', 'receipts']),
        email: 'shared@province.example',
      },
    ],
    calendar,
  };
}

function milestonesAfter(monday: Day): Milestone[] {
  const base = { name: text('Cột mốc'), obligations: [{ unit: 'P.A' }, { unit: 'P.B' }] };
  const figures = { ...base, set: 'S', indicator: 'S.1', measuredFrom: weekOf(monday - 7) };
  return [
    {
      ...figures,
      id: 'figures',
      date: dateOf(monday + 9),
      ladder: { workingDaysBefore: [7, 3, 1, 0], overdueEvery: 11 },
    },
    {
      ...base,
      id: 'submissions',
      goal: 'submissions',
      set: 'S',
      period: weekOf(monday),
      date: dateOf(monday + 4),
      ladder: { workingDaysBefore: [2], overdueEvery: 40 },
    },
    { ...base, id: 'date', goal: 'date', date: dateOf(monday + 13), ladder: { workingDaysBefore: [5, 1] } },
  ];
}

function recipient(id: string, unit: string, receives: Recipient['receives']): Recipient {
  return { id, post: text(`Chức vụ ${id}`), unit, email: `${id}@province.example`, receives };
}

function day(date: string, kind: CalendarDay['kind']): CalendarDay {
  return { date, kind, name: text(kind), basis: 'official' };
}
