import type { Language, Text } from '../../domain/language/text.ts';

/** What a stage sets for all of its e-mails. */
export type Letterhead = {
  /** Begins every subject, such as `[Bình Dương]`; empty for nothing. */
  readonly subjectPrefix: string;
  /** Whether somebody reads replies. */
  readonly takesReplies: boolean;
  /** The base URL of the pages on which one acts, without a trailing slash; null where there are none. */
  readonly portalUrl: string | null;
};

/** Where the reader of one letter can ask for help. */
export type Help = {
  /** The post that helps, and how to reach it; null where the letter names it itself, or none is known. */
  readonly helpdesk: Text | null;
  readonly takesReplies: boolean;
};

/** A sentence on where to ask for help, in the small print. */
export function helpLine({ helpdesk, takesReplies }: Help, language: Language): string {
  const texts = helpTexts[language];
  if (helpdesk === null) return takesReplies ? texts.reply : texts.nobodyReads;
  return takesReplies ? texts.replyOrAsk(helpdesk[language]) : texts.ask(helpdesk[language]);
}

const helpTexts = {
  vi: {
    reply: 'Nếu cần hỗ trợ, xin trả lời thư này.',
    replyOrAsk: (helpdesk: string) => `Nếu cần hỗ trợ, xin trả lời thư này hoặc liên hệ ${helpdesk}.`,
    nobodyReads: 'Xin không trả lời thư này: hộp thư gửi không có người đọc.',
    ask: (helpdesk: string) =>
      `Xin không trả lời thư này: hộp thư gửi không có người đọc. Nếu cần hỗ trợ, xin liên hệ ${helpdesk}.`,
  },
  en: {
    reply: 'For help, reply to this message.',
    replyOrAsk: (helpdesk: string) => `For help, reply to this message or contact ${helpdesk}.`,
    nobodyReads: 'Please do not reply: nobody reads the mailbox this message comes from.',
    ask: (helpdesk: string) =>
      `Please do not reply: nobody reads the mailbox this message comes from. For help, contact ${helpdesk}.`,
  },
} as const;
