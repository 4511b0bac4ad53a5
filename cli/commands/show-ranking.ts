import { getRanking } from '../../contract/rankings/get-ranking.ts';
import type { Ranking } from '../../contract/rankings/ranking.ts';
import { nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { asHundredths } from '../../domain/kinds/hundredths.ts';
import {
  capitalise,
  formatPeriod,
  formatPoints,
  formatPointsChange,
  formatSignedInteger,
} from '../../domain/language/format.ts';
import {
  newerUnapprovedWords,
  unapprovedStates,
  unapprovedWords,
} from '../../domain/submission/unapproved.ts';
import { readRanking } from '../api/read-ranking.ts';
import { type Names, readNames } from '../output/names.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { savedAsFile } from '../output/save-table.ts';
import { words } from '../output/words.ts';
import type { FileOptions } from '../program/file-options.ts';
import type { Settings } from '../settings.ts';

/** Which ranking to show, the latest edition unless stated, and where to save it. */
export type RankingOptions = FileOptions & { readonly league: string; readonly edition?: number };

/** Shows a frozen ranking as a table, or as JSON. */
export async function showRanking(
  settings: Settings,
  set: string,
  period: string,
  { league, edition, ...files }: RankingOptions,
): Promise<void> {
  const path = { set, period };
  const asked = { path, query: { league, edition } };
  if (await savedAsFile(settings, getRanking, asked, files)) return;
  const query = { league, ...(edition === undefined ? {} : { edition }), fields: 'lacking' } as const;
  const found = await readRanking(settings, path, query);
  if (settings.json === true) return writeJson(found);
  writeTable(settings, found, await readNames(settings));
  tellRemarks(settings, found);
}

function writeTable(settings: Settings, { set, lines, provisional, classes }: Ranking, names: Names): void {
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
    marksOf(settings, line, lackingNames(line, set, names)).join(', '),
  ]);
  writeData(table([[rank, ...head], ...rows], [0, 3, 5, 6]));
}

/** The most names of one unit, which fill a line; its scorecard lists all. */
const mostNames = 3;

function lackingNames({ lacking = [] }: Ranking['lines'][number], set: string, names: Names): string {
  const shown = lacking.slice(0, mostNames).map((id) => `${id} ${names.inSet(set, id)}`);
  return [...shown, ...(lacking.length > mostNames ? ['…'] : [])].join('; ');
}

function marksOf(settings: Settings, line: Ranking['lines'][number], lacking: string): string[] {
  const {
    carriedFrom,
    submitted,
    sent,
    lacking: lackingIds = [],
    notRanked,
    comparedWith,
    late,
    illustrative,
  } = line;
  return [
    ...submittedMark(settings, line),
    ...(sent === 'partial'
      ? [
          words(
            settings,
            `thiếu ${lackingIds.length} chỉ số (${lacking})`,
            `lacking ${lackingIds.length} (${lacking})`,
          ),
        ]
      : []),
    ...(submitted && notRanked !== null ? [notRankedWords(settings, notRanked)] : []),
    ...(carriedFrom === undefined
      ? []
      : [
          words(
            settings,
            `dùng số liệu ${formatPeriod(carriedFrom, 'vi')}`,
            `figures of ${formatPeriod(carriedFrom, 'en')}`,
          ),
        ]),
    ...(comparedWith === undefined
      ? []
      : [
          words(
            settings,
            `± so với ${formatPeriod(comparedWith.period, 'vi')}`,
            `± since ${formatPeriod(comparedWith.period, 'en')}`,
          ),
        ]),
    ...(late ? [words(settings, 'trễ hạn', 'late')] : []),
    ...(illustrative ? [words(settings, 'số liệu minh họa', 'illustrative')] : []),
  ];
}

/** Whether a unit sent nothing, or figures that do not count for want of approval. */
function submittedMark(
  settings: Settings,
  { submitted, unapproved }: Pick<Ranking['lines'][number], 'submitted' | 'unapproved'>,
): string[] {
  if (unapproved === undefined) return submitted ? [] : [words(settings, 'chưa gửi', 'not sent')];
  return [(submitted ? newerUnapprovedWords : unapprovedWords)[unapproved][settings.lang]];
}

function notRankedWords(
  settings: Settings,
  reason: NonNullable<Ranking['lines'][number]['notRanked']>,
): string {
  if (reason === 'unreadable')
    return words(settings, 'không xếp hạng: không đọc được số liệu', 'not ranked: figures unreadable');
  return reason === 'too-little-applies'
    ? words(settings, 'không xếp hạng: quá ít chỉ số phát sinh', 'not ranked: too little applies')
    : words(settings, 'không xếp hạng', 'not ranked');
}

/** The units that sent figures of which none counts for want of approval. */
function unapprovedOf({ lines, excluded }: Ranking) {
  const listed = lines.filter(({ submitted }) => !submitted);
  return [...listed, ...excluded].filter(({ unapproved }) => unapproved !== undefined);
}

function tellRemarks(settings: Settings, found: Ranking): void {
  const { edition, expected, partial, ranked, provisional } = found;
  const { comparedWith, joined, left, recomputed, scoringChanged } = found;
  const excluded = found.excluded.filter(({ unapproved }) => unapproved === undefined);
  const unapproved = unapprovedOf(found);
  const received = found.received + unapproved.length;
  const names = (units: Ranking['joined']) =>
    units.map(({ unit, name }) => nameWithId({ id: unit, name })[settings.lang]).join('; ');
  const say = (vi: string, en: string) => tell(words(settings, vi, en));
  say(
    `Lần chốt ${edition}; ${received}/${expected} đơn vị đã gửi${partial === null || partial === 0 ? '' : ` (${partial} gửi thiếu)`}, ${ranked} đơn vị được xếp hạng.`,
    `Edition ${edition}; ${received} of ${expected} units submitted${partial === null || partial === 0 ? '' : ` (${partial} in part)`}, ${ranked} ranked.`,
  );
  for (const state of unapprovedStates) {
    const units = unapproved.filter((one) => one.unapproved === state);
    const { vi, en } = unapprovedWords[state];
    if (units.length > 0) say(`${capitalise(vi)}: ${names(units)}.`, `${capitalise(en)}: ${names(units)}.`);
  }
  if (comparedWith !== null)
    say(
      `± so với ${formatPeriod(comparedWith.period, 'vi')}.`,
      `± is the change since ${formatPeriod(comparedWith.period, 'en')}.`,
    );
  if (scoringChanged !== undefined) say(scoringChanged.text.vi, scoringChanged.text.en);
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
      `Xếp lại, ${recomputed.movedCount} đơn vị thay đổi. Lý do: ${recomputed.reason}`,
      `Ranked again, ${recomputed.movedCount} units moved. Reason: ${recomputed.reason}`,
    );
}
