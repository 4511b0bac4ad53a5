import { capitalise, formatPoints, formatPointsChange, formatWeek } from '../../domain/language/format.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { letterTexts } from '../letter/letter.ts';
import { outOf, placesInWords } from './change-words.ts';
import { partialOfAll, receivedByAll } from './weekly-report-headline.ts';

/**
 * `[Tuần 02/2024] Bộ chỉ số 766: 79,06 điểm, hạng 4/63 (+3,39 điểm, giảm 3 hạng)`. It begins with the week, so that mail
 * programs never put two weeks into one thread.
 */
export function weeklyReportSubject(report: WeeklyReport): string {
  const week = capitalise(formatWeek(report.period, 'vi'));
  if (report.empty) return `[${week}] ${report.setName.vi}: chưa có đơn vị nào gửi số liệu`;
  const news =
    report.standing === null
      ? `${receivedByAll(report, 'vi')} đơn vị đã gửi số liệu${partialOfAll(report, 'vi')}`
      : standingNews(report.standing);
  return `[${week}] ${report.setName.vi}: ${news}`;
}

function standingNews(standing: NonNullable<WeeklyReport['standing']>): string {
  const { points, rank, of, delta, illustrative } = standing;
  const facts = [
    ...(points === null ? [] : [`${formatPoints(points, 'vi')} điểm`]),
    ...(rank === null ? [] : [`hạng ${of === null ? rank : outOf(rank, of, 'vi')}`]),
  ];
  const changes = [
    ...(delta === null || delta.points === null ? [] : [`${formatPointsChange(delta.points, 'vi')} điểm`]),
    ...(delta === null || delta.places === null ? [] : [placesInWords(delta.places, 'vi')]),
  ];
  const change = changes.length === 0 ? '' : ` (${changes.join(', ')})`;
  const mark = illustrative ? ` – ${letterTexts.vi.illustrative.toLocaleLowerCase('vi')}` : '';
  return `${facts.join(', ')}${change}${mark}`;
}
