import type { Ports } from '../../usecases/ports/ports.ts';
import { MemoryDeliveryStore } from '../memory/delivery-store.ts';
import { MemoryHoldStore } from '../memory/hold-store.ts';
import { OverlayEditionStore } from './edition-store.ts';
import { OverlayMilestoneStore } from './milestone-store.ts';
import { OverlayOccurrenceStore } from './occurrence-store.ts';
import { OverlayWeeklyReportStore } from './weekly-report-store.ts';

/**
 * Stores for simulating scheduled jobs without a trace: they read existing data and keep writes in memory. Deliveries
 * start empty, so that afterwards they contain exactly what the jobs planned.
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
    holds: new MemoryHoldStore(),
  };
}
