import type { Language } from './text.ts';

/** A formatter for each language, made when it is first used: the first of each kind takes milliseconds. */
export function whenUsed<Formatter>(
  make: (language: Language) => Formatter,
): (language: Language) => Formatter {
  const made: Partial<Record<Language, Formatter>> = {};
  return (language) => {
    made[language] ??= make(language);
    return made[language];
  };
}
