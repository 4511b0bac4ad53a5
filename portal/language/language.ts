import { effect, signal } from '@preact/signals';
import type { Language, Text } from '../../domain/language/text.ts';

const key = 'tiendo-language';

/** The language of the pages; kept on this device. */
export const language = signal<Language>(localStorage.getItem(key) === 'en' ? 'en' : 'vi');

/** Chooses a language, unless the reader has chosen one on this device. */
export function suggestLanguage(suggested: Language): void {
  if (localStorage.getItem(key) === null) language.value = suggested;
}

/** Chooses a language for good on this device. */
export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(key, chosen);
  language.value = chosen;
}

/** A text of the API in the reader's language. */
export function inWords(text: Text): string {
  return text[language.value];
}

effect(() => {
  document.documentElement.lang = language.value;
});
