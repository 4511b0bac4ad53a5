import { capitalise, formatPoints, formatPointsChange, formatWeek } from '../../domain/language/format.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { letterTexts } from '../letter/letter.ts';
import { subjectLine } from '../letter/subject-line.ts';
import { placesInWords } from './change-words.ts';
import { receivedByAll } from './weekly-report-headline.ts';
import { outOf } from './weekly-report-own-unit.ts';

/**
 * The subject, in Vietnamese: `[Tuần 02/2024] Bộ chỉ số 766: 79,06 điểm, hạng 4/63 (+3,39 điểm, giảm 3 hạng)`.
 * It begins with the week, so that mail programs never put two weeks into one thread.
 */
export function weeklyReportSubject(report: WeeklyReport): string {
  const week = capitalise(formatWeek(report.period, 'vi'));
  const news = report.standing === null ? completenessNews(report) : standingNews(report.standing);
  return subjectLine(`[${week}] ${report.setName.vi}: ${news}`);
}

function completenessNews(report: WeeklyReport): string {
  return `${receivedByAll(report, 'vi')} đơn vị đã gửi số liệu`;
}

function standingNews(standing: NonNullable<WeeklyReport['standing']>): string {
  const { points, rank, of, delta, illustrative } = standing;
  const change =
    delta === null
      ? ''
      : ` (${formatPointsChange(delta.points, 'vi')} điểm, ${placesInWords(delta.places, 'vi')})`;
  const mark = illustrative ? ` – ${letterTexts.vi.illustrative.toLocaleLowerCase('vi')}` : '';
  return `${formatPoints(points, 'vi')} điểm, hạng ${outOf(rank, of, 'vi')}${change}${mark}`;
}
