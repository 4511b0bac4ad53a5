import { portalPaths } from '../../contract/portal-paths.ts';
import { actorIn, type NoticeFrame } from '../../domain/delivery/notice.ts';
import { formatDeadline, formatLocalTime } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { oneLine } from '../letter/one-line.ts';
import { type NoticeAbout, type NoticeKind, rowsOf } from './notice-kind.ts';

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

/** What is asked and decided of time after a lock. */
export const extensionNotices: {
  readonly [About in
    | 'extension-asked'
    | 'extension-granted'
    | 'extension-refused'
    | 'exception-opened'
    | 'exception-closed']: NoticeKind<NoticeAbout<About>>;
} = {
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
};

/** What a granted extension leaves as it is, and what it moves. */
function grantedNext(window: NoticeAbout<'extension-granted'>['window'], language: Language): string {
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
function refusedNext(opensUntil: NoticeAbout<'extension-refused'>['opensUntil'], language: Language): string {
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
function closedNext(opensUntil: NoticeAbout<'exception-closed'>['opensUntil'], language: Language): string {
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
