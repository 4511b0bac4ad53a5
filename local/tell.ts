import type { Language, Text } from '../domain/language/text.ts';

/** Reports progress at the terminal. */
export type Tell = (line: Text) => void;

/** Writes each line to stderr, in one language, or in both. */
export function tellOnStderr(language: Language | null): Tell {
  return (line) => {
    process.stderr.write(`${inLanguage(language, line, ' · ')}\n`);
  };
}

/** A text in one language, or in both: Vietnamese first. */
export function inLanguage(language: Language | null, { vi, en }: Text, between: string): string {
  return language === null ? `${vi}${between}${en}` : language === 'vi' ? vi : en;
}
