import { choiceWords, yesNo } from '../catalogue/choice-words.ts';
import type { Text } from '../language/text.ts';
import {
  type CatalogueColumn,
  choiceColumn,
  listColumn,
  numberColumn,
  orWords,
  periodColumn,
  textColumn,
  timeColumn,
} from './catalogue-column.ts';
import type { CatalogueSheet } from './catalogue-sheet.ts';
import { escalation, name } from './shared-columns.ts';

const weekdayHint = { vi: 'thứ (1 = thứ Hai)', en: 'weekday (1 = Monday)' };

/** The columns of a time after a period. */
function timeAfterPeriod(field: 'due' | 'lock', { vi, en }: Text): CatalogueColumn[] {
  return [
    numberColumn([field, 'weekday'], [`${vi}: ${weekdayHint.vi}`, `${en}: ${weekdayHint.en}`, 14]),
    numberColumn(
      [field, 'workingDaysAfter'],
      [`${vi}: số ngày làm việc sau kỳ`, `${en}: working days after the period`, 16],
    ),
    timeColumn([field, 'time'], [`${vi}: giờ`, `${en}: hour`, 10]),
  ];
}

/** The sets, without their lists. */
export const sets: CatalogueSheet = {
  name: { vi: 'Bộ chỉ số', en: 'Sets' },
  owner: null,
  list: 'sets',
  ownerColumn: null,
  columns: [
    textColumn(['id'], ['Bộ chỉ số', 'Set', 12]),
    ...name,
    choiceColumn(['frequency'], ['Kỳ báo cáo', 'Frequency', 12], choiceWords.frequency),
    listColumn(['leagues'], ['Xếp hạng các khối', 'Ranked leagues', 24], 'text', []),
    ...timeAfterPeriod('due', { vi: 'Hạn gửi', en: 'Due' }),
    choiceColumn(['dueOnDayOff'], ['Hạn gửi vào ngày nghỉ', 'Due on a day off', 18], choiceWords.dueOnDayOff),
    ...timeAfterPeriod('lock', { vi: 'Chốt', en: 'Lock' }),
    periodColumn(['approval', 'from'], ['Cần duyệt từ kỳ', 'Approval from', 14]),
    orWords(
      listColumn(
        ['ladder', 'workingDaysBefore'],
        ['Nhắc trước (ngày làm việc)', 'Warned before', 20],
        'number',
      ),
      choiceWords.ladder,
    ),
    choiceColumn(['ladder', 'morningAfter'], ['Nhắc sáng hôm sau', 'Morning after', 14], yesNo),
    ...escalation,
    choiceColumn(['emptyWeek'], ['Tuần không ai gửi', 'Empty week', 16], choiceWords.emptyWeek),
    numberColumn(['reportRows'], ['Số dòng bảng báo cáo', 'Rows in the report', 12]),
    choiceColumn(
      ['notApplicable'],
      ['Điểm khi không phát sinh', 'Points of nothing', 18],
      choiceWords.notApplicable,
    ),
    orWords(
      numberColumn(
        ['missing', 'carryForward'],
        ['Không gửi: lấy số của nhiều nhất mấy kỳ trước', 'Missing: periods looked back', 22],
      ),
      choiceWords.missing,
    ),
    choiceColumn(['partial', 'means'], ['Gửi thiếu', 'Partial', 18], choiceWords.means),
    choiceColumn(
      ['partial', 'until'],
      ['Gửi tiếp đúng hạn đến', 'Completed on time until', 18],
      choiceWords.until,
    ),
    numberColumn(['minimumApplicable'], ['Phải phát sinh ít nhất (%)', 'Minimum applicable (%)', 14], 100),
    numberColumn(['provisionalBelow'], ['Tạm thời khi gửi dưới (%)', 'Provisional below (%)', 14], 100),
    numberColumn(
      ['commentNothingAbove'],
      ['Giải trình khi không phát sinh trên (%)', 'Comment on nothing above (%)', 16],
      100,
    ),
    numberColumn(['commendation', 'places'], ['Khen thưởng: số đơn vị', 'Commendation: units', 13]),
    numberColumn(['commendation', 'from'], ['Khen thưởng: từ (%)', 'Commendation: from (%)', 13], 100),
  ],
};

/** The set that an entry is part of. */
export const setOwner = textColumn([], ['Bộ chỉ số', 'Set', 12]);

/** The groups of each set. */
export const groups: CatalogueSheet = {
  name: { vi: 'Nhóm chỉ số', en: 'Groups' },
  owner: 'sets',
  list: 'groups',
  ownerColumn: setOwner,
  columns: [
    textColumn(['id'], ['Mã nhóm', 'Group code', 14]),
    ...name,
    numberColumn(['maxPoints'], ['Điểm tối đa', 'Maximum points', 10], 100),
  ],
};

/** The periods for which each set asks for figures. */
export const owedPeriods: CatalogueSheet = {
  name: { vi: 'Bộ chỉ số - kỳ', en: 'Set periods' },
  owner: 'sets',
  list: 'owed',
  ownerColumn: setOwner,
  columns: [
    periodColumn(['from'], ['Từ kỳ', 'From period', 13]),
    periodColumn(['to'], ['Đến hết kỳ', 'To period', 13]),
  ],
};

/** The sheet in which units of one level are put together to be ranked. */
export const leagues: CatalogueSheet = {
  name: { vi: 'Khối xếp hạng', en: 'Leagues' },
  owner: null,
  list: 'leagues',
  ownerColumn: null,
  columns: [
    textColumn(['id'], ['Mã khối', 'League', 20]),
    ...name,
    choiceColumn(['level'], ['Cấp', 'Level', 16], choiceWords.level),
  ],
};
