import type { Temporal } from 'temporal-polyfill';
import type { CalendarDay, Catalogue, Recipient } from '../domain/catalogue/catalogue.ts';
import type { Milestone } from '../domain/catalogue/milestone.ts';
import { isoWeekOf } from '../domain/period/iso-week.ts';
import type { Random } from '../example/generator/random.ts';

const text = (vi: string, en: string) => ({ vi, en });
const evidence = text('dùng cho mô phỏng', 'made for a simulation');
const base = { measure: text('nhiệm vụ', 'tasks'), evidence };

/** The units that submit: ranked departments, and the province with its published standing. */
const departments = ['P.A', 'P.B', 'P.C'] as const;

/**
 * A small random catalogue: two or three ranked departments, up to five recipients (one of them perhaps with two
 * posts), one or two milestones, some days off.
 * @param monday the first day of the simulated weeks
 * @param days the number of simulated days
 */
export function sampleCatalogue(random: Random, monday: Temporal.PlainDate, days: number): Catalogue {
  const units = departments.slice(0, random.integer(2, 3));
  return {
    name: text('Tỉnh Mô Phỏng', 'Simulated Province'),
    helpdesk: text('Bộ phận vận hành', 'Operations'),
    units: [
      { id: 'P', parent: null, level: 'province', name: text('UBND tỉnh', 'Province') },
      ...units.map((id) => ({
        id,
        parent: 'P',
        level: 'department' as const,
        name: text(`Sở ${id}`, `Department ${id}`),
      })),
    ],
    leagues: [{ id: 'departments', name: text('Sở, ban, ngành', 'Departments'), level: 'department' }],
    sets: [
      {
        id: 'S',
        name: text('Bộ chỉ số S', 'Set S'),
        frequency: 'week',
        leagues: ['departments'],
        groups: [{ id: 'G', name: text('Nhóm', 'Group'), maxPoints: 10_000 }],
        indicators: [
          {
            ...base,
            id: 'S.1',
            number: 1,
            group: 'G',
            name: text('Nhiệm vụ', 'Tasks'),
            kind: 'tasks',
            maxPoints: 6_000,
            appliesTo: { levels: ['department'] },
          },
          {
            ...base,
            id: 'S.2',
            number: 2,
            group: 'G',
            name: text('Điểm', 'Points'),
            kind: 'points',
            maxPoints: 4_000,
            appliesTo: { levels: ['department'] },
          },
          {
            ...base,
            id: 'S.QG',
            number: 3,
            group: 'G',
            name: text('Xếp hạng quốc gia', 'National standing'),
            kind: 'standing',
            appliesTo: { units: ['P'] },
          },
        ],
        headline: { indicator: 'S.QG', unit: 'P' },
        owed: [{ from: isoWeekOf(monday) }],
        due: { weekday: 5, time: '16:00' },
        lock: { weekday: 1, time: '06:00' },
        missing: 'zero',
      },
    ],
    milestones: Array.from({ length: random.integer(1, 2) }, (_, index) =>
      milestone(random, `goal-${index}`, units, monday, days),
    ),
    recipients: recipientsOf(random, units),
    calendar: calendarOf(random, monday, days),
  };
}

/** The next version of a catalogue: something changes, but no past day and nothing about tomorrow. */
export function changedCatalogue(random: Random, catalogue: Catalogue, today: Temporal.PlainDate): Catalogue {
  const next = structuredClone(catalogue);
  const later = today.add({ days: random.integer(3, 10) });
  switch (random.integer(0, 3)) {
    case 0:
      next.calendar = [...next.calendar.filter(({ date }) => date !== later.toString()), dayOff(later)];
      return next;
    case 1:
      for (const one of next.milestones) if (random.next() < 0.7) one.date = later.toString();
      return next;
    case 2:
      next.recipients = recipientsOf(
        random,
        next.units.map(({ id }) => id).filter((id) => id !== 'P'),
      );
      return next;
    default:
      next.name = text('Tỉnh Đổi Tên', 'Renamed Province');
      return next;
  }
}

function milestone(
  random: Random,
  id: string,
  units: readonly string[],
  monday: Temporal.PlainDate,
  days: number,
): Milestone {
  return {
    id,
    name: text('Hoàn thành nhiệm vụ', 'Tasks done'),
    date: monday.add({ days: random.integer(2, days) }).toString(),
    set: 'S',
    indicator: 'S.1',
    measuredFrom: isoWeekOf(monday),
    obligations: units.map((unit) => ({ unit })),
    ladder: { workingDaysBefore: [7, 3, 1, 0], overdueEvery: random.integer(2, 5) },
  };
}

function recipientsOf(random: Random, units: readonly string[]): Recipient[] {
  const chair = recipient(
    'chair',
    'P',
    random.next() < 0.5 ? ['weekly-report'] : ['weekly-report', 'warnings'],
  );
  const contacts = units.map((unit) => {
    const leads = random.next() < 0.4;
    const id = `contact-${unit.toLowerCase().replace('.', '-')}`;
    const confirmed = random.next() < 0.4;
    return recipient(id, unit, [
      'warnings',
      ...(confirmed ? (['receipts'] as const) : []),
      ...(leads ? (['weekly-report'] as const) : []),
    ]);
  });
  const [first] = contacts;
  if (first === undefined || random.next() < 0.5) return [chair, ...contacts];
  return [
    chair,
    ...contacts,
    { ...recipient('second-post', first.unit, ['warnings']), email: first.email.toUpperCase() },
  ];
}

function recipient(id: string, unit: string, receives: Recipient['receives']): Recipient {
  return { id, post: text(`Chức vụ ${id}`, `Post ${id}`), unit, email: `${id}@province.example`, receives };
}

/** Some days off, sometimes a holiday of a week or more, and a working Saturday. */
function calendarOf(random: Random, monday: Temporal.PlainDate, days: number): CalendarDay[] {
  const single = Array.from({ length: random.integer(0, 3) }, () => random.integer(0, days));
  const holiday = random.next() < 0.2 ? random.integer(0, days) : days;
  const holidays = Array.from({ length: random.integer(5, 9) }, (_, day) => holiday + day);
  const off = new Set([...single, ...(holiday < days ? holidays : [])]);
  const saturday = 7 * random.integer(0, days / 7) + 5;
  const calendar = [...off].map((day) => dayOff(monday.add({ days: day })));
  if (off.has(saturday)) return calendar;
  return [...calendar, { ...dayOff(monday.add({ days: saturday })), kind: 'working-day' }];
}

function dayOff(date: Temporal.PlainDate): CalendarDay {
  return { date: date.toString(), kind: 'day-off', name: text('Nghỉ', 'Day off'), basis: 'official' };
}
