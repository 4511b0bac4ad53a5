import type { StoredSubmission } from '../../contract/submissions/stored-submission.ts';
import type { Language } from '../../domain/language/text.ts';

/** The entity tag of a revision, whatever the language: `"3"`. */
export function revisionTag(revision: number): string {
  return `"${revision}"`;
}

/**
 * The entity tag of a revision as read in a language: `"3"` in Vietnamese, `"3-en"` in English; where it needs approval with how that stands,
 * `"3-waiting"`.
 */
export function readRevisionTag(
  { revision, approval }: Pick<StoredSubmission, 'revision' | 'approval'>,
  language: Language,
): string {
  const parts = [revision, ...(approval ? [approval.state] : []), ...(language === 'vi' ? [] : [language])];
  return `"${parts.join('-')}"`;
}
