import type { Language } from '../domain/language/text.ts';

/** The language of `--lang vi` or `--lang=en`; null where both are wanted. Read before the other options, for the first line. */
export function chosenLanguage(argv: readonly string[]): Language | null {
  const asked = argv.flatMap((word, at) => {
    if (word === '--lang') return argv[at + 1] ?? [];
    return word.startsWith('--lang=') ? word.slice('--lang='.length) : [];
  });
  const last = asked.at(-1);
  return last === 'vi' || last === 'en' ? last : null;
}
