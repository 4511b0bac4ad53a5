import type { Language, Text } from './text.ts';
import { whenUsed } from './when-used.ts';

const collators = whenUsed((language) => new Intl.Collator(language));

/**
 * Compares names for display, in a language's alphabetical order: in Vietnamese Á before B, and Đ between D and E. For
 * keys and digests use code order instead, which no library update can change.
 */
export function compareNames(a: Text, b: Text, language: Language): number {
  return collators(language).compare(a[language], b[language]);
}
