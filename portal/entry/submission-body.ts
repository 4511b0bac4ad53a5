import type { FormAnswer } from '../../contract/forms.ts';
import type { EntryRow } from './entry-row.ts';

/**
 * The submission of some rows of a form.
 * @param note null where it equals the note in force
 * @param reason empty where there is none
 */
export function submissionBody(
  { unit, set, period, inForce }: FormAnswer,
  rows: readonly EntryRow[],
  { note, reason }: { readonly note: string | null; readonly reason: string },
) {
  const comments = rows.flatMap(({ asked, comment }): [string, string][] => {
    const said = comment.peek().trim();
    const isNone = said === '' && inForce?.comments[asked.indicator] === undefined;
    return isNone ? [] : [[asked.indicator, said]];
  });
  return {
    unit: unit.id,
    set: set.id,
    period,
    values: Object.fromEntries(rows.map(({ asked, figure }) => [asked.indicator, figure.peek()])),
    ...(comments.length === 0 ? {} : { comments: Object.fromEntries(comments) }),
    ...(note === null ? {} : { note }),
    ...(reason === '' ? {} : { reason }),
  };
}
