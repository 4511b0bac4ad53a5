import type { AuditChange } from '../../domain/audit/audit-entry.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';

/** What a new version changes: its number, and how many units, indicators and so on it has more or fewer. */
export function versionChanges(
  before: { readonly version: number; readonly catalogue: Catalogue } | null,
  after: { readonly version: number; readonly catalogue: Catalogue },
): AuditChange[] {
  const counted = before === null ? null : countsOf(before.catalogue);
  const counts = countsOf(after.catalogue)
    .map(([field, to], index): AuditChange => ({ field, from: counted?.[index]?.[1] ?? null, to }))
    .filter(({ from, to }) => from !== to);
  return [{ field: 'version', from: before?.version ?? null, to: after.version }, ...counts];
}

function countsOf({ units, leagues, sets, milestones, recipients, calendar }: Catalogue) {
  return [
    ['units', units.length],
    ['leagues', leagues.length],
    ['sets', sets.length],
    ['indicators', sets.reduce((sum, { indicators }) => sum + indicators.length, 0)],
    ['milestones', milestones.length],
    ['recipients', recipients.length],
    ['calendar', calendar.length],
  ] as const;
}
