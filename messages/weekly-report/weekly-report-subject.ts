import { capitalise, formatPoints, formatPointsChange, formatWeek } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { letterTexts } from '../letter/letter.ts';
import { outOf, placesInWords, unitsAfter } from './change-words.ts';
import { partialOfAll, receivedByAll } from './weekly-report-headline.ts';

type Texts = {
  readonly empty: string;
  readonly received: (units: string, partly: string) => string;
  readonly points: (points: string) => string;
  readonly rank: (rank: string) => string;
  readonly unchanged: string;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    empty: 'chưa có đơn vị nào gửi số liệu',
    received: (units, partly) => `${units} đơn vị đã gửi số liệu${partly}`,
    points: (points) => `${points} điểm`,
    rank: (rank) => `hạng ${rank}`,
    unchanged: 'không đổi',
  },
  en: {
    empty: 'no unit has submitted figures',
    received: (units, partly) => `${units} ${unitsAfter(units)} submitted${partly}`,
    points: (points) => `${points} points`,
    rank: (rank) => `rank ${rank}`,
    unchanged: 'unchanged',
  },
};

/**
 * `[Tuần 02/2024] Bộ chỉ số 766: 79,06 điểm, hạng 4/63 (+3,39 điểm, giảm 3 hạng)`. It begins with the week, so that mail
 * programs never put two weeks into one thread.
 */
export function weeklyReportSubject(report: WeeklyReport, language: Language): string {
  const { empty, received } = texts[language];
  const week = capitalise(formatWeek(report.period, language));
  const about = `[${week}] ${report.setName[language]}`;
  if (report.empty) return `${about}: ${empty}`;
  const news =
    report.standing === null
      ? received(receivedByAll(report, language), partialOfAll(report, language))
      : standingNews(report.standing, language);
  return `${about}: ${news}`;
}

function standingNews(standing: NonNullable<WeeklyReport['standing']>, language: Language): string {
  const { points, rank, of, delta, illustrative } = standing;
  const words = texts[language];
  const facts = [
    ...(points === null ? [] : [words.points(formatPoints(points, language))]),
    ...(rank === null ? [] : [words.rank(`${of === null ? rank : outOf(rank, of, language)}`)]),
  ];
  const isSame = delta !== null && (delta.points ?? 0) === 0 && (delta.places ?? 0) === 0;
  const isKnown = delta !== null && (delta.points !== null || delta.places !== null);
  const changes =
    isSame && isKnown
      ? [words.unchanged]
      : [
          ...(delta === null || delta.points === null || delta.points === 0
            ? []
            : [words.points(formatPointsChange(delta.points, language))]),
          ...(delta === null || delta.places === null ? [] : [placesInWords(delta.places, language)]),
        ];
  const change = changes.length === 0 ? '' : ` (${changes.join(', ')})`;
  const mark = illustrative ? ` – ${letterTexts[language].illustrative.toLocaleLowerCase(language)}` : '';
  return `${facts.join(', ')}${change}${mark}`;
}
