import type { ObligationStateAnswer } from '../contract/milestones.ts';
import { formatAmount, formatDate, formatInteger } from '../domain/language/format.ts';
import type { Settings } from './settings.ts';
import { words } from './words.ts';

/** Progress and projection, in the columns of a milestone's table. */
export function standingCells(settings: Settings, standing: ObligationStateAnswer | null): string[] {
  if (standing === null) return ['—', '—', '—', '—', '—', '—', '—', ''];
  const { done, target, remaining, status, pace, neededPace, illustrative } = standing;
  const statuses = {
    done: words(settings, 'xong', 'done'),
    'on-track': words(settings, 'đúng tiến độ', 'on track'),
    'at-risk': words(settings, 'nguy cơ chậm', 'at risk'),
    overdue: words(settings, 'quá hạn', 'overdue'),
  };
  return [
    ...[done, target, remaining].map((number) => integer(settings, number)),
    statuses[status],
    ...[pace, neededPace].map((speed) => (speed === null ? '—' : formatAmount(speed.perDay, settings.lang))),
    finish(settings, standing),
    illustrative ? words(settings, 'số liệu minh họa', 'illustrative') : '',
  ];
}

/** When it was finished and how early, or its projected finish, with its range. */
export function finish(
  settings: Settings,
  { doneOn, daysEarly, projected, earliest, latest }: ObligationStateAnswer,
): string {
  const { lang } = settings;
  if (doneOn !== null && daysEarly !== null) {
    const days = Math.abs(daysEarly);
    const how =
      daysEarly === 0
        ? words(settings, 'đúng hạn', 'on time')
        : daysEarly > 0
          ? words(settings, `sớm ${days} ngày`, `${days} days early`)
          : words(settings, `muộn ${days} ngày`, `${days} days late`);
    return `${formatDate(doneOn, lang)} (${how})`;
  }
  if (projected === null) return '—';
  const range = [earliest, latest].map((date) => (date === null ? '?' : formatDate(date, lang)));
  return `${formatDate(projected, lang)} (${range.join(' – ')})`;
}

/** A number, or a dash if there is none. */
export function integer({ lang }: Settings, number: number | null | undefined): string {
  return number === null || number === undefined ? '—' : formatInteger(number, lang);
}
