import { type Scorecard, scorecards } from '../../contract/scorecards.ts';
import { nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { asHundredths } from '../../domain/kinds/hundredths.ts';
import { formatPeriod, formatPoints, formatPointsChange, formatShare } from '../../domain/language/format.ts';
import { newerUnapprovedWords, unapprovedWords } from '../../domain/submission/unapproved.ts';
import { call } from '../api/api.ts';
import { type Names, readNames } from '../output/names.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import type { Settings } from '../settings.ts';

/** Whose scorecard to show: the set, and a period such as `2024-W02`. */
export type ScorecardOptions = { readonly set: string; readonly period: string };

/** Shows a unit's points by group and indicator, why they changed, its step up, and its trend. */
export async function showScorecard(
  settings: Settings,
  unit: string,
  { set, period }: ScorecardOptions,
): Promise<void> {
  const asked = { path: { unit }, query: { set, period } };
  const { answer: card, raw } = await call(settings, scorecards.getScorecard, asked);
  if (settings.json === true) return writeJson(raw);
  writeData(headlineOf(settings, card));
  for (const sentence of card.explanation[settings.lang]) writeData(sentence);
  writeData('');
  writeData(pointsTable(settings, card, await readNames(settings)));
  writeData('');
  writeData(trendTable(settings, card));
  tell(words(settings, `Lần chốt ${card.edition}.`, `Edition ${card.edition}.`));
}

function headlineOf(settings: Settings, { line, of, className, provisional }: Scorecard): string {
  const { lang } = settings;
  const points = formatPoints(asHundredths(line.points), lang);
  const all = formatPoints(asHundredths(line.maxPoints), lang);
  const facts = [
    ...(line.rank === null ? [] : [words(settings, `hạng ${line.rank}/${of}`, `rank ${line.rank}/${of}`)]),
    ...(line.notRanked === 'nothing-sent'
      ? []
      : [words(settings, `${points}/${all} điểm`, `${points} of ${all} points`)]),
    ...(className === null ? [] : [words(settings, `xếp loại ${className.vi}`, `class ${className.en}`)]),
    ...(provisional ? [words(settings, 'kết quả tạm thời', 'provisional result')] : []),
    ...submittedMark(settings, line),
    ...(line.carriedFrom === undefined
      ? []
      : [
          words(
            settings,
            `dùng số liệu ${formatPeriod(line.carriedFrom, 'vi')}`,
            `figures of ${formatPeriod(line.carriedFrom, 'en')}`,
          ),
        ]),
  ];
  return `${nameWithId({ id: line.unit, name: line.name })[lang]}: ${facts.join(', ')}.`;
}

/** Whether the unit sent nothing, or figures that do not count for want of approval. */
function submittedMark(
  settings: Settings,
  { submitted, unapproved }: Pick<Scorecard['line'], 'submitted' | 'unapproved'>,
): string[] {
  if (unapproved === undefined)
    return submitted ? [] : [words(settings, 'chưa gửi số liệu', 'no figures sent')];
  return [(submitted ? newerUnapprovedWords : unapprovedWords)[unapproved][settings.lang]];
}

function pointsTable(settings: Settings, { line, set }: Scorecard, names: Names): string {
  const { lang } = settings;
  // What was gained by a figure sent again, or lost by one not sent, is part of the change of the whole too.
  const changed = [...(line.why?.indicators ?? []), ...(line.why?.notSent ?? [])];
  const changes = new Map(changed.map(({ indicator, points }) => [indicator, points]));
  const row = (
    id: string,
    { points, maxPoints }: { points: number; maxPoints: number },
    change: string,
    remark: string,
  ) => [
    id,
    names.inSet(set, id),
    formatPoints(asHundredths(points), lang),
    formatPoints(asHundredths(maxPoints), lang),
    change,
    remark,
  ];
  const head = words(
    settings,
    'Mã|Chỉ số|Điểm|Tối đa|± điểm|',
    'Code|Indicator|Points|Maximum|± points|',
  ).split('|');
  const lackedBefore = new Set(
    line.why?.notSent.flatMap((one) => (one.lacking === 'before' ? [one.indicator] : [])),
  );
  const rescored = new Set(
    line.why?.indicators.flatMap((one) => (one.rescored === true ? [one.indicator] : [])),
  );
  const changeOf = (indicator: string) =>
    line.why === null || (line.lacking.includes(indicator) && !changes.has(indicator))
      ? '—'
      : formatPointsChange(asHundredths(changes.get(indicator) ?? 0), lang);
  const remarkOf = ({ indicator, attainment }: Scorecard['line']['indicators'][number]) => {
    if (line.lacking.includes(indicator)) return words(settings, 'chưa gửi', 'not sent');
    if (lackedBefore.has(indicator)) return words(settings, 'trước đó chưa gửi', 'not sent before');
    if (rescored.has(indicator)) return words(settings, 'cách tính đổi', 'scoring changed');
    if (attainment === undefined) return '';
    const share = formatShare(asHundredths(attainment), 10_000, lang);
    return words(settings, `${share} chỉ tiêu`, `${share} of the target`);
  };
  return table(
    [
      head,
      ...line.groups.map((group) => row(group.group, group, '', '')),
      ...line.indicators.map((one) => row(one.indicator, one, changeOf(one.indicator), remarkOf(one))),
    ],
    [2, 3, 4],
  );
}

function trendTable(settings: Settings, { trend }: Scorecard): string {
  const head = words(settings, 'Kỳ|Điểm|Hạng', 'Period|Points|Rank').split('|');
  const rows = trend.map(({ period, points, rank, of }) => [
    formatPeriod(period, settings.lang),
    formatPoints(asHundredths(points), settings.lang),
    `${rank}/${of}`,
  ]);
  return table([head, ...rows], [1, 2]);
}
