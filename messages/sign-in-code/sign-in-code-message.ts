import { codeMinutes } from '../../domain/access/session-limits.ts';
import { capitalise, formatLocalTime } from '../../domain/language/format.ts';
import type { ReaderLanguage } from '../../domain/language/reader-language.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { light } from '../letter/email-style.ts';
import { html } from '../letter/html.ts';
import { letterTexts } from '../letter/letter.ts';
import type { Help } from '../letter/letterhead.ts';
import type { Message } from '../letter/message.ts';
import { unlinkedTexts } from '../letter/unlinked.ts';

/** What the message with a sign-in code says. */
export type SignInCodeContent = {
  /** The body in whose name letters are sent. */
  readonly scope: Text;
  /** The post that may sign in. */
  readonly post: Text;
  readonly code: string;
  /** When the code was asked for. */
  readonly at: InstantText;
  /** In which browser. */
  readonly browser: Text;
  readonly reader: ReaderLanguage;
  readonly help: Help;
};

const texts = {
  vi: {
    subject: 'Mã đăng nhập cổng làm việc Tiến Độ',
    title: 'Mã đăng nhập',
    opening: 'Nhập mã sau vào trang đăng nhập của cổng làm việc Tiến Độ:',
    use: (at: string, browser: string) =>
      `Mã được xin lúc ${at}, bằng ${browser}. Mã dùng được một lần, trong ${codeMinutes} phút, ở chính trình duyệt đã xin mã.`,
    secret: 'Không đọc hoặc chuyển mã này cho bất kỳ ai, kể cả người xưng là bộ phận hỗ trợ.',
    stranger:
      'Nếu Ông/Bà không xin mã thì người khác đã nhập địa chỉ thư này: bỏ qua thư, và báo bộ phận vận hành nếu còn nhận được thư như vậy.',
    why: 'Ông/Bà nhận được thư này vì địa chỉ thư này vừa được nhập ở trang đăng nhập.',
  },
  en: {
    subject: 'Sign-in code of the Tiến Độ portal',
    title: 'Sign-in code',
    opening: 'Type this code on the sign-in page of the Tiến Độ portal:',
    use: (at: string, browser: string) =>
      `It was asked for at ${at}, in ${browser}. It works once, within ${codeMinutes} minutes, in the browser that asked for it.`,
    secret: 'Never read it out or pass it on, not even to somebody who says they are from support.',
    stranger:
      'If you did not ask for it, somebody else typed your address: ignore this message, and tell operations if you get more of them.',
    why: 'You are receiving this message because this address was typed on the sign-in page.',
  },
} as const satisfies Record<Language, object>;

/** The message with a sign-in code, sent at once and never stored. Its subject does not show the code. */
export function signInCodeMessage({ code, at, browser, reader, help, ...names }: SignInCodeContent): Message {
  const { scope, post } = unlinkedTexts(names);
  const shown = `${code.slice(0, 4)} ${code.slice(4)}`;
  return bilingualMessage(
    (language) => texts[language].subject,
    (language) => {
      const { title, opening, use, secret, stranger, why } = texts[language];
      const { salutation, closing, automatic } = letterTexts[language];
      const used = use(formatLocalTime(at, language), browser[language]);
      return {
        letter: {
          language,
          scope: capitalise(scope[language]),
          title,
          facts: [],
          salutation,
          addressee: post[language],
          opening,
          notices: [],
          closing,
          footer: [automatic, why],
        },
        body: html`<p class="accent" style="margin:16px 0;color:${light.accent};font-size:32px;line-height:1.25;letter-spacing:2px"><b>${shown}</b></p>
          <p>${used}</p>
          <p><b>${secret}</b></p>
          <p>${stranger}</p>`,
        paragraphs: [shown, used, secret, stranger],
      };
    },
    null,
    reader,
    help,
  );
}
