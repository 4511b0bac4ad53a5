import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';

/** How many rows a ranking takes whose lines the report has all: units that sent nothing are named above the tables. */
export function rowsNeeded({ absent, lines, summary }: WeeklyReport['leagues'][number]): number {
  if (summary !== undefined) return summary.units;
  return lines.filter((line) => absent === undefined || !isSilent(line)).length;
}

/** Whether a unit has sent nothing at all. */
export function isSilent({ notRanked, unapproved }: ReportLine): boolean {
  return notRanked === 'nothing-sent' && unapproved === undefined;
}
