import type { EditionStore } from '../../usecases/ports/edition-store.ts';
import type { MilestoneStore } from '../../usecases/ports/milestone-store.ts';
import type { OccurrenceStore } from '../../usecases/ports/occurrence-store.ts';
import type { WeeklyReportStore } from '../../usecases/ports/weekly-report-store.ts';
import { MemoryDeliveryStore } from '../memory/delivery-store.ts';
import { OverlayEditionStore } from './edition-store.ts';
import { OverlayMilestoneStore } from './milestone-store.ts';
import { OverlayOccurrenceStore } from './occurrence-store.ts';
import { OverlayWeeklyReportStore } from './weekly-report-store.ts';

/** The stores that scheduled jobs write to, deliveries apart. */
export type Underlying = {
  readonly editions: EditionStore;
  readonly reports: WeeklyReportStore;
  readonly milestones: MilestoneStore;
  readonly occurrences: OccurrenceStore;
};

/**
 * Stores in which scheduled jobs can be played without a trace: they read what is there, and keep what is written in
 * memory. Deliveries begin empty, so that afterwards they hold just what the jobs planned.
 */
export function overlayStores({ editions, reports, milestones, occurrences }: Underlying) {
  return {
    editions: new OverlayEditionStore(editions),
    reports: new OverlayWeeklyReportStore(reports),
    milestones: new OverlayMilestoneStore(milestones),
    occurrences: new OverlayOccurrenceStore(occurrences),
    deliveries: new MemoryDeliveryStore(),
  };
}
