import type { MilestoneAnswer, MilestoneSummary, ObligationStateAnswer } from '../../contract/milestones.ts';
import { formatDate } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { milestoneStatusWords } from '../../domain/milestone/milestone-status-words.ts';
import { type ColumnOf, column, layTable, shaded } from '../../domain/table/lay-table.ts';
import type { TableSheet } from '../../domain/table/table.ts';

/** All milestones as a table, a row each. @param day the day treated as today */
export function milestonesTable(
  milestones: readonly MilestoneSummary[],
  day: string,
  language: Language,
): TableSheet {
  const title = {
    vi: `Các mốc, tính đến ${formatDate(day, 'vi')}`,
    en: `Milestones as of ${formatDate(day, 'en')}`,
  };
  const name = { vi: 'Các mốc', en: 'Milestones' };
  return layTable({ name: name[language], title: title[language] }, milestoneColumns, milestones, language);
}

const milestoneColumns: readonly ColumnOf<MilestoneSummary>[] = [
  column('Mã', 'Code', 'text', 22, ({ id }) => id),
  column('Mốc', 'Milestone', 'text', 40, ({ name }, language) => name[language]),
  column('Hạn', 'Due', 'date', 13, ({ effectiveDate }) => effectiveDate),
  column('Giờ', 'Hour', 'text', 12, ({ by, time }, language) =>
    by === 'before' ? { vi: 'trước 00:00', en: 'before 00:00' }[language] : (time ?? '24:00'),
  ),
  column('Hạn ban đầu', 'Original date', 'date', 13, ({ date }) => date),
  column('Số đơn vị', 'Units', 'count', 9, ({ units }) => units.obliged),
  column('Xong', 'Done', 'count', 9, ({ units }) => units.done),
  column('Đúng tiến độ', 'On track', 'count', 9, ({ units }) => units['on-track']),
  column('Nguy cơ chậm', 'At risk', 'count', 9, ({ units }) => units['at-risk']),
  column('Quá hạn', 'Overdue', 'count', 9, ({ units }) => units.overdue),
  column('Tổng đã làm', 'Total done', 'count', 13, ({ total }) => total?.done ?? null),
  column('Tổng phải làm', 'Target', 'count', 13, ({ total }) => total?.target ?? null),
  shaded(column('Đạt (%)', 'Attainment (%)', 'percent', 11, ({ total }) => total?.attainment ?? null)),
  column('Còn lại', 'To do', 'count', 13, ({ total }) => total?.remaining ?? null),
  column('Dự kiến xong', 'Projected finish', 'date', 13, ({ total }) => total?.projected ?? null),
];

/** One milestone as a table, a row a unit. */
export function milestoneTable(
  { id, name, day, goal, obligations }: Pick<MilestoneAnswer, 'id' | 'name' | 'day' | 'goal' | 'obligations'>,
  language: Language,
): TableSheet {
  const title = {
    vi: `${name.vi}, tính đến ${formatDate(day, 'vi')}`,
    en: `${name.en} as of ${formatDate(day, 'en')}`,
  };
  return layTable({ name: id, title: title[language] }, columnsFor(goal), obligations, language);
}

type Obligation = MilestoneAnswer['obligations'][number];

function ofState<T>(of: (state: ObligationStateAnswer) => T): (one: Obligation) => T | null {
  return (one) => one.standing && of(one.standing);
}

function columnsFor(goal: MilestoneAnswer['goal']): readonly ColumnOf<Obligation>[] {
  return [...nameColumns, statusColumn(goal), ...obligationColumns];
}

const nameColumns: readonly ColumnOf<Obligation>[] = [
  column('Mã đơn vị', 'Unit code', 'text', 14, ({ unit }) => unit),
  column('Đơn vị', 'Unit', 'text', 34, ({ name }, language) => name[language]),
];

/** A date alone has no status; of another goal, a unit has none where its figures cannot be read. */
function statusColumn(goal: MilestoneAnswer['goal']): ColumnOf<Obligation> {
  const unreadable = { vi: 'không đọc được', en: 'unreadable' };
  return column('Tình trạng', 'Status', 'text', 14, (one, language) => {
    const status = one.standing?.status ?? one.withheld?.status;
    if (status !== undefined) return milestoneStatusWords[status][language];
    return goal === 'date' ? null : unreadable[language];
  });
}

const obligationColumns: readonly ColumnOf<Obligation>[] = [
  column(
    'Đã làm',
    'Done',
    'count',
    12,
    ofState(({ done }) => done),
  ),
  column(
    'Phải làm',
    'Target',
    'count',
    12,
    ofState(({ target }) => target),
  ),
  shaded(
    column(
      'Đạt (%)',
      'Attainment (%)',
      'percent',
      11,
      ofState(({ attainment }) => attainment),
    ),
  ),
  column(
    'Còn lại',
    'To do',
    'count',
    12,
    ofState(({ remaining }) => remaining),
  ),
  column(
    'Tốc độ một ngày',
    'Pace a day',
    'points',
    11,
    ofState(({ pace }) => pace?.perDay ?? null),
  ),
  column(
    'Cần một ngày',
    'Needed a day',
    'points',
    11,
    ofState(({ neededPace }) => neededPace?.perDay ?? null),
  ),
  column(
    'Dự kiến xong',
    'Projected finish',
    'date',
    12,
    ofState(({ projected }) => projected),
  ),
  column(
    'Sớm nhất',
    'Earliest',
    'date',
    12,
    ofState(({ earliest }) => earliest),
  ),
  column(
    'Muộn nhất',
    'Latest',
    'date',
    12,
    ofState(({ latest }) => latest),
  ),
  column(
    'Xong ngày',
    'Done on',
    'date',
    12,
    ofState(({ doneOn }) => doneOn),
  ),
  column(
    'Sớm (ngày)',
    'Days early',
    'change',
    9,
    ofState(({ daysEarly }) => daysEarly),
  ),
  column(
    'Số liệu ngày',
    'Last figure on',
    'date',
    12,
    ofState(({ figureDate }) => figureDate),
  ),
  column('Số chỉ số còn thiếu', 'Lacking', 'count', 10, ({ lacking }) => lacking?.count ?? null),
  column('Chỉ số còn thiếu', 'Lacking indicators', 'text', 44, ({ lacking }, language) => {
    if (lacking === undefined) return null;
    const named = lacking.first.map(({ indicator, name }) => `${indicator} ${name[language]}`);
    return [...named, ...(lacking.count > named.length ? ['…'] : [])].join('; ') || null;
  }),
  column('Ghi chú', 'Remarks', 'text', 18, (one, language) =>
    one.standing?.illustrative === true ? { vi: 'số liệu minh họa', en: 'illustrative' }[language] : null,
  ),
];
