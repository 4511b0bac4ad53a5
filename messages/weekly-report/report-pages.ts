import { portalPaths } from '../../contract/portal-paths.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';

/** The addresses of the pages that explain what a report names; null where the stage has no pages. */
export type ReportPages = {
  /** Why a unit has its points and its rank in the report's week. */
  readonly unit: (unit: string) => string | null;
  readonly milestone: (milestone: string) => string | null;
};

/** @param portalUrl the base URL of the pages, without a trailing slash; null where there are none */
export function reportPages(
  { set, period }: Pick<WeeklyReport, 'set' | 'period'>,
  portalUrl: string | null,
): ReportPages {
  const at = (path: string) => (portalUrl === null ? null : portalUrl + path);
  return {
    unit: (unit) => at(portalPaths.scorecard(unit, set, period)),
    milestone: (milestone) => at(portalPaths.milestone(milestone)),
  };
}
