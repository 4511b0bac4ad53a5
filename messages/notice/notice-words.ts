import type { Notice } from '../../domain/delivery/notice.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { oneLine } from '../letter/one-line.ts';
import { approvalNotices } from './approval-notices.ts';
import { extensionNotices } from './extension-notices.ts';
import type { NoticeAbout, NoticeKind, NoticeWords } from './notice-kind.ts';
import { questionNotices } from './question-notices.ts';

const kinds: { readonly [About in Notice['about']]: NoticeKind<NoticeAbout<About>> } = {
  ...extensionNotices,
  ...approvalNotices,
  ...questionNotices,
};

/** Puts a notice into one language: subject, title, opening, facts, and what the reader does next. */
export function noticeWords<About extends Notice['about']>(
  notice: { readonly about: About } & NoticeAbout<About>,
  language: Language,
): NoticeWords {
  const { unitName, setName, period } = notice;
  const figures = `${setName[language]}, ${formatPeriod(period, language)}`;
  const words = kinds[notice.about].words(notice, { unit: unitName[language], figures }, language);
  return { ...words, opening: oneLine(words.opening) };
}

/** The page where the reader of a notice acts: its address without the host, and what the button says. */
export function noticePage<About extends Notice['about']>(
  notice: { readonly about: About } & NoticeAbout<About>,
) {
  return kinds[notice.about].page(notice);
}

/** Whose mailing list a notice goes to, inside a sentence. */
export function noticeList<About extends Notice['about']>(
  notice: { readonly about: About } & NoticeAbout<About>,
): Text {
  return kinds[notice.about].list(notice);
}
