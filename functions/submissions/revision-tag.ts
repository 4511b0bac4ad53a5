import type { Language } from '../../domain/language/text.ts';

/** The entity tag of a revision, whatever the language: `"3"`. */
export function revisionTag(revision: number): string {
  return `"${revision}"`;
}

/** The entity tag of a revision as read in a language: `"3"` in Vietnamese, `"3-en"` in English. */
export function readRevisionTag(revision: number, language: Language): string {
  return language === 'vi' ? revisionTag(revision) : `"${revision}-${language}"`;
}
