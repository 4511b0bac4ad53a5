import { portalPaths } from '../../contract/portal-paths.ts';
import { actorIn } from '../../domain/delivery/notice.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { oneLine } from '../letter/one-line.ts';
import { type NoticeAbout, type NoticeKind, rowsOf } from './notice-kind.ts';

/** What waits for the head of a unit, and what the head returned. */
export const approvalNotices: {
  readonly [About in 'figures-to-approve' | 'figures-returned']: NoticeKind<NoticeAbout<About>>;
} = {
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
};
