import { type LeagueSummary, leagueSummary } from './league-summary.ts';
import type { WeeklyReport } from './weekly-report.ts';

/** The summary of a league in a report: the one stored, or, where the report has all lines, what they say. */
export function summaryOf({
  summary,
  lines,
  excluded,
  joined,
  left,
}: WeeklyReport['leagues'][number]): LeagueSummary {
  if (summary !== undefined) return summary;
  const summarised = lines.map((line) => ({
    ...line,
    hasClass: line.class !== null,
    isPartial: line.lacking !== null,
  }));
  return leagueSummary(summarised, { excluded, joined, left: left.length });
}
