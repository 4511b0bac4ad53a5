import type { Ranking } from '../../contract/rankings/ranking.ts';
import { rankings } from '../../contract/rankings.ts';
import { asHundredths } from '../../domain/kinds/hundredths.ts';
import { formatPoints, formatPointsChange, formatSignedInteger } from '../../domain/language/format.ts';
import { call } from '../api.ts';
import { table, tell, writeData, writeJson } from '../output.ts';
import type { Settings } from '../settings.ts';
import { words } from '../words.ts';

export type RankingOptions = { readonly league: string; readonly edition?: number };

/** Shows a frozen ranking as a table, or as JSON. */
export async function showRanking(
  settings: Settings,
  set: string,
  period: string,
  { league, edition }: RankingOptions,
): Promise<void> {
  const asked = { path: { set, period }, query: { league, edition } };
  const { answer: found, raw } = await call(settings, rankings.getRanking, asked);
  if (settings.json === true) return writeJson(raw);
  writeTable(settings, found);
  tellRemarks(settings, found);
}

function writeTable(settings: Settings, { lines, provisional, classes }: Ranking): void {
  const { lang } = settings;
  const classNames = new Map(classes.map(({ id, name }) => [id, name[lang]]));
  const rank = provisional
    ? words(settings, 'Hạng (tạm thời)', 'Rank (provisional)')
    : words(settings, 'Hạng', 'Rank');
  const head = words(
    settings,
    'Mã|Đơn vị|Điểm|Xếp loại|± điểm|± hạng|',
    'Code|Unit|Points|Class|± points|± places|',
  ).split('|');
  const rows = lines.map((line) => [
    line.rank === null ? '—' : String(line.rank),
    line.unit,
    line.name[lang],
    line.notRanked === 'nothing-sent' ? '—' : formatPoints(asHundredths(line.points), lang),
    (line.class === null ? undefined : classNames.get(line.class)) ?? '—',
    line.delta === null ? '—' : formatPointsChange(asHundredths(line.delta.points), lang),
    line.delta === null || line.delta.places === null ? '—' : formatSignedInteger(line.delta.places, lang),
    marksOf(settings, line).join(', '),
  ]);
  writeData(table([[rank, ...head], ...rows], [0, 3, 5, 6]));
}

function marksOf(settings: Settings, line: Ranking['lines'][number]): string[] {
  const { carriedFrom, submitted, sent, lacking, notRanked, comparedWith, late, illustrative } = line;
  const carried = words(settings, `dùng số liệu ${carriedFrom}`, `figures of ${carriedFrom}`);
  return [
    ...(submitted ? [] : [words(settings, 'chưa gửi', 'not sent')]),
    ...(sent === 'partial'
      ? [words(settings, `thiếu ${lacking.join(' ')}`, `lacking ${lacking.join(' ')}`)]
      : []),
    ...(submitted && notRanked !== null ? [notRankedWords(settings, notRanked)] : []),
    ...(carriedFrom === undefined ? [] : [carried]),
    ...(comparedWith === undefined
      ? []
      : [words(settings, `± so với ${comparedWith.period}`, `± since ${comparedWith.period}`)]),
    ...(late ? [words(settings, 'trễ hạn', 'late')] : []),
    ...(illustrative ? [words(settings, 'số liệu minh họa', 'illustrative')] : []),
  ];
}

function notRankedWords(
  settings: Settings,
  reason: NonNullable<Ranking['lines'][number]['notRanked']>,
): string {
  return reason === 'too-little-applies'
    ? words(settings, 'không xếp hạng: quá ít chỉ số phát sinh', 'not ranked: too little applies')
    : words(settings, 'không xếp hạng', 'not ranked');
}

function tellRemarks(settings: Settings, found: Ranking): void {
  const { edition, expected, received, partial, ranked, provisional } = found;
  const { comparedWith, excluded, joined, left, recomputed } = found;
  const names = (units: Ranking['joined']) => units.map(({ name }) => name[settings.lang]).join('; ');
  const say = (vi: string, en: string) => tell(words(settings, vi, en));
  say(
    `Lần chốt ${edition}; ${received}/${expected} đơn vị đã gửi${partial === null || partial === 0 ? '' : ` (${partial} gửi thiếu)`}, ${ranked} đơn vị được xếp hạng.`,
    `Edition ${edition}; ${received} of ${expected} units submitted${partial === null || partial === 0 ? '' : ` (${partial} in part)`}, ${ranked} ranked.`,
  );
  if (comparedWith !== null)
    say(`± so với ${comparedWith.period}.`, `± is the change since ${comparedWith.period}.`);
  if (comparedWith?.among !== undefined && (comparedWith.among < ranked || comparedWith.of !== ranked))
    say(
      `Trước đó ${comparedWith.of} đơn vị được xếp hạng; ± hạng tính trong ${comparedWith.among} đơn vị được xếp hạng cả hai kỳ.`,
      `${comparedWith.of} units were ranked then; ± places are among the ${comparedWith.among} units ranked both times.`,
    );
  if (provisional)
    say('Kết quả tạm thời: còn ít đơn vị gửi số liệu.', 'Provisional: too few units have submitted.');
  if (excluded.length > 0)
    say(`Không xếp hạng vì chưa gửi: ${names(excluded)}.`, `Not ranked, nothing sent: ${names(excluded)}.`);
  if (joined.length > 0) say(`Mới có tên: ${names(joined)}.`, `New: ${names(joined)}.`);
  if (left.length > 0) say(`Không còn tên: ${names(left)}.`, `No longer there: ${names(left)}.`);
  if (recomputed !== null)
    say(
      `Xếp lại, ${recomputed.moved.length} đơn vị thay đổi. Lý do: ${recomputed.reason}`,
      `Ranked again, ${recomputed.moved.length} units moved. Reason: ${recomputed.reason}`,
    );
}
