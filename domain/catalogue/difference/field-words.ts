import * as z from 'zod';
import { formatDate, formatWeekday } from '../../language/format.ts';
import { type Language, type Text, textSchema } from '../../language/text.ts';
import { extensionSchema } from '../milestone.ts';

/** The names of fields in sentences; the rest are shown as they are written. */
const names: ReadonlyMap<string, Text> = new Map([
  ['id', { vi: 'mã', en: 'id' }],
  ['number', { vi: 'số hiệu', en: 'number' }],
  ['frequency', { vi: 'nhịp báo cáo', en: 'frequency' }],
  ['name', { vi: 'tên', en: 'name' }],
  ['helpdesk', { vi: 'nơi hỗ trợ', en: 'help desk' }],
  ['dutyMessages', { vi: 'thư không từ chối được', en: 'duty messages' }],
  ['previewDomains', { vi: 'tên miền được nhận thư thử', en: 'domains for test messages' }],
  ['failureMailHours', { vi: 'số giờ giữa hai thư báo sự cố', en: 'hours between e-mails about failures' }],
  ['parent', { vi: 'đơn vị cấp trên', en: 'parent' }],
  ['level', { vi: 'cấp', en: 'level' }],
  ['validFrom', { vi: 'có từ ngày', en: 'valid from' }],
  ['validTo', { vi: 'có đến hết ngày', en: 'valid to' }],
  ['successor', { vi: 'đơn vị kế thừa', en: 'successor' }],
  ['reportedBy', { vi: 'đơn vị gửi thay', en: 'reported by' }],
  ['calendarGeneration', { vi: 'đời địa chỉ lịch', en: 'generation of the calendar address' }],
  ['leagues', { vi: 'các khối xếp hạng', en: 'leagues' }],
  ['owed', { vi: 'các kỳ phải gửi', en: 'owed periods' }],
  ['due', { vi: 'hạn gửi', en: 'due time' }],
  ['dueOnDayOff', { vi: 'hạn gửi khi trùng ngày nghỉ', en: 'due time on a day off' }],
  ['lock', { vi: 'lúc chốt số liệu', en: 'lock' }],
  ['emptyWeek', { vi: 'thư cho tuần không có số liệu', en: 'e-mail for an empty week' }],
  ['approval', { vi: 'phải duyệt số liệu từ kỳ', en: 'approval needed from' }],
  ['approves', { vi: 'duyệt số liệu của đơn vị', en: 'approves figures' }],
  ['reportRows', { vi: 'số dòng mỗi bảng trong báo cáo', en: 'rows of each table in the report' }],
  ['headline', { vi: 'chỉ số đầu báo cáo', en: 'headline' }],
  ['sums', { vi: 'các tổng phải khớp', en: 'declared sums' }],
  ['missing', { vi: 'cách tính khi thiếu số liệu', en: 'rule for missing figures' }],
  ['partial', { vi: 'cách tính khi gửi một phần', en: 'rule for partial submissions' }],
  ['classes', { vi: 'các mức xếp loại', en: 'classes' }],
  ['group', { vi: 'nhóm', en: 'group' }],
  ['measure', { vi: 'đơn vị đo', en: 'measure' }],
  ['appliesTo', { vi: 'nơi phải báo cáo', en: 'who reports it' }],
  ['evidence', { vi: 'nguồn', en: 'evidence' }],
  ['maxPoints', { vi: 'điểm tối đa (phần trăm điểm)', en: 'maximum points (in 1/100)' }],
  ['target', { vi: 'chỉ tiêu', en: 'target' }],
  ['targetBasisPoints', { vi: 'tỷ lệ phải đạt (phần vạn)', en: 'target share (in 1/100 %)' }],
  ['changes', { vi: 'các thay đổi theo ngày', en: 'dated changes' }],
  ['date', { vi: 'ngày', en: 'date' }],
  ['time', { vi: 'giờ', en: 'time' }],
  ['by', { vi: 'tính đến', en: 'due by' }],
  ['extensions', { vi: 'gia hạn', en: 'extensions' }],
  ['ladder', { vi: 'lịch nhắc', en: 'ladder of warnings' }],
  ['escalation', { vi: 'báo cáo cấp trên khi quá hạn', en: 'escalation' }],
  ['standIn', { vi: 'người nhận thay', en: 'stand-in' }],
  ['role', { vi: 'quyền trong cổng làm việc', en: 'role in the portal' }],
  ['set', { vi: 'bộ chỉ số', en: 'set' }],
  ['indicator', { vi: 'chỉ số', en: 'indicator' }],
  ['period', { vi: 'kỳ', en: 'period' }],
  ['measuredFrom', { vi: 'tính từ kỳ', en: 'measured from' }],
  ['post', { vi: 'chức vụ', en: 'post' }],
  ['unit', { vi: 'đơn vị', en: 'unit' }],
  ['email', { vi: 'địa chỉ', en: 'address' }],
  ['receives', { vi: 'thư nhận', en: 'receives' }],
  ['language', { vi: 'ngôn ngữ của thư', en: 'language of mail' }],
  ['kind', { vi: 'loại', en: 'kind' }],
  ['basis', { vi: 'căn cứ', en: 'basis' }],
]);

/** What a field is called in a sentence. */
export function fieldName(field: string): Text {
  return names.get(field) ?? { vi: `«${field}»`, en: `“${field}”` };
}

const dueSchema = z.union([
  z.strictObject({ weekday: z.int(), time: z.string() }),
  z.strictObject({ workingDaysAfter: z.int(), time: z.string() }),
]);
const extensionsSchema = z.array(extensionSchema).min(1);
const listSchema = z.array(z.string());

/** A Monday, from which weekdays are named. */
const monday = '2024-01-01';

/** A value in words; null where only its declaration says it well. */
export function valueWords(value: unknown, language: Language): string | null {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(value, language);
    return language === 'vi' ? `«${value}»` : `“${value}”`;
  }
  const text = textSchema.safeParse(value);
  if (text.success) return valueWords(text.data[language], language);
  const due = dueSchema.safeParse(value);
  if (due.success) return dueWords(due.data, language);
  const extensions = extensionsSchema.safeParse(value);
  if (extensions.success) return extensions.data.map(({ date }) => formatDate(date, language)).join(', ');
  const list = listSchema.safeParse(value);
  return list.success ? list.data.join(', ') || '–' : null;
}

function dueWords(rule: z.infer<typeof dueSchema>, language: Language): string {
  if ('weekday' in rule) {
    const day = formatWeekday(monday.replace(/\d\d$/, String(rule.weekday).padStart(2, '0')), language);
    return `${day} ${rule.time}`;
  }
  const days = rule.workingDaysAfter;
  return language === 'vi'
    ? `${days} ngày làm việc sau kỳ, ${rule.time}`
    : `${days} working ${days === 1 ? 'day' : 'days'} after the period, ${rule.time}`;
}
