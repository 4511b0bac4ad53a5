import type { Language } from '../domain/language/text.ts';

/** The language from `--lang`, determined before other options so that help and usage errors use it. */
export function languageOf(words: readonly string[]): Language {
  const own = words.slice(0, words.includes('--') ? words.indexOf('--') : words.length);
  const asked = own.flatMap((word, at) => {
    if (word === '--lang') return own[at + 1] ?? [];
    return word.startsWith('--lang=') ? word.slice('--lang='.length) : [];
  });
  return asked.at(-1) === 'en' ? 'en' : 'vi';
}
