import type { MilestoneDetail, MilestoneSummary, ObligationStateAnswer } from '../../contract/milestones.ts';
import { formatAmount, formatDate, formatInteger, formatWeekday } from '../../domain/language/format.ts';
import { milestoneStatusWords } from '../../domain/milestone/milestone-status-words.ts';
import type { Settings } from '../settings.ts';
import { words } from './words.ts';

type Status = ObligationStateAnswer['status'];

/**
 * Progress and projection, in the columns of a milestone's table.
 * @param withheld the status alone, of a unit whose figures the caller may not read
 */
export function standingCells(
  settings: Settings,
  standing: ObligationStateAnswer | null,
  withheld?: Status,
): string[] {
  if (standing === null) {
    const status = withheld === undefined ? '—' : milestoneStatusWords[withheld][settings.lang];
    return ['—', '—', '—', status, '—', '—', '—', ''];
  }
  const { target, remaining, status, pace, neededPace, illustrative } = standing;
  return [
    doneCell(settings, standing),
    ...[target, remaining].map((number) => integer(settings, number)),
    milestoneStatusWords[status][settings.lang],
    ...[pace, neededPace].map((speed) => (speed === null ? '—' : formatAmount(speed.perDay, settings.lang))),
    finish(settings, standing),
    illustrative ? words(settings, 'số liệu minh họa', 'illustrative') : '',
  ];
}

/** What is done, with its share of a target that is exceeded. */
export function doneCell(settings: Settings, standing: ObligationStateAnswer | null): string {
  const { done, attainment = null } = standing ?? {};
  const share =
    attainment !== null && attainment > 100 ? ` (${formatAmount(attainment, settings.lang)}%)` : '';
  return `${integer(settings, done)}${share}`;
}

/** The date in force, with its hour: `30/06/2023 24:00`, `30/06/2023 16:00`, `before 1 July 2023 00:00`. */
export function dueCell(
  settings: Settings,
  { effectiveDate, by, time }: Pick<MilestoneSummary, 'effectiveDate' | 'by' | 'time'>,
): string {
  const date = formatDate(effectiveDate, settings.lang);
  if (by === 'before') return words(settings, `trước ${date} 00:00`, `before ${date} 00:00`);
  return `${date} ${time ?? '24:00'}`;
}

/** The same in a sentence, with its weekday: `30/06/2023 (Thứ Sáu), 24:00`, `on 30 June 2023 (Friday), 24:00`. */
export function dueInWords(settings: Settings, due: Parameters<typeof dueCell>[1]): string {
  const { effectiveDate, by, time } = due;
  const { lang } = settings;
  const weekday = formatWeekday(effectiveDate, lang);
  if (by === 'before') return `${dueCell(settings, due)} (${weekday})`;
  return `${words(settings, '', 'on ')}${formatDate(effectiveDate, lang)} (${weekday}), ${time ?? '24:00'}`;
}

/** When it was finished and how early, or its projected finish, with its range. */
export function finish(
  settings: Settings,
  { doneOn, daysEarly, minutesEarly, projected, earliest, latest }: ObligationStateAnswer,
): string {
  const { lang } = settings;
  if (doneOn !== null && daysEarly !== null) {
    const days = Math.abs(daysEarly);
    const how =
      daysEarly === 0
        ? sameDay(settings, minutesEarly)
        : daysEarly > 0
          ? words(settings, `sớm ${days} ngày`, `${days} days early`)
          : words(settings, `muộn ${days} ngày`, `${days} days late`);
    return `${formatDate(doneOn, lang)} (${how})`;
  }
  if (projected === null) return '—';
  const range = [earliest, latest].map((date) => (date === null ? '?' : formatDate(date, lang)));
  return `${formatDate(projected, lang)} (${range.join(' – ')})`;
}

/** How a goal finished on its last day: late by hours and minutes, or on time. */
function sameDay(settings: Settings, minutesEarly: number | null): string {
  if (minutesEarly === null || minutesEarly >= 0) return words(settings, 'đúng hạn', 'on time');
  const [hours, minutes] = [Math.floor(-minutesEarly / 60), -minutesEarly % 60];
  const parts = [
    ...(hours === 0 ? [] : [words(settings, `${hours} giờ`, `${hours} h`)]),
    ...(minutes === 0 ? [] : [words(settings, `${minutes} phút`, `${minutes} min`)]),
  ];
  return words(settings, `muộn ${parts.join(' ')}`, `${parts.join(' ')} late`);
}

/** A number, or a dash if there is none. */
export function integer({ lang }: Settings, number: number | null | undefined): string {
  return number === null || number === undefined ? '—' : formatInteger(number, lang);
}

/** The most names of one unit, which fill a line; `--json` lists more. */
const mostNames = 3;

/** What a unit that sent only part still owes: `2: S.1 Tỷ lệ hồ sơ; S.2 Nhiệm vụ`. */
export function lackingCell(
  { lang }: Settings,
  { count, first }: NonNullable<MilestoneDetail['obligations'][number]['lacking']>,
): string {
  const names = first.slice(0, mostNames).map(({ indicator, name }) => `${indicator} ${name[lang]}`);
  return `${formatInteger(count, lang)}: ${[...names, ...(count > mostNames ? ['…'] : [])].join('; ')}`;
}
