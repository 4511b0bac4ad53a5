import { capitalise } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { html } from '../letter/html.ts';
import { letterTexts } from '../letter/letter.ts';
import type { Help } from '../letter/letterhead.ts';
import type { Message } from '../letter/message.ts';
import { unlinked } from '../letter/unlinked.ts';

const texts = {
  vi: {
    subject: 'Kiểm tra việc gửi thư',
    title: 'Thư thử',
    addressee: 'Người nhận thư thử',
    opening: 'Thư này kiểm tra việc gửi thư của hệ thống Tiến Độ.',
    body: 'Nếu Ông/Bà thấy thư này trong hộp thư đến thì việc gửi thư hoạt động bình thường. Nếu thư nằm ở mục thư rác, đề nghị báo bộ phận vận hành. Không cần trả lời thư này.',
    why: 'Ông/Bà nhận được thư này vì bộ phận vận hành gửi thử đến địa chỉ này.',
  },
  en: {
    subject: 'Test of mail delivery',
    title: 'Test message',
    addressee: 'Recipient of the test',
    opening: 'This message tests whether mail of the Tiến Độ system arrives.',
    body: 'If it is in your inbox, mail arrives as it should. If it landed in the spam folder, please tell operations. There is no need to reply.',
    why: 'You are receiving this message because operations sent a test to this address.',
  },
} as const satisfies Record<Language, Record<string, string>>;

/**
 * A message without content, by which operations see whether mail arrives.
 * @param name the body in whose name letters are sent
 * @param help where the reader can ask for help
 */
export function deliveryTest(name: Text, help: Help): Message {
  return bilingualMessage(
    (language) => texts[language].subject,
    (language) => {
      const { title, addressee, opening, body, why } = texts[language];
      const { salutation, closing, automatic } = letterTexts[language];
      return {
        letter: {
          language,
          scope: capitalise(unlinked(name[language])),
          title,
          facts: [],
          salutation,
          addressee,
          opening,
          notices: [],
          closing,
          footer: [automatic, why],
        },
        body: html`<p>${body}</p>`,
        paragraphs: [body],
      };
    },
    null,
    'both',
    help,
  );
}
