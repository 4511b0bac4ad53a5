import type { Ports } from '../../usecases/ports/ports.ts';
import { MemoryDeliveryStore } from '../memory/delivery-store.ts';
import { OverlayEditionStore } from './edition-store.ts';
import { OverlayMilestoneStore } from './milestone-store.ts';
import { OverlayOccurrenceStore } from './occurrence-store.ts';
import { OverlayWeeklyReportStore } from './weekly-report-store.ts';

/**
 * Stores in which scheduled jobs can be played without a trace: they read what is there, and keep what is written in
 * memory. Deliveries begin empty, so that afterwards they hold just what the jobs planned.
 */
export function overlayStores({
  editions,
  reports,
  milestones,
  occurrences,
}: Pick<Ports, 'editions' | 'milestones' | 'occurrences' | 'reports'>) {
  return {
    editions: new OverlayEditionStore(editions),
    reports: new OverlayWeeklyReportStore(reports),
    milestones: new OverlayMilestoneStore(milestones),
    occurrences: new OverlayOccurrenceStore(occurrences),
    deliveries: new MemoryDeliveryStore(),
  };
}
