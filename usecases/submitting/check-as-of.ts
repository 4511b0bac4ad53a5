import { formatDate } from '../../domain/language/format.ts';
import { previousPeriod } from '../../domain/period/period.ts';
import { jsonPointer } from '../../domain/problem/json-pointer.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { figureDateOf } from '../../domain/submission/figure-date.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { mostRevisions } from '../../domain/submission/submission-limits.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';
import type { ReviewedRequest } from './validate-request.ts';

/** The date of some figures, and what the unit says about them. */
export type FigureNotes = {
  readonly asOf?: string | undefined;
  readonly comments?: ReadonlyMap<string, string>;
  readonly note?: string | undefined;
  readonly reason?: string | undefined;
};

/** How many periods back newer figures are looked for. */
const periodsBack = 12;

/**
 * Asks for an explanation of every figure that is older than one sent before, by the dates they describe: a comment on
 * it, a note, or a correction's reason. Accepted, it does not replace the newer figure where the newest counts.
 * @param newest the newest revisions of the period, newest first; older ones are read
 */
export async function checkAsOf(
  submissions: SubmissionStore,
  { set, unit, period, values }: ReviewedRequest,
  { asOf, comments, note, reason }: FigureNotes,
  newest: readonly Submission[],
): Promise<Violation[]> {
  if (asOf === undefined || note !== undefined || reason !== undefined) return [];
  // Within a period only a stated date counts: a correction may state one for the first time.
  const read = { atMost: mostRevisions, pastUnreadable: true };
  const hasOlder = (newest.at(-1)?.revision ?? 1) > 1;
  const own = hasOlder ? await submissions.newest(set, period.id, unit.id, read) : newest;
  const earlier = own.filter((one) => one.asOf !== undefined);
  let before = previousPeriod(period);
  for (let back = 1; back <= periodsBack && before.to.toString() > asOf; back += 1) {
    earlier.push(...(await submissions.newest(set, before.id, unit.id, read)));
    before = previousPeriod(before);
  }
  return [...values.keys()].flatMap((indicator) => {
    if (comments?.has(indicator)) return [];
    const dates = earlier.filter((one) => one.values.has(indicator)).map((one) => figureDateOf(one));
    const newest = dates
      .map((date) => date.toString())
      .sort()
      .at(-1);
    return newest !== undefined && newest > asOf ? [olderThan(indicator, asOf, newest)] : [];
  });
}

function olderThan(indicator: string, asOf: string, newest: string): Violation {
  const vi = { asOf: formatDate(asOf, 'vi'), newest: formatDate(newest, 'vi') };
  const en = { asOf: formatDate(asOf, 'en'), newest: formatDate(newest, 'en') };
  return {
    pointer: jsonPointer(['comments', indicator]),
    code: 'needs-comment',
    detail: {
      vi: `${indicator}: số liệu tính đến ${vi.asOf}, cũ hơn số liệu tính đến ${vi.newest} đã gửi. Sửa ngày số liệu, hoặc ghi giải trình hay ghi chú.`,
      en: `${indicator}: the figure is as of ${en.asOf}, older than the one as of ${en.newest} sent before. Fix the as-of date, or explain it in a comment or in the note.`,
    },
  };
}
