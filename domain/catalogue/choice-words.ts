import { portalRoles } from '../access/portal-roles.ts';
import { roleWords } from '../access/role-words.ts';
import { messageKindNames, messageKinds } from '../delivery/message-kind.ts';
import { indicatorKinds } from '../kinds/kinds.ts';
import type { Text } from '../language/text.ts';

/** What the values of a field are called. */
export type ChoiceWords = ReadonlyMap<string | boolean, Text>;

function words(all: readonly (readonly [string | boolean, string, string])[]): ChoiceWords {
  return new Map(all.map(([value, vi, en]) => [value, { vi, en }]));
}

/** What may be so or not. */
export const yesNo = words([
  [true, 'có', 'yes'],
  [false, 'không', 'no'],
]);

/** What the values of fields with a few possible ones are called, in the workbook of the catalogue and in what a version changes. */
export const choiceWords = {
  level: words([
    ['province', 'cấp tỉnh', 'province'],
    ['department', 'sở ban ngành', 'department'],
    ['district', 'cấp huyện', 'district'],
    ['commune', 'cấp xã', 'commune'],
    ['other', 'khác', 'other'],
  ]),
  frequency: words([
    ['week', 'tuần', 'week'],
    ['month', 'tháng', 'month'],
    ['quarter', 'quý', 'quarter'],
    ['half', '6 tháng', 'half-year'],
    ['year', 'năm', 'year'],
  ]),
  dueOnDayOff: words([
    ['before', 'sớm hơn', 'before'],
    ['after', 'lùi lại', 'after'],
    ['stays', 'giữ nguyên', 'stays'],
  ]),
  emptyWeek: words([
    ['short', 'thư ngắn', 'short e-mail'],
    ['none', 'không gửi', 'none'],
  ]),
  notApplicable: words([
    ['share', 'chia lại trong nhóm', 'redistribute'],
    ['full', 'điểm tối đa', 'full'],
    ['zero', 'không điểm', 'zero'],
  ]),
  missing: words([
    ['zero', 'không điểm', 'zero'],
    ['exclude', 'không xếp hạng', 'exclude'],
  ]),
  means: words([
    ['counted', 'xếp theo số đã gửi', 'counted'],
    ['unranked', 'chưa xếp hạng', 'unranked'],
    ['enough', 'coi là đủ', 'enough'],
  ]),
  until: words([
    ['due', 'hạn gửi', 'due'],
    ['lock', 'lúc chốt', 'lock'],
  ]),
  ladder: words([['none', 'không nhắc', 'none']]),
  escalation: words([['none', 'không báo', 'none']]),
  by: words([
    ['end-of-day', 'hết ngày', 'end of day'],
    ['before', 'trước ngày', 'before the day'],
  ]),
  goal: words([
    ['figure', 'số liệu', 'figure'],
    ['submissions', 'gửi đủ', 'submissions'],
    ['date', 'chỉ có ngày', 'date alone'],
  ]),
  reach: words([
    ['at-least', 'bằng trở lên', 'as much'],
    ['more-than', 'vượt', 'more'],
  ]),
  language: words([
    ['vi', 'tiếng Việt', 'Vietnamese'],
    ['en', 'tiếng Anh', 'English'],
    ['both', 'cả hai', 'both'],
  ]),
  role: words(portalRoles.map((role) => [role, roleWords[role].vi, roleWords[role].en])),
  approves: words([[true, 'có', 'yes']]),
  messages: words(
    messageKinds.map((kind) => [
      kind,
      messageKindNames[kind].vi,
      messageKindNames[kind].en.replace(/^the /, ''),
    ]),
  ),
  indicatorKind: words(Object.entries(indicatorKinds).map(([kind, { name }]) => [kind, name.vi, name.en])),
  ruleKind: words([
    ['lower', 'càng thấp càng tốt', 'less is better'],
    ['bands', 'theo từng mức', 'in bands'],
  ]),
  softRules: words([
    ['more-than-triple', 'gấp hơn ba lần kỳ trước', 'more than three times the last figure'],
    ['denominator-shrank', 'mẫu số giảm', 'smaller denominator'],
    ['count-fell', 'số đếm giảm', 'smaller count'],
  ]),
  dayKind: words([
    ['day-off', 'ngày nghỉ', 'day off'],
    ['working-day', 'ngày làm việc', 'working day'],
    ['unconfirmed', 'chưa xác nhận', 'unconfirmed'],
  ]),
  basis: words([
    ['official', 'văn bản', 'official'],
    ['computed', 'tính được', 'computed'],
    ['forecast', 'dự kiến', 'forecast'],
    ['unconfirmed', 'chưa xác nhận', 'unconfirmed'],
  ]),
} as const satisfies Readonly<Record<string, ChoiceWords>>;
