import type { Language } from '../../domain/language/text.ts';

/** A boxed remark above the content that the reader must not miss. */
export type Notice = { readonly title: string; readonly text: string };

/** What every e-mail has around its content, in one language: who writes to whom, about what, and why they get it. */
export type Letter = {
  readonly language: Language;
  /** The body in whose name the letter is sent. */
  readonly scope: string;
  readonly title: string;
  /** Dates and times the content is about, one a line. */
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
};

/** The words that all letters share. */
export const letterTexts: Record<Language, LetterTexts> = {
  vi: {
    salutation: 'Kính gửi:',
    closing: 'Trân trọng./.',
    illustrative: 'Số liệu minh họa',
    automatic: 'Thư này do hệ thống Tiến Độ gửi tự động.',
  },
  en: {
    salutation: 'To:',
    closing: 'Respectfully.',
    illustrative: 'Illustrative figures',
    automatic: 'This message was sent automatically by the Tiến Độ system.',
  },
};

/** Told to whoever opens the letter and does not read Vietnamese. */
export const englishFollows = 'English version below.';
