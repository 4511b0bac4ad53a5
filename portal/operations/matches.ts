import { foldAccents } from '../../domain/language/fold-text.ts';

/** Whether a text holds every word of a search, typed with or without accents. */
export function matches(text: string, searched: string): boolean {
  const within = foldAccents(text);
  return foldAccents(searched)
    .split(' ')
    .every((word) => within.includes(word));
}
