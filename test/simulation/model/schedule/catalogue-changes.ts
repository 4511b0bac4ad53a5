import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import { dateOf, mondayOf, weekOf } from '../../../../simulation/model/days.ts';

/** The changes of a new catalogue version. */
export const changes: Record<string, (catalogue: Catalogue, today: number) => void> = {
  'a day off': ({ calendar }, today) => {
    const date = dateOf(today);
    if (calendar.every((one) => one.date !== date))
      calendar.push({ date, kind: 'day-off', name: { vi: 'Nghỉ', en: 'Off' }, basis: 'official' });
  },
  'a milestone moved': ({ milestones: [first] }, today) => {
    if (first !== undefined) first.date = dateOf(today);
  },
  'a milestone extended': ({ milestones: [first] }, today) => {
    const last = first?.extensions?.at(-1)?.date ?? first?.date ?? '';
    const extension = {
      date: dateOf(today + 4),
      reason: { vi: 'Lũ', en: 'Flood' },
      decidedOn: dateOf(today),
    };
    if (first !== undefined && last < extension.date)
      first.extensions = [...(first.extensions ?? []), extension];
  },
  'fewer recipients': ({ recipients }) => {
    if (recipients.length > 1) recipients.pop();
  },
  'nothing owed from now on': ({ sets: [set] }, today) => {
    const [owed] = set?.owed ?? [];
    if (owed !== undefined) owed.to = weekOf(mondayOf(today) - 7);
  },
};
