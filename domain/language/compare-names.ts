import type { Language, Text } from './text.ts';

const collators = { vi: new Intl.Collator('vi'), en: new Intl.Collator('en') };

/**
 * Compares names for display, in a language's alphabetical order: in Vietnamese Á before B, and Đ between D and E. For
 * keys and digests use code order instead, which no library update can change.
 */
export function compareNames(a: Text, b: Text, language: Language): number {
  return collators[language].compare(a[language], b[language]);
}
