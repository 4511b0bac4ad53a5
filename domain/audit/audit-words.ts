import { roleWords } from '../access/role-words.ts';
import { formatInteger, formatLocalTime, formatPeriod } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import type { AuditChange, AuditedField } from './audit-entry.ts';

/** The names of a catalogue's parts beside their ids, as {@link changeText} shows them. */
export type PartNames = {
  readonly unit: (id: string) => string;
  readonly league: (id: string) => string;
  readonly set: (id: string) => string;
};

/** The results of an operation in words. */
export const resultWords = {
  done: { vi: 'xong', en: 'done' },
  unchanged: { vi: 'không đổi', en: 'unchanged' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  partly: { vi: 'làm được một phần', en: 'partly' },
  failed: { vi: 'lỗi, chưa rõ', en: 'failed, unclear' },
  unfinished: { vi: 'dở dang, chưa rõ', en: 'unfinished, unclear' },
  unreadable: { vi: 'không đọc được, chưa rõ', en: 'unreadable, unclear' },
} as const satisfies Record<string, Text>;

const fieldWords: Readonly<Record<AuditedField, Text>> = {
  version: { vi: 'phiên bản', en: 'version' },
  proposed: { vi: 'chờ người thứ hai', en: 'proposed' },
  report: { vi: 'báo cáo tuần', en: 'weekly report' },
  dropped: { vi: 'số địa chỉ mất thư', en: 'addresses without mail' },
  units: { vi: 'số đơn vị', en: 'units' },
  leagues: { vi: 'số khối', en: 'leagues' },
  sets: { vi: 'số bộ chỉ số', en: 'sets' },
  indicators: { vi: 'số chỉ số', en: 'indicators' },
  milestones: { vi: 'số mốc', en: 'milestones' },
  recipients: { vi: 'số người nhận', en: 'recipients' },
  calendar: { vi: 'số ngày trong lịch', en: 'calendar days' },
  unit: { vi: 'đơn vị', en: 'unit' },
  set: { vi: 'bộ', en: 'set' },
  period: { vi: 'kỳ', en: 'period' },
  role: { vi: 'vai trò', en: 'role' },
  label: { vi: 'dùng cho', en: 'label' },
  token: { vi: 'mã', en: 'token' },
  expiresAt: { vi: 'hết hạn', en: 'expires' },
  revokedAt: { vi: 'thu hồi lúc', en: 'revoked at' },
  closedAt: { vi: 'đóng lúc', en: 'closed at' },
  edition: { vi: 'lần chốt', en: 'edition' },
  corrections: { vi: 'số thư đính chính', en: 'corrections sent' },
  paused: { vi: 'tạm dừng', en: 'paused' },
  reason: { vi: 'lý do', en: 'reason' },
  to: { vi: 'gửi đến', en: 'sent to' },
  recipient: { vi: 'thư của', en: 'message of' },
  delivery: { vi: 'thư', en: 'message' },
  messages: { vi: 'số thư', en: 'messages' },
  released: { vi: 'được gửi', en: 'released' },
  catalogue: { vi: 'danh mục', en: 'catalogue' },
  league: { vi: 'khối', en: 'league' },
  group: { vi: 'nhóm', en: 'group' },
  indicator: { vi: 'chỉ số', en: 'indicator' },
  milestone: { vi: 'mốc', en: 'milestone' },
  obligation: { vi: 'đơn vị phải hoàn thành', en: 'obligation' },
  day: { vi: 'ngày trong lịch', en: 'calendar day' },
  revision: { vi: 'bản', en: 'revision' },
  decision: { vi: 'quyết định', en: 'decision' },
  more: { vi: 'số mục khác', en: 'more parts' },
  resent: { vi: 'số thư gửi lại', en: 'messages sent again' },
};

const yesOrNo = { vi: ['có', 'không'], en: ['yes', 'no'] } as const;

const instants: readonly AuditedField[] = ['expiresAt', 'revokedAt', 'closedAt'];

/** One change: `số đơn vị: 33 → 34`, or `đơn vị: Sở A (P.A)` for something new. */
export function changeText(
  { field, of, from, to }: AuditChange,
  language: Language,
  names: PartNames,
): string {
  const which = field === 'edition' && of !== undefined ? names.league(of) : of;
  const name =
    which === undefined || which === ''
      ? fieldWords[field][language]
      : `${fieldWords[field][language]} (${which})`;
  const text = (value: AuditChange['to']) =>
    isPart(field, of) && typeof value === 'string' ? value : valueText(field, value, language, names);
  return from === null ? `${name}: ${text(to)}` : `${name}: ${text(from)} → ${text(to)}`;
}

/** A part of the catalogue, named by `of`: its values are declarations, not names. */
function isPart(field: AuditedField, of: string | undefined): boolean {
  return of !== undefined && (field === 'unit' || field === 'set');
}

function valueText(
  field: AuditedField,
  value: AuditChange['to'],
  language: Language,
  names: PartNames,
): string {
  if (value === null) return '—';
  if (typeof value === 'number') return formatInteger(value, language);
  if (typeof value === 'boolean') return yesOrNo[language][value ? 0 : 1];
  if (instants.includes(field)) return formatLocalTime(value, language);
  switch (field) {
    case 'period':
      return formatPeriod(value, language);
    case 'unit':
      return names.unit(value);
    case 'set':
      return names.set(value);
    case 'role':
      return Object.entries(roleWords).find(([role]) => role === value)?.[1][language] ?? value;
    default:
      return value;
  }
}
