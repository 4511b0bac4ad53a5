import { capitalise, formatPoints, formatPointsChange, formatWeek } from '../../domain/language/format.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { type Addressee, type Leaving, letterTexts } from '../letter/letter.ts';
import type { Message } from '../letter/message.ts';
import type { FindReport, MessageDefinition } from '../message-definition.ts';
import { besideNotices } from './beside-weeks.ts';
import { outOf, placesInWords } from './change-words.ts';
import { leagueSectionOf } from './league-section.ts';
import { headlineOf, partialOfAll, receivedByAll } from './weekly-report-headline.ts';
import { weeklyReportBody } from './weekly-report-html.ts';
import { weeklyReportLetter } from './weekly-report-letter.ts';
import { weeklyReportParagraphs } from './weekly-report-plain.ts';

/** Shows leaders on Monday how the units ranked in the past week, and why. */
export const weeklyReportMessage: MessageDefinition<'weekly-report'> = {
  reason: ({ set, period }, posts) => ({
    vi: `Báo cáo ${formatWeek(period, 'vi')} theo bộ ${set}; chức vụ ${posts.vi} thuộc danh sách nhận báo cáo tuần.`,
    en: `Report on set ${set} for ${formatWeek(period, 'en')}. On the list for the weekly report: ${posts.en}.`,
  }),
  render: async ({ set, period }, { recipient, leaving }, findReport) =>
    renderWithWeeksBeside(await findReport(set, period), recipient, leaving, findReport),
};

async function renderWithWeeksBeside(
  report: WeeklyReport,
  reader: ReportReader,
  leaving: Leaving | null,
  findReport: FindReport,
): Promise<Message> {
  const waiting = report.beside.filter(({ why }) => why === 'waiting');
  const reports = await Promise.all(waiting.map(({ period }) => findReport(report.set, period)));
  return renderWeeklyReport(report, reader, leaving, reports);
}

/** Who reads the report: the posts it is addressed to, and the units whose lines are marked as the reader's own. */
export type ReportReader = Addressee & {
  readonly unit: string;
  readonly also?: readonly { readonly unit: string }[];
};

/**
 * The Monday report as an e-mail for one reader.
 * @param leaving how the reader can unsubscribe; null to omit it
 * @param waiting the frozen reports of the weeks that it mentions because they waited like this one
 */
export function renderWeeklyReport(
  report: WeeklyReport,
  reader: ReportReader,
  leaving: Leaving | null = null,
  waiting: readonly WeeklyReport[] = [],
): Message {
  const own = new Set([reader, ...(reader.also ?? [])].map(({ unit }) => unit));
  return bilingualMessage(
    subjectOf(report),
    (language) => {
      const headline = headlineOf(report, own, language);
      const ranked = report.empty ? [] : report.leagues;
      const leagues = ranked.map((league) => leagueSectionOf(league, report, own, language));
      return {
        letter: weeklyReportLetter(report, reader, besideNotices(report, waiting, language), language),
        body: weeklyReportBody(headline, leagues, language),
        paragraphs: weeklyReportParagraphs(headline, leagues, language),
      };
    },
    leaving,
  );
}

/**
 * `[Tuần 02/2024] Bộ chỉ số 766: 79,06 điểm, hạng 4/63 (+3,39 điểm, giảm 3 hạng)`. It begins with the week, so that mail
 * programs never put two weeks into one thread.
 */
function subjectOf(report: WeeklyReport): string {
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
