import { formatInteger } from '../../domain/language/format.ts';
import type { ReaderLanguage } from '../../domain/language/reader-language.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { Help } from './letterhead.ts';
import type { LinkedPage } from './linked-page.ts';

/** The addressee of a letter: the holder of a post, and of further posts if the letter is for those too. */
export type Addressee = {
  readonly post: Text;
  readonly also?: readonly { readonly post: Text }[];
  /** How many more posts there are than those named. */
  readonly more?: number;
  /** The language of the letter; both unless stated otherwise. */
  readonly language?: ReaderLanguage;
};

/** The addressee's posts in one language, each named once; the most that are shown, and how many more there are. */
export function postsOf(
  { post, also = [], more = 0 }: Addressee,
  language: Language,
  most: number,
): string[] {
  const posts = [...new Set([post, ...also.map((other) => other.post)].map((text) => text[language]))];
  const shown = posts.slice(0, Math.max(1, most));
  const rest = posts.length - shown.length + more;
  return rest === 0 ? shown : [...shown, letterTexts[language].morePosts(rest)];
}

/** How a reader stops receiving a kind of message: by a link, or not at all, because it is part of a duty to report. */
export type Leaving = 'duty' | { readonly url: string };

/** What stands below the content of a letter, beside its own footer; null to omit a part. */
export type Ending = {
  readonly leaving: Leaving | null;
  readonly help: Help | null;
  /** The page behind the letter's one button, below its content. */
  readonly page: LinkedPage | null;
};

/** A boxed notice above the content that the reader must not miss. */
export type Notice = { readonly title: string; readonly text: string };

/** The frame of every e-mail in one language: sender, addressee, subject, and why the addressee receives it. */
export type Letter = {
  readonly language: Language;
  /** The body in whose name the letter is sent. */
  readonly scope: string;
  readonly title: string;
  /** The dates and times the content covers, one per line. */
  readonly facts: readonly string[];
  readonly salutation: string;
  readonly addressee: string;
  readonly opening: string;
  readonly notices: readonly Notice[];
  readonly closing: string;
  readonly footer: readonly string[];
};

type LetterTexts = {
  readonly salutation: string;
  readonly closing: string;
  readonly illustrative: string;
  readonly automatic: string;
  /** Why the reader receives the message; `list` names the mailing list their posts are on. */
  readonly why: (posts: readonly string[], list: string) => string;
  /** Stands for posts that are not named. */
  readonly morePosts: (count: number) => string;
  /** The small print of a message readers cannot unsubscribe from. */
  readonly duty: string;
  /** The label of the link to unsubscribe. */
  readonly leave: string;
};

/** The texts all letters share. */
export const letterTexts: Record<Language, LetterTexts> = {
  vi: {
    salutation: 'Kính gửi:',
    closing: 'Trân trọng./.',
    illustrative: 'Số liệu minh họa',
    automatic: 'Thư này do hệ thống Tiến Độ gửi tự động.',
    why: (posts, list) =>
      `Ông/Bà nhận được thư này với vai trò ${posts.join('; ')}, thuộc danh sách nhận ${list}.`,
    morePosts: (count) => `và ${formatInteger(count, 'vi')} chức vụ khác`,
    duty: 'Thư này thuộc chế độ báo cáo bắt buộc nên không thể hủy nhận.',
    leave: 'Hủy nhận loại thư này',
  },
  en: {
    salutation: 'To:',
    closing: 'Yours sincerely',
    illustrative: 'Illustrative figures',
    automatic: 'This message was sent automatically by the Tiến Độ system.',
    why: (posts, list) =>
      posts.length === 1
        ? `You are receiving this message because your post (${posts.join('')}) is on the list for ${list}.`
        : `You are receiving this message because your posts (${posts.join('; ')}) are on the list for ${list}.`,
    morePosts: (count) => `and ${formatInteger(count, 'en')} more posts`,
    duty: 'This message is part of mandatory reporting, so you cannot unsubscribe from it.',
    leave: 'Unsubscribe from these messages',
  },
};

/** Points readers who do not know Vietnamese to the second half of the letter. */
export const englishFollows = 'English version below.';
