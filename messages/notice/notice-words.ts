import { portalPaths } from '../../contract/portal-paths.ts';
import { actorIn, type Notice, type NoticeFrame } from '../../domain/delivery/notice.ts';
import { formatDeadline, formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { oneLine } from '../letter/one-line.ts';

/** A notice in words, in one language. */
export type NoticeWords = {
  readonly subject: string;
  readonly title: string;
  readonly opening: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** What the reader does now. */
  readonly next: string;
};

/** What a notice is about: the name of the unit, and its set and period, such as `Bộ chỉ số 766, tuần 02/2024`. */
type About = { readonly unit: string; readonly figures: string };

/** What a kind of notice says, where it leads, and to which list its readers belong. */
type NoticeKind<N extends Notice> = {
  readonly words: (notice: N, about: About, language: Language) => NoticeWords;
  /** The page where the reader acts, and what its button says. */
  readonly page: (notice: N) => { readonly label: Text; readonly path: string };
  readonly list: (notice: N) => Text;
};

type Of<About extends Notice['about']> = Extract<Notice, { about: About }>;

const extensionsOf = (unitName: Text): Text => ({
  vi: `thông báo về việc xin gia hạn của ${oneLine(unitName.vi)}`,
  en: `notices about extensions (${oneLine(unitName.en)})`,
});

const entryPage = ({ set, period, unit }: NoticeFrame) => ({
  label: { vi: 'Nhập số liệu', en: 'Enter the figures' },
  path: portalPaths.entry(set, period, unit),
});

const owedPage = () => ({
  label: { vi: 'Xem việc phải nộp', en: 'See what is owed' },
  path: portalPaths.home(),
});

const kinds: { readonly [About in Notice['about']]: NoticeKind<Of<About>> } = {
  'extension-asked': {
    words: ({ reason, by: actor }, { unit, figures }, language) => {
      const by = actorIn(actor, language);
      return language === 'vi'
        ? {
            subject: `[Xin gia hạn] ${unit}: số liệu ${figures}`,
            title: 'Đơn vị xin gia hạn',
            opening: `${unit} xin gia hạn nộp số liệu ${figures}.`,
            rows: rowsOf(['Người đề nghị', by], ['Lý do', reason]),
            next: 'Đề nghị Ông/Bà đồng ý và chọn thời điểm gia hạn, hoặc không đồng ý và nêu lý do. Đơn vị nhận được kết quả qua thư ngay khi có quyết định.',
          }
        : {
            subject: `[Extension] ${unit}: figures of ${figures}`,
            title: 'A unit asks for an extension',
            opening: `${unit} asks for more time to submit its figures of ${figures}.`,
            rows: rowsOf(['Asked by', by], ['Reason', reason]),
            next: 'Please grant it until a time of your choice, or refuse it with a reason. The unit gets the decision by e-mail at once.',
          };
    },
    page: () => ({
      label: { vi: 'Xem và quyết định', en: 'Look at it and decide' },
      path: portalPaths.extensions(),
    }),
    list: ({ unitName }) => extensionsOf(unitName),
  },
  'extension-granted': {
    words: ({ asked, officer, until, window }, { unit, figures }, language) => {
      const end = formatDeadline(until, language);
      return language === 'vi'
        ? {
            subject: `[Gia hạn] Đồng ý: số liệu ${figures}, đến ${end} — ${unit}`,
            title: 'Đồng ý gia hạn',
            opening: `Đề nghị của ${unit} xin gia hạn nộp số liệu ${figures} đã được đồng ý.`,
            rows: rowsOf(['Gửi được đến', end], ['Người quyết định', officer], ['Lý do đã nêu', asked]),
            next: grantedNext(window, language),
          }
        : {
            subject: `[Extension] Granted: figures of ${figures}, until ${end} — ${unit}`,
            title: 'Extension granted',
            opening: `${unit} has been granted more time to submit its figures of ${figures}.`,
            rows: rowsOf(['Submit by', end], ['Decided by', officer], ['Your reason', asked]),
            next: grantedNext(window, language),
          };
    },
    page: entryPage,
    list: ({ unitName }) => extensionsOf(unitName),
  },
  'exception-opened': {
    words: ({ reason, officer, until, window }, { unit, figures }, language) => {
      const end = formatDeadline(until, language);
      return language === 'vi'
        ? {
            subject: `[Gia hạn] Được gửi số liệu ${figures} đến ${end} — ${unit}`,
            title: 'Được gửi số liệu sau giờ chốt',
            opening: `${unit} được gửi số liệu ${figures} đến ${end}.`,
            rows: rowsOf(['Gửi được đến', end], ['Người quyết định', officer], ['Lý do', reason]),
            next: grantedNext(window, language),
          }
        : {
            subject: `[Extension] Figures of ${figures} can be sent until ${end} — ${unit}`,
            title: 'Open after the lock',
            opening: `${unit} can submit its figures of ${figures} until ${end}.`,
            rows: rowsOf(['Submit by', end], ['Decided by', officer], ['Reason', reason]),
            next: grantedNext(window, language),
          };
    },
    page: entryPage,
    list: ({ unitName }) => extensionsOf(unitName),
  },
  'exception-closed': {
    words: ({ reason, until, opensUntil }, { unit, figures }, language) => {
      const end = formatDeadline(until, language);
      return language === 'vi'
        ? {
            subject: `[Gia hạn] Đã kết thúc: số liệu ${figures} — ${unit}`,
            title: 'Kết thúc gia hạn',
            opening: `Thời gian gia hạn nộp số liệu ${figures} của ${unit} đã kết thúc sớm hơn dự kiến.`,
            rows: rowsOf(['Lý do', reason], ['Trước đây cho gửi đến', end]),
            next: closedNext(opensUntil, language),
          }
        : {
            subject: `[Extension] Ended: figures of ${figures} — ${unit}`,
            title: 'Extension ended',
            opening: `The extension for ${unit} to submit its figures of ${figures} has ended early.`,
            rows: rowsOf(['Reason', reason], ['Was open until', end]),
            next: closedNext(opensUntil, language),
          };
    },
    page: owedPage,
    list: ({ unitName }) => extensionsOf(unitName),
  },
  'figures-to-approve': {
    words: ({ revision, receivedAt }, { unit, figures }, language) => {
      const at = formatDeadline(receivedAt, language);
      return language === 'vi'
        ? {
            subject: `[Chờ duyệt] Số liệu ${figures} — ${unit}`,
            title: 'Số liệu chờ duyệt',
            opening: `${unit} đã gửi số liệu ${figures} và chờ Ông/Bà duyệt.`,
            rows: rowsOf(['Bản', `${revision}`], ['Gửi lúc', at]),
            next: 'Số liệu chỉ được tính vào xếp hạng, tiến độ và tình hình gửi số liệu sau khi được duyệt. Nếu chưa đúng, đề nghị Ông/Bà trả lại và nêu lý do: người gửi nhận được thư.',
          }
        : {
            subject: `[To approve] Figures of ${figures} — ${unit}`,
            title: 'Figures wait for approval',
            opening: `${unit} has sent its figures of ${figures}. They wait for your approval.`,
            rows: rowsOf(['Revision', `${revision}`], ['Sent at', at]),
            next: 'Figures count in rankings, milestones and completeness only once they are approved. If something is wrong, return them with a reason: the sender is told by e-mail.',
          };
    },
    page: ({ set, period, unit }) => ({
      label: { vi: 'Xem và duyệt', en: 'Look at them and approve' },
      path: portalPaths.entry(set, period, unit),
    }),
    list: ({ unitName }) => ({
      vi: `số liệu chờ duyệt của ${oneLine(unitName.vi)}`,
      en: `figures to approve (${oneLine(unitName.en)})`,
    }),
  },
  'figures-returned': {
    words: ({ revision, reason, by: actor }, { unit, figures }, language) => {
      const by = actorIn(actor, language);
      return language === 'vi'
        ? {
            subject: `[Trả lại] Chưa duyệt số liệu ${figures} — ${unit}`,
            title: 'Số liệu bị trả lại',
            opening: `${unit} đã gửi số liệu ${figures}. Số liệu chưa được duyệt và được trả lại để sửa.`,
            rows: rowsOf(['Lý do', reason], ['Người trả lại', by], ['Bản', `${revision}`]),
            next: 'Đề nghị đơn vị sửa số liệu rồi gửi lại; bản mới sẽ được chuyển ngay đến người duyệt. Bản đã trả lại không được tính.',
          }
        : {
            subject: `[Returned] Not approved: figures of ${figures} — ${unit}`,
            title: 'Figures returned',
            opening: `The figures that ${unit} sent were not approved and need correcting: ${figures}.`,
            rows: rowsOf(['Reason', reason], ['Returned by', by], ['Revision', `${revision}`]),
            next: 'Please correct the figures and send them again; the new revision goes straight to whoever approves. The returned one does not count.',
          };
    },
    page: ({ set, period, unit }) => ({
      label: { vi: 'Sửa số liệu', en: 'Correct the figures' },
      path: portalPaths.entry(set, period, unit),
    }),
    list: ({ unitName }) => ({
      vi: `thông báo về việc duyệt số liệu của ${oneLine(unitName.vi)}`,
      en: `notices about the approval of figures (${oneLine(unitName.en)})`,
    }),
  },
  'question-asked': {
    words: ({ text, by: actor }, { unit, figures }, language) => {
      const by = actorIn(actor, language);
      return language === 'vi'
        ? {
            subject: `[Hỏi] ${by} hỏi về ${figures} — ${unit}`,
            title: 'Câu hỏi của lãnh đạo',
            opening: `Lãnh đạo hỏi ${unit} về kết quả ${figures}.`,
            rows: rowsOf(['Câu hỏi', text], ['Người hỏi', by]),
            next: 'Đề nghị đơn vị trả lời ở trang đầu của cổng làm việc. Câu hỏi và câu trả lời sẽ có trong báo cáo tuần tới.',
          }
        : {
            subject: `[Question] ${by} asks about ${figures} — ${unit}`,
            title: 'A leader’s question',
            opening: `A leader asks ${unit} about its results in ${figures}.`,
            rows: rowsOf(['Question', text], ['Asked by', by]),
            next: 'Please answer on the first page of the portal. The question and your answer will be in the next weekly report.',
          };
    },
    page: () => ({ label: { vi: 'Trả lời', en: 'Answer' }, path: portalPaths.home() }),
    list: ({ unitName }) => ({
      vi: `câu hỏi gửi ${oneLine(unitName.vi)}`,
      en: `questions to the unit (${oneLine(unitName.en)})`,
    }),
  },
  'extension-refused': {
    words: ({ asked, reason, opensUntil }, { unit, figures }, language) => {
      return language === 'vi'
        ? {
            subject: `[Gia hạn] Không đồng ý: số liệu ${figures} — ${unit}`,
            title: 'Không đồng ý gia hạn',
            opening: `Đề nghị của ${unit} xin gia hạn nộp số liệu ${figures} không được đồng ý.`,
            rows: rowsOf(['Lý do không đồng ý', reason], ['Lý do đã nêu', asked]),
            next: `${refusedNext(opensUntil, language)} Nếu có tình tiết mới, đơn vị xin gia hạn lại được.`,
          }
        : {
            subject: `[Extension] Refused: figures of ${figures} — ${unit}`,
            title: 'Extension refused',
            opening: `${unit} has not been granted more time to submit its figures of ${figures}.`,
            rows: rowsOf(['Why it is refused', reason], ['Your reason', asked]),
            next: `${refusedNext(opensUntil, language)} If there is something new, you may ask again.`,
          };
    },
    page: owedPage,
    list: ({ unitName }) => extensionsOf(unitName),
  },
};

/** What a granted extension leaves as it is, and what it moves. */
function grantedNext(window: Of<'extension-granted'>['window'], language: Language): string {
  const due = window === undefined ? '' : ` (${formatLocalTime(window.dueAt, language)})`;
  const lock = window === undefined ? '' : ` (${formatLocalTime(window.locksAt, language)})`;
  const isRanked = window?.isRanked ?? true;
  return language === 'vi'
    ? [
        'Thư nhắc và lịch của đơn vị từ nay tính theo thời hạn mới.',
        `Đơn vị chưa gửi gì trước hạn chung${due} thì vẫn tính là trễ hạn; điều chỉnh số liệu đã gửi đúng hạn thì không.`,
        ...(isRanked
          ? [`Số liệu gửi sau khi chốt${lock} chỉ được tính vào bảng xếp hạng khi xếp hạng lại.`]
          : []),
      ].join(' ')
    : [
        'Reminders and the unit’s calendar follow the new deadline from now on.',
        `A unit that sent nothing by the deadline for all${due} still counts as late; correcting figures that were sent in time does not make it late.`,
        ...(isRanked
          ? [`Figures sent after the lock${lock} enter the ranking only once it is made again.`]
          : []),
      ].join(' ');
}

/** Until when figures can be sent although an extension was refused. */
function refusedNext(opensUntil: Of<'extension-refused'>['opensUntil'], language: Language): string {
  if (opensUntil === undefined)
    return language === 'vi'
      ? 'Nếu kỳ này chưa chốt, xin gửi số liệu trước giờ chốt.'
      : 'If the period has not locked yet, please submit the figures before it does.';
  if (opensUntil === null) return language === 'vi' ? 'Kỳ này đã chốt số liệu.' : 'The period has locked.';
  const until = formatDeadline(opensUntil, language);
  return language === 'vi'
    ? `Kỳ này chốt số liệu lúc ${until}; đề nghị đơn vị gửi trước lúc đó.`
    : `The period locks at ${until}. Please submit the figures before that.`;
}

/** What a unit can do once its exception was closed. */
function closedNext(opensUntil: Of<'exception-closed'>['opensUntil'], language: Language): string {
  const until = opensUntil === undefined || opensUntil === null ? null : formatDeadline(opensUntil, language);
  const open =
    until === null
      ? { vi: 'Kỳ này đã chốt số liệu.', en: 'The period has locked.' }
      : { vi: `Đơn vị vẫn gửi được số liệu đến ${until}.`, en: `Figures can still be sent until ${until}.` };
  const known = opensUntil === undefined ? '' : `${open[language]} `;
  return language === 'vi'
    ? `${known}Thư nhắc và lịch của đơn vị từ nay không tính theo thời hạn cũ. Nếu còn phải sửa, đơn vị xin gia hạn lại được.`
    : `${known}Reminders and the unit’s calendar no longer follow the earlier end. If figures still have to be changed, you may ask for an extension.`;
}

/** Puts a notice into one language: subject, title, opening, facts, and what the reader does next. */
export function noticeWords<About extends Notice['about']>(
  notice: { readonly about: About } & Of<About>,
  language: Language,
): NoticeWords {
  const { unitName, setName, period } = notice;
  const figures = `${setName[language]}, ${formatPeriod(period, language)}`;
  const words = kinds[notice.about].words(notice, { unit: unitName[language], figures }, language);
  return { ...words, opening: oneLine(words.opening) };
}

/** The page where the reader of a notice acts: its address without the host, and what the button says. */
export function noticePage<About extends Notice['about']>(notice: { readonly about: About } & Of<About>) {
  return kinds[notice.about].page(notice);
}

/** Whose mailing list a notice goes to, inside a sentence. */
export function noticeList<About extends Notice['about']>(
  notice: { readonly about: About } & Of<About>,
): Text {
  return kinds[notice.about].list(notice);
}

/** What people wrote, on one line each, so that it cannot pass for a part of the letter. */
function rowsOf(...rows: readonly (readonly [string, string])[]): NoticeWords['rows'] {
  return rows.map(([label, value]) => ({ label, value: oneLine(value) }));
}
