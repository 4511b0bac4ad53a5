import { leagueTables } from '../../contract/league-tables.ts';
import { asHundredths } from '../../domain/kinds/hundredths.ts';
import { formatDate, formatPeriod, formatPoints } from '../../domain/language/format.ts';
import { readPages } from '../api/pages.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import type { Settings } from '../settings.ts';

/** Shows a league over the weeks of a longer period, and which units are proposed for commendation. */
export async function showLeagueTable(
  settings: Settings,
  set: string,
  period: string,
  league: string,
): Promise<void> {
  const asked = { path: { set, period }, query: { league } };
  const pages = await readPages(settings, leagueTables.getLeagueTable, 1_000, asked);
  const lines = pages.flatMap((page) => page.lines);
  if (settings.json === true) return writeJson({ ...pages[0], lines, next: null });
  const [{ from, to, weeks }] = pages;
  const { lang } = settings;
  const head = words(
    settings,
    'Hạng|Mã|Đơn vị|Điểm TB|Số tuần|Đã gửi|Đúng hạn|Hạng cao nhất|Tuần dẫn đầu|',
    'Rank|Code|Unit|Average|Weeks|Submitted|On time|Best rank|Weeks led|',
  ).split('|');
  const proposed = words(settings, 'đề nghị biểu dương', 'proposed for commendation');
  const rows = lines.map((line) => [
    shown(line.rank),
    line.unit,
    line.name[lang],
    formatPoints(asHundredths(line.points), lang),
    ...[line.weeks, line.submitted, line.onTime, line.bestRank, line.wins].map(shown),
    line.candidate ? proposed : '',
  ]);
  writeData(table([head, ...rows], [0, 3, 4, 5, 6, 7, 8]));
  const [first, last] = [formatDate(from, lang), formatDate(to, lang)];
  const all = weeks.length;
  tell(words(settings, `${all} tuần, từ ${first} đến ${last}.`, `${all} weeks, ${first} to ${last}.`));
  const provisional = weeks.filter((week) => week.provisional).map((week) => formatPeriod(week.period, lang));
  if (provisional.length > 0)
    tell(words(settings, `Tạm thời: ${provisional.join(', ')}.`, `Provisional: ${provisional.join(', ')}.`));
}

function shown(number: number | null): string {
  return number === null ? '—' : String(number);
}
