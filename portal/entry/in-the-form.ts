import { language } from '../language/language.ts';
import { say } from '../language/say.ts';

/**
 * What the API says, in the form's words: the API names fields of its JSON, such as «comments», and who fills in a form sees labels.
 */
export function inTheForm(detail: string): string {
  const isVietnamese = language.value === 'vi';
  const labels = { comments: say('comment'), note: say('note'), reason: say('reason') } as const;
  let told = detail;
  for (const [field, label] of Object.entries(labels)) {
    told = isVietnamese
      ? told.replaceAll(`«${field}»`, `ô «${label}»`)
      : told.replaceAll(`“${field}”`, `the field “${label}”`);
  }
  return told;
}
