import { portalPaths } from '../../contract/portal-paths.ts';
import { actorIn } from '../../domain/delivery/notice.ts';
import { oneLine } from '../letter/one-line.ts';
import { type NoticeAbout, type NoticeKind, rowsOf } from './notice-kind.ts';

/** What a leader asks a unit. */
export const questionNotices: { readonly [About in 'question-asked']: NoticeKind<NoticeAbout<About>> } = {
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
};
