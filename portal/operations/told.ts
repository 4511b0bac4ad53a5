import type { Text } from '../../domain/language/text.ts';
import { inWords } from '../language/language.ts';

/** What was done, in words, and why nobody is mailed of it, if nobody is. */
export function told(done: string, { mailsNobody }: { readonly mailsNobody?: Text }): string {
  return mailsNobody === undefined ? done : `${done} ${inWords(mailsNobody)}`;
}
