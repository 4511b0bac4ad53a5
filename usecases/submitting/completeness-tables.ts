import type { CompletenessQuery } from '../../contract/completeness.ts';
import { mostLackingNamed } from '../../contract/completeness.ts';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { needsApproval } from '../../domain/submission/approval.ts';
import {
  completenessByUnit,
  completenessOf,
  type Tally,
  type UnitCompleteness,
} from '../../domain/submission/completeness/completeness.ts';
import { sentStateWords } from '../../domain/submission/completeness/sent-state.ts';
import { unapprovedWords } from '../../domain/submission/unapproved.ts';
import { type ColumnOf, column, layTable, shaded } from '../../domain/table/lay-table.ts';
import type { TableSheet } from '../../domain/table/table.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import type { Ports } from '../ports/ports.ts';
import { readReceived } from './read-completeness.ts';

/**
 * Which units have submitted what they owe for a set and period, as of now: a table with a row for every expected unit, and one
 * of the leagues.
 * @throws Problem `not-found` for an unknown set; `unavailable` before there is a catalogue
 */
export async function completenessTables(
  ports: Pick<Ports, 'catalogues' | 'submissions' | 'clock'>,
  { set: setId, period }: Pick<CompletenessQuery, 'set' | 'period'>,
  language: Language,
): Promise<[TableSheet, TableSheet]> {
  const { catalogue, set } = await currentSet(ports.catalogues, setId);
  const now = ports.clock.now();
  const task = { catalogue, set, period, now, ...(await readReceived(ports.submissions, set, period, now)) };
  const { total, leagues } = completenessOf(task);
  const all: Text = { vi: 'Tổng', en: 'Total' };
  const title = {
    vi: `${set.name.vi}: tình hình gửi số liệu ${formatPeriod(period.id, 'vi')}`,
    en: `${set.name.en}: submissions for ${formatPeriod(period.id, 'en')}`,
  }[language];
  const names = { vi: ['Đơn vị', 'Khối'], en: ['Units', 'Leagues'] }[language];
  const [units = '', byLeague = ''] = names;
  return [
    layTable({ name: units, title }, unitColumns(set, period.id), completenessByUnit(task), language),
    layTable(
      { name: byLeague, title },
      needsApproval(set, period.id) ? [...leagueColumns, ...unapprovedColumns] : leagueColumns,
      [...leagues, { ...total, league: '', name: all }],
      language,
    ),
  ];
}

function unitColumns(set: IndicatorSet, period: string): readonly ColumnOf<UnitCompleteness>[] {
  const nameOf = new Map(set.indicators.map(({ id, name }) => [id, name]));
  return [
    column('Bộ chỉ số', 'Set', 'text', 8, () => set.id),
    column('Kỳ', 'Period', 'text', 12, () => period),
    column('Mã khối', 'League code', 'text', 14, ({ leagues }) => listOf(leagues.map(({ id }) => id))),
    column('Khối', 'League', 'text', 18, ({ leagues }, language) =>
      listOf(leagues.map(({ name }) => name[language])),
    ),
    column('Mã đơn vị', 'Unit code', 'text', 14, ({ unit }) => unit),
    column('Đơn vị', 'Unit', 'text', 34, ({ name }, language) => name[language]),
    column('Tình hình gửi', 'Submission', 'text', 14, ({ sent }, language) => stateWords(sent)[language]),
    column('Đúng hạn', 'Punctuality', 'text', 11, ({ sent, late }, language) =>
      sent !== 'complete' && sent !== 'partial' ? null : (late ? lateWords : onTimeWords)[language],
    ),
    column('Trễ (ngày làm việc)', 'Working days late', 'count', 11, ({ workingDaysLate }) => workingDaysLate),
    shaded(column('Số chỉ số còn thiếu', 'Lacking', 'count', 10, ({ lacking }) => lacking.length)),
    column('Chỉ số còn thiếu', 'Lacking indicators', 'text', 50, ({ lacking }, language) => {
      const named = lacking
        .slice(0, mostLackingNamed)
        .map((id) => `${id} ${nameOf.get(id)?.[language] ?? ''}`.trim());
      return listOf([...named, ...(lacking.length > mostLackingNamed ? ['…'] : [])]);
    }),
  ];
}

const lateWords: Text = { vi: 'trễ hạn', en: 'late' };
const onTimeWords: Text = { vi: 'đúng hạn', en: 'on time' };

function stateWords(sent: UnitCompleteness['sent']): Text {
  if (sent === 'waiting' || sent === 'returned') return unapprovedWords[sent];
  return sent === 'unreadable' ? { vi: 'không đọc được', en: 'unreadable' } : sentStateWords[sent];
}

type League = Tally & { readonly league: string; readonly name: Text };

const leagueColumns: readonly ColumnOf<League>[] = [
  column('Mã khối', 'League code', 'text', 16, ({ league }) => league || null),
  column('Khối', 'League', 'text', 30, ({ name }, language) => name[language]),
  column('Phải gửi', 'Expected', 'count', 11, ({ expected }) => expected),
  column('Gửi đủ', 'Complete', 'count', 11, ({ complete }) => complete.units),
  column('Gửi đủ, trễ hạn', 'Complete, late', 'count', 11, ({ complete }) => complete.late),
  column('Gửi thiếu', 'Partial', 'count', 11, ({ partial }) => partial.units),
  column('Gửi thiếu, trễ hạn', 'Partial, late', 'count', 11, ({ partial }) => partial.late),
  column('Chưa gửi', 'Nothing', 'count', 11, ({ missing }) => missing.length),
  column('Không đọc được', 'Unreadable', 'count', 11, ({ unreadable }) => unreadable.length),
  shaded(
    column('Gửi đủ (%)', 'Complete (%)', 'percent', 11, ({ complete, expected }) =>
      expected === 0 ? null : Math.floor((complete.units * 10_000) / expected) / 100,
    ),
  ),
];

/** Beside those where figures count only once they are approved. */
const unapprovedColumns: readonly ColumnOf<League>[] = [
  column(
    'Chờ duyệt',
    'Waiting for approval',
    'count',
    11,
    ({ unapproved }) => unapproved.filter(({ state }) => state === 'waiting').length,
  ),
  column(
    'Bị trả lại để sửa',
    'Returned',
    'count',
    11,
    ({ unapproved }) => unapproved.filter(({ state }) => state === 'returned').length,
  ),
];

function listOf(texts: readonly string[]): string | null {
  return texts.join('; ') || null;
}
