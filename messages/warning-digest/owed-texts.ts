import type { Language } from '../../domain/language/text.ts';
import type { LockConsequence } from '../../domain/milestone/warning-digest.ts';

/** A consequence of the lock for figures that are there and not approved. */
type UnapprovedConsequence = Exclude<LockConsequence, 'locked'>;

const unapprovedVi: Readonly<Record<UnapprovedConsequence, string>> = {
  'nothing-counts': 'đơn vị bị tính 0 điểm và không được xếp hạng',
  'no-points': 'các chỉ số chưa duyệt bị tính 0 điểm',
  'earlier-figures': 'đơn vị được xếp hạng theo số liệu kỳ trước',
  'not-ranked': 'đơn vị không được xếp hạng',
};

const unapprovedEn: Readonly<Record<UnapprovedConsequence, string>> = {
  'nothing-counts': 'the unit gets 0 points and no rank',
  'no-points': 'indicators that are not approved get 0 points',
  'earlier-figures': 'the unit is ranked by the figures of an earlier period',
  'not-ranked': 'the unit is left out of the ranking',
};

/** What a warning about figures that a unit owes says. Numbers, dates and times arrive formatted. */
type OwedTexts = {
  readonly title: (set: string, period: string) => string;
  readonly nothingSent: string;
  /** The head of the unit has not approved what was sent: to the head, and to anybody else; or returned it. */
  readonly waits: string;
  readonly waitsForHead: string;
  readonly returned: string;
  readonly unapproved: string;
  readonly todoApprove: (until: string) => string;
  /** After the deadline, while the ranking is still ahead; `until` is null where there is none. */
  readonly todoApproveNow: (until: string | null) => string;
  /** What follows where they are approved after the deadline; what is left of that after it. */
  readonly approvedLate: string;
  readonly approvedLateNow: string;
  /** What follows where they are not approved by the lock, and where they were not. */
  readonly unapprovedAtLock: (lock: string, consequence: UnapprovedConsequence) => string;
  readonly lockedUnapproved: (lock: string) => string;
  readonly todoApproveLocked: string;
  readonly ifNotApproved: (date: string) => string;
  readonly asked: (count: string, names: string) => string;
  /** For figures that lack only a few of what is asked, after a title in a subject. */
  readonly lacking: (count: string) => string;
  /** The days of a period that is no week. */
  readonly days: (days: string) => string;
  /** The deadline is the end of an exception: while it is ahead, and once it has passed. */
  readonly extended: (until: string) => string;
  readonly extensionOver: (until: string) => string;
  /** When the figures of all others are due. */
  readonly dueForAll: (due: string) => string;
  /** What an extension leaves as it is. */
  readonly extensionIsLate: string;
  readonly extensionNotRanked: (lock: string) => string;
  readonly afterExtension: string;
  readonly periodLockedAt: (lock: string) => string;
  /** After the deadline, while no working day has passed. */
  readonly deadlinePassed: (due: string) => string;
  readonly stillOpen: (until: string) => string;
  readonly lateUntil: (until: string) => string;
  readonly onTimeUntil: (until: string) => string;
  readonly lockedAt: (at: string) => string;
  /** What follows once it locks, for a unit that has not sent all. */
  readonly afterLock: Readonly<Record<LockConsequence, string>>;
  readonly todo: (until: string) => string;
  readonly todoNow: (until: string) => string;
  readonly todoLocked: Readonly<Record<'button' | 'unit' | 'operations', string>>;
  /** When warnings stop, in the small print. */
  readonly stops: string;
};

/** Warnings about figures owed, in both languages. */
export const owedTexts: Readonly<Record<Language, OwedTexts>> = {
  vi: {
    title: (set, period) => `${set}, ${period}`,
    nothingSent: 'Đơn vị chưa gửi số liệu',
    waits: 'Số liệu đã gửi, chờ Ông/Bà duyệt',
    waitsForHead: 'Số liệu đã gửi, chờ thủ trưởng đơn vị duyệt',
    returned: 'Số liệu đã gửi bị trả lại, chưa gửi lại',
    unapproved: 'Số liệu chưa duyệt không được tính vào xếp hạng, tiến độ và tình hình gửi số liệu.',
    todoApprove: (until) => `Đề nghị duyệt, hoặc trả lại và nêu lý do, chậm nhất là ${until}.`,
    todoApproveNow: (until) =>
      `Đề nghị duyệt ngay, hoặc trả lại và nêu lý do${until === null ? '' : `, chậm nhất là ${until}`}.`,
    approvedLate: 'Duyệt sau thời hạn trên thì số liệu tính là gửi chậm.',
    approvedLateNow: 'Đã hết hạn nên số liệu duyệt từ nay tính là gửi chậm.',
    unapprovedAtLock: (lock, consequence) =>
      `Đến khi chốt số liệu (${lock}) mà chưa duyệt thì ${unapprovedVi[consequence]}.`,
    lockedUnapproved: (lock) =>
      `Số liệu đã chốt lúc ${lock} khi chưa được duyệt, nên chưa có trong bảng xếp hạng.`,
    todoApproveLocked:
      'Ông/Bà vẫn duyệt được; số liệu khi đó chỉ vào bảng xếp hạng khi xếp hạng lại. Nếu trả lại, đơn vị chỉ gửi lại được khi được gia hạn.',
    ifNotApproved: (date) => `Nếu đến ngày ${date} vẫn chưa duyệt, hệ thống báo cáo cấp trên của đơn vị.`,
    asked: (count, names) => `Cần gửi ${count} chỉ số: ${names}.`,
    lacking: (count) => `còn thiếu ${count} chỉ số`,
    days: (days) => `Số liệu của các ngày ${days}`,
    extended: (until) => `Đơn vị được gia hạn đến ${until}`,
    extensionOver: (until) => `Thời gian gia hạn của đơn vị đã hết lúc ${until}`,
    dueForAll: (due) => `hạn chung là ${due}`,
    extensionIsLate: 'Số liệu gửi sau hạn chung vẫn tính là gửi chậm.',
    extensionNotRanked: (lock) =>
      `Số liệu gửi sau khi chốt (${lock}) chỉ được tính vào bảng xếp hạng khi xếp hạng lại.`,
    afterExtension: 'Hết thời gian gia hạn, chỉ gửi được khi có ý kiến đồng ý cho gửi bổ sung.',
    periodLockedAt: (lock) => `Kỳ báo cáo đã chốt số liệu lúc ${lock}.`,
    deadlinePassed: (due) => `Đã hết hạn lúc ${due}`,
    stillOpen: (until) => `Còn gửi được đến ${until}`,
    lateUntil: (until) => `Sau thời hạn trên vẫn gửi được đến ${until}, nhưng tính là gửi chậm.`,
    onTimeUntil: (until) => `Sau thời hạn trên vẫn được gửi bổ sung đến ${until}.`,
    lockedAt: (at) => `Số liệu đã chốt lúc ${at}.`,
    afterLock: {
      locked: 'Sau thời điểm đó, chỉ gửi được khi có ý kiến đồng ý cho gửi bổ sung.',
      'nothing-counts': 'Khi chốt số liệu, đơn vị chưa gửi bị tính 0 điểm và không được xếp hạng.',
      'no-points': 'Khi chốt số liệu, các chỉ số chưa gửi bị tính 0 điểm.',
      'earlier-figures': 'Khi chốt số liệu, đơn vị chưa gửi được xếp hạng theo số liệu kỳ trước.',
      'not-ranked': 'Khi chốt số liệu, đơn vị chưa gửi đủ không được xếp hạng.',
    },
    todo: (until) => `Đề nghị đơn vị gửi đủ số liệu chậm nhất là ${until}.`,
    todoNow: (until) => `Đề nghị đơn vị khẩn trương gửi đủ số liệu, chậm nhất là ${until}.`,
    todoLocked: {
      button:
        'Muốn gửi bổ sung, đề nghị đơn vị bấm «Xin gia hạn» ở trang «Việc phải nộp» của cổng làm việc và nêu rõ lý do.',
      unit: 'Muốn gửi bổ sung, đề nghị đầu mối gửi số liệu của đơn vị bấm «Xin gia hạn» ở trang «Việc phải nộp» của cổng làm việc và nêu rõ lý do.',
      operations: 'Đề nghị đơn vị nêu rõ lý do và liên hệ bộ phận vận hành để được gửi bổ sung.',
    },
    stops: 'Hệ thống ngừng nhắc gửi số liệu ngay khi đơn vị gửi đủ.',
  },
  en: {
    title: (set, period) => `${set}, ${period}`,
    nothingSent: 'The unit has not submitted any figures',
    waits: 'Figures were sent and wait for your approval',
    waitsForHead: 'Figures were sent and wait for the head of the unit to approve them',
    returned: 'The figures were returned and have not been sent again',
    unapproved: 'Figures that are not approved count neither in rankings and milestones nor as sent.',
    todoApprove: (until) => `Please approve them, or return them with a reason, by ${until}.`,
    todoApproveNow: (until) =>
      `Please approve them now, or return them with a reason${until === null ? '' : `, by ${until} at the latest`}.`,
    approvedLate: 'Figures approved after the deadline count as late.',
    approvedLateNow: 'The deadline has passed, so figures approved from now on count as late.',
    unapprovedAtLock: (lock, consequence) =>
      `If they are not approved by the lock (${lock}), ${unapprovedEn[consequence]}.`,
    lockedUnapproved: (lock) =>
      `The figures locked at ${lock} without approval, so they are not in the ranking yet.`,
    todoApproveLocked:
      'You can still approve them; they then enter the ranking only once it is made again. If you return them, the unit needs an extension to send them again.',
    ifNotApproved: (date) =>
      `If they are still not approved on ${date}, the system reports it to the unit’s superior.`,
    asked: (count, names) => `Indicators required (${count}): ${names}.`,
    lacking: (count) => `${count} still lacking`,
    days: (days) => `Figures for ${days}`,
    extended: (until) => `Extended for the unit until ${until}`,
    extensionOver: (until) => `The unit’s extension ended at ${until}`,
    dueForAll: (due) => `the deadline for all is ${due}`,
    extensionIsLate: 'Figures sent after the deadline for all still count as late.',
    extensionNotRanked: (lock) =>
      `Figures sent after the lock (${lock}) enter the ranking only once it is made again.`,
    afterExtension: 'After the extension, figures are accepted only with another one.',
    periodLockedAt: (lock) => `The period locked at ${lock}.`,
    deadlinePassed: (due) => `The deadline passed at ${due}`,
    stillOpen: (until) => `Still open until ${until}`,
    lateUntil: (until) => `Figures are still accepted until ${until}, but count as late.`,
    onTimeUntil: (until) => `The remaining figures are still accepted until ${until}.`,
    lockedAt: (at) => `The figures locked at ${at}.`,
    afterLock: {
      locked: 'After that, figures are accepted only with an exception.',
      'nothing-counts': 'At the lock, a unit that sent nothing gets 0 points and no rank.',
      'no-points': 'At the lock, indicators without a figure get 0 points.',
      'earlier-figures':
        'At the lock, a unit that sent nothing is ranked by the figures of an earlier period.',
      'not-ranked': 'At the lock, a unit that has not sent all figures is left out of the ranking.',
    },
    todo: (until) => `Please submit all figures by ${until}.`,
    todoNow: (until) => `Please submit all figures without delay, by ${until} at the latest.`,
    todoLocked: {
      button:
        'To submit the figures, please press “Ask for an extension” on the portal’s page “To submit”, and state the reason.',
      unit: 'To submit the figures, the unit’s contact who sends them presses “Ask for an extension” on the portal’s page “To submit”, and states the reason.',
      operations: 'Please state the reason, and contact operations for permission to submit the figures.',
    },
    stops: 'Warnings about figures owed stop as soon as the unit has submitted all of them.',
  },
};
