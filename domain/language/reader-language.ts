import * as z from 'zod';
import type { Language } from './text.ts';

/** The language in which somebody gets messages: one of the two, or both, Vietnamese first. */
export const readerLanguageSchema = z.enum(['vi', 'en', 'both']);

/** In which language somebody gets messages; `both` has the Vietnamese text first. */
export type ReaderLanguage = z.infer<typeof readerLanguageSchema>;

/** The languages of a message, in order. */
export function languagesOf(language: ReaderLanguage): readonly [Language, ...Language[]] {
  return language === 'both' ? ['vi', 'en'] : [language];
}
