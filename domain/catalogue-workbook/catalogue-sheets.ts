import { choiceWords, yesNo } from '../catalogue/choice-words.ts';
import { messageKinds } from '../delivery/message-kind.ts';
import {
  type CatalogueColumn,
  choiceColumn,
  dateColumn,
  listColumn,
  memberColumn,
  numberColumn,
  periodColumn,
  textColumn,
  timeColumn,
} from './catalogue-column.ts';
import type { CatalogueSheet } from './catalogue-sheet.ts';
import { groups, leagues, owedPeriods, setOwner, sets } from './set-sheets.ts';
import { escalation, name } from './shared-columns.ts';

const units: CatalogueSheet = {
  name: { vi: 'Đơn vị', en: 'Units' },
  owner: null,
  list: 'units',
  ownerColumn: null,
  columns: [
    textColumn(['id'], ['Mã đơn vị', 'Unit code', 16]),
    textColumn(['parent'], ['Đơn vị cấp trên', 'Parent', 16], null),
    choiceColumn(['level'], ['Cấp', 'Level', 16], choiceWords.level),
    ...name,
    dateColumn(['validFrom'], ['Có từ ngày', 'Valid from', 13]),
    dateColumn(['validTo'], ['Có đến hết ngày', 'Valid to', 13]),
    textColumn(['successor'], ['Đơn vị kế thừa', 'Successor', 16]),
    textColumn(['reportedBy'], ['Đơn vị gửi thay', 'Reported by', 16]),
    numberColumn(['calendarGeneration'], ['Đời địa chỉ lịch', 'Calendar generation', 12]),
  ],
};

const receives = ['receives'];

const contacts: CatalogueSheet = {
  name: { vi: 'Người nhận thư', en: 'Contacts' },
  owner: null,
  list: 'recipients',
  ownerColumn: null,
  columns: [
    textColumn(['id'], ['Mã người nhận', 'Contact', 22]),
    textColumn(['post', 'vi'], ['Chức vụ', 'Post (Vietnamese)', 36]),
    textColumn(['post', 'en'], ['Chức vụ tiếng Anh', 'Post (English)', 36]),
    textColumn(['unit'], ['Mã đơn vị', 'Unit code', 16]),
    textColumn(['email'], ['Địa chỉ thư', 'E-mail address', 34]),
    memberColumn(receives, ['Báo cáo tuần', 'Weekly report', 10], 'weekly-report', messageKinds),
    memberColumn(receives, ['Thư nhắc việc', 'Warnings', 10], 'warnings', messageKinds),
    memberColumn(receives, ['Thư xác nhận', 'Receipts', 10], 'receipts', messageKinds),
    memberColumn(receives, ['Thư báo sự cố', 'Failures', 10], 'failures', messageKinds),
    choiceColumn(['language'], ['Ngôn ngữ thư', 'Language', 13], choiceWords.language),
    textColumn(['standIn', 'recipient'], ['Người nhận thay', 'Stand-in', 22]),
    dateColumn(['standIn', 'from'], ['Thay từ ngày', 'Stand-in from', 13]),
    dateColumn(['standIn', 'to'], ['Thay đến hết ngày', 'Stand-in to', 13]),
    choiceColumn(['role'], ['Vai trò trên cổng', 'Role in the portal', 16], choiceWords.role),
    choiceColumn(['approves'], ['Duyệt số liệu', 'Approves figures', 12], choiceWords.approves),
  ],
};

const indicators: CatalogueSheet = {
  name: { vi: 'Chỉ số', en: 'Indicators' },
  owner: 'sets',
  list: 'indicators',
  ownerColumn: setOwner,
  columns: [
    textColumn(['id'], ['Mã chỉ số', 'Indicator code', 16]),
    numberColumn(['number'], ['Số thứ tự', 'Number', 10]),
    textColumn(['group'], ['Nhóm', 'Group', 12]),
    ...name,
    choiceColumn(['kind'], ['Loại', 'Kind', 14], choiceWords.indicatorKind),
    textColumn(['measure', 'vi'], ['Đơn vị tính', 'Measure (Vietnamese)', 16]),
    textColumn(['measure', 'en'], ['Đơn vị tính tiếng Anh', 'Measure (English)', 16]),
    numberColumn(['maxPoints'], ['Điểm tối đa', 'Maximum points', 10], 100),
    numberColumn(['target'], ['Chỉ tiêu', 'Target', 14]),
    numberColumn(['targetBasisPoints'], ['Tỷ lệ phải đạt (%)', 'Target share (%)', 12], 100),
    textColumn(['parts', 'numerator', 'vi'], ['Tử số', 'Numerator (Vietnamese)', 30]),
    textColumn(['parts', 'numerator', 'en'], ['Tử số tiếng Anh', 'Numerator (English)', 30]),
    textColumn(['parts', 'denominator', 'vi'], ['Mẫu số', 'Denominator (Vietnamese)', 30]),
    textColumn(['parts', 'denominator', 'en'], ['Mẫu số tiếng Anh', 'Denominator (English)', 30]),
    choiceColumn(['bounded'], ['Tử số không vượt mẫu số', 'Numerator within denominator', 13], yesNo),
    listColumn(['appliesTo', 'levels'], ['Các cấp phải báo cáo', 'Levels that report', 24], 'text'),
    listColumn(['appliesTo', 'units'], ['Các đơn vị phải báo cáo', 'Units that report', 24], 'text'),
    textColumn(['evidence', 'vi'], ['Nguồn', 'Evidence (Vietnamese)', 40]),
    textColumn(['evidence', 'en'], ['Nguồn tiếng Anh', 'Evidence (English)', 40]),
  ],
};

const milestone = textColumn([], ['Mã mốc', 'Milestone', 24]);

const milestones: CatalogueSheet = {
  name: { vi: 'Mốc', en: 'Milestones' },
  owner: null,
  list: 'milestones',
  ownerColumn: null,
  columns: [
    textColumn(['id'], ['Mã mốc', 'Milestone', 24]),
    ...name,
    dateColumn(['date'], ['Ngày', 'Date', 13]),
    choiceColumn(['by'], ['Tính đến', 'Due by', 16], choiceWords.by),
    timeColumn(['time'], ['Giờ', 'Hour', 9]),
    choiceColumn(['goal'], ['Đích', 'Goal', 14], choiceWords.goal),
    textColumn(['set'], ['Bộ chỉ số', 'Set', 12]),
    textColumn(['indicator'], ['Mã chỉ số', 'Indicator code', 16]),
    choiceColumn(['reach'], ['Đạt khi', 'Reached with', 14], choiceWords.reach),
    periodColumn(['measuredFrom'], ['Tính từ kỳ', 'Measured from', 13]),
    periodColumn(['period'], ['Kỳ', 'Period', 13]),
    listColumn(
      ['ladder', 'workingDaysBefore'],
      ['Nhắc trước (ngày làm việc)', 'Warned before', 20],
      'number',
    ),
    numberColumn(['ladder', 'overdueEvery'], ['Quá hạn nhắc mỗi', 'Warned after every', 12]),
    ...escalation,
  ],
};

const obligations: CatalogueSheet = {
  name: { vi: 'Mốc - đơn vị', en: 'Milestone units' },
  owner: 'milestones',
  list: 'obligations',
  ownerColumn: milestone,
  columns: [
    textColumn(['unit'], ['Mã đơn vị', 'Unit code', 16]),
    numberColumn(['target'], ['Chỉ tiêu', 'Target', 16]),
    choiceColumn(['illustrative'], ['Minh họa', 'Illustrative', 12], yesNo),
  ],
};

const extensions: CatalogueSheet = {
  name: { vi: 'Mốc - gia hạn', en: 'Milestone extensions' },
  owner: 'milestones',
  list: 'extensions',
  ownerColumn: milestone,
  columns: [
    dateColumn(['date'], ['Gia hạn đến', 'Extended to', 13]),
    textColumn(['reason', 'vi'], ['Lý do', 'Reason (Vietnamese)', 44]),
    textColumn(['reason', 'en'], ['Lý do tiếng Anh', 'Reason (English)', 44]),
    dateColumn(['decidedOn'], ['Quyết định ngày', 'Decided on', 13]),
  ],
};

const daysOff: CatalogueSheet = {
  name: { vi: 'Ngày nghỉ', en: 'Days off' },
  owner: null,
  list: 'calendar',
  ownerColumn: null,
  columns: [
    dateColumn(['date'], ['Ngày', 'Date', 13]),
    choiceColumn(['kind'], ['Loại', 'Kind', 16], choiceWords.dayKind),
    ...name,
    choiceColumn(['basis'], ['Căn cứ', 'Basis', 16], choiceWords.basis),
  ],
};

/** The sheets of the catalogue as a workbook, in order. The other parts of the catalogue are not in it. */
export const catalogueSheets: readonly CatalogueSheet[] = [
  units,
  contacts,
  leagues,
  sets,
  groups,
  owedPeriods,
  indicators,
  milestones,
  obligations,
  extensions,
  daysOff,
];

/** The columns of a sheet, from the left. */
export function columnsOfSheet({ ownerColumn, columns }: CatalogueSheet): readonly CatalogueColumn[] {
  return ownerColumn === null ? columns : [ownerColumn, ...columns];
}
