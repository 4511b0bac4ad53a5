import type { Catalogue, Recipient } from '../../domain/catalogue/catalogue.ts';
import { reportedBy } from '../../domain/catalogue/reporters.ts';
import { messageKindNames, type ReceivedKind } from '../../domain/delivery/message-kind.ts';
import type { ReasonToReceive, Received } from '../../domain/delivery/received-mail.ts';
import type { Text } from '../../domain/language/text.ts';

/** On which occasions a post gets a kind of message. */
export function occasionsOf(
  catalogue: Pick<Catalogue, 'units'>,
  { unit }: Recipient,
  { kind, because }: Received,
): Text {
  const reportsForOthers = reportedBy(catalogue, unit).length > 0;
  const isSuperior = kind === 'warnings' && because.includes('listed') && hasUnitsBelow(catalogue, unit);
  return joined([
    ...(kind === 'warnings' ? because.flatMap((reason) => warnings[reason] ?? []) : [occasions[kind]]),
    ...(reportsForOthers && because.some((reason) => withOthers[kind]?.includes(reason)) ? [forOthers] : []),
    ...(isSuperior ? [ofUnitsBelow] : []),
  ]);
}

function hasUnitsBelow({ units }: Pick<Catalogue, 'units'>, unit: string): boolean {
  return units.some(({ parent }) => parent === unit);
}

const occasions: Readonly<Record<Exclude<ReceivedKind, 'warnings'>, Text>> = {
  'weekly-report': {
    vi: 'Ngày làm việc đầu tiên sau mỗi tuần có xếp hạng, và khi kết quả đã báo cáo của đơn vị được đính chính.',
    en: 'On the first working day after each ranked week, and when a reported result of the unit is corrected.',
  },
  receipts: {
    vi: 'Sau mỗi lần đơn vị gửi số liệu.',
    en: 'After each submission of the unit.',
  },
  failures: {
    vi: 'Khi có sự cố mới cần vận hành xử lý, cách thư trước ít nhất số giờ danh mục quy định.',
    en: 'When something new has failed that operations must act on, as many hours after the last one as the catalogue says.',
  },
  notices: {
    vi: 'Ngay khi vận hành quyết định gia hạn, mở hoặc đóng ngoại lệ cho đơn vị, và khi lãnh đạo hỏi về số liệu.',
    en: 'As soon as operations decide on an extension or open or close an exception for the unit, and when a leader asks about its figures.',
  },
  'returned-figures': {
    vi: 'Ngay khi thủ trưởng đơn vị trả lại số liệu.',
    en: 'As soon as the head of the unit returns figures.',
  },
  approvals: {
    vi: 'Khi số liệu của đơn vị chờ duyệt, mỗi ngày một thư cho mỗi bộ chỉ số và kỳ.',
    en: 'When figures of the unit wait for approval, one message a day for each set and period.',
  },
  requests: {
    vi: 'Ngay khi một đơn vị xin gia hạn.',
    en: 'As soon as a unit asks for an extension.',
  },
};

const warnings: Readonly<Partial<Record<ReasonToReceive, Text>>> = {
  listed: {
    vi: 'Buổi sáng những ngày có việc của đơn vị sắp đến hạn hoặc quá hạn, mỗi ngày một thư.',
    en: 'In the morning of days when something of the unit is due soon or overdue, one message a day.',
  },
  approves: {
    vi: 'Buổi sáng những ngày có số liệu chờ duyệt sắp đến hạn hoặc quá hạn.',
    en: 'In the morning of days when figures that wait for approval are due soon or overdue.',
  },
  named: {
    vi: 'Buổi sáng những ngày có việc quá hạn phải báo cho người này.',
    en: 'In the morning of days when something overdue is reported to this recipient.',
  },
};

/** By which reasons a kind also comes about the units that the post's unit reports for. */
const withOthers: Readonly<Partial<Record<ReceivedKind, readonly ReasonToReceive[]>>> = {
  warnings: ['listed', 'approves'],
  receipts: ['listed'],
  notices: ['receipts', 'submits'],
  'returned-figures': ['receipts', 'submits'],
  approvals: ['approves'],
};

const forOthers: Text = {
  vi: 'Cả về số liệu của các đơn vị được gửi thay.',
  en: 'Also about figures of the units that it reports for.',
};

const ofUnitsBelow: Text = {
  vi: 'Cả khi việc quá hạn của đơn vị cấp dưới phải báo lên.',
  en: 'Also when what a unit below has left overdue is reported to it.',
};

/** Why a post gets a kind of message, by a version of the catalogue. @param unit its name */
export function whyReceived(
  { kind, because }: Received,
  { post }: Recipient,
  unit: Text,
  version: number,
): Text {
  const vi = `Danh mục phiên bản ${version} ghi ${post.vi} (${unit.vi})`;
  const en = `Version ${version} of the catalogue`;
  const who = `${post.en} (${unit.en})`;
  const lists = (of: ReceivedKind): Text => ({
    vi: `${vi} nhận ${messageKindNames[of].vi}.`,
    en: `${en} lists ${who} for ${messageKindNames[of].en}.`,
  });
  const reasons: Readonly<Record<ReasonToReceive, Text>> = {
    listed: lists(kind),
    receipts: lists('receipts'),
    submits: {
      vi: `${vi} được gửi số liệu của đơn vị.`,
      en: `${en} lets ${who} submit the unit’s figures.`,
    },
    approves: {
      vi: `${vi} duyệt số liệu của đơn vị.`,
      en: `${en} has ${who} approve the unit’s figures.`,
    },
    operations: {
      vi: `${vi} thuộc bộ phận vận hành.`,
      en: `${en} lists ${who} as operations.`,
    },
    named: {
      vi: `${vi} là người được báo việc quá hạn.`,
      en: `${en} names ${who} as the one who is told what is overdue.`,
    },
  };
  return joined(because.map((reason) => reasons[reason]));
}

function joined(sentences: readonly Text[]): Text {
  return {
    vi: sentences.map(({ vi }) => vi).join(' '),
    en: sentences.map(({ en }) => en).join(' '),
  };
}
