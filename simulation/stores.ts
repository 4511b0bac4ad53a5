import { MemoryCatalogueStore } from '../adapters/memory/catalogue-store.ts';
import { MemoryDeliveryStore } from '../adapters/memory/delivery-store.ts';
import { MemoryEditionStore } from '../adapters/memory/edition-store.ts';
import { MemoryExceptionStore } from '../adapters/memory/exception-store.ts';
import { MemoryIdempotencyStore } from '../adapters/memory/idempotency-store.ts';
import { MemoryMilestoneStore } from '../adapters/memory/milestone-store.ts';
import { MemoryOccurrenceStore } from '../adapters/memory/occurrence-store.ts';
import { MemorySendingSwitch } from '../adapters/memory/sending-switch.ts';
import { MemorySlotStore } from '../adapters/memory/slot-store.ts';
import { MemorySubmissionStore } from '../adapters/memory/submission-store.ts';
import { MemoryUnsubscribeStore } from '../adapters/memory/unsubscribe-store.ts';
import { MemoryWeeklyReportStore } from '../adapters/memory/weekly-report-store.ts';

/** Everything a world keeps, empty. A new port with a store in memory is added here, and nowhere else. */
export function emptyStores() {
  return {
    catalogues: new MemoryCatalogueStore(),
    submissions: new MemorySubmissionStore(),
    idempotency: new MemoryIdempotencyStore(),
    exceptions: new MemoryExceptionStore(),
    editions: new MemoryEditionStore(),
    reports: new MemoryWeeklyReportStore(),
    milestones: new MemoryMilestoneStore(),
    occurrences: new MemoryOccurrenceStore(),
    deliveries: new MemoryDeliveryStore(),
    sending: new MemorySendingSwitch(),
    slots: new MemorySlotStore(),
    unsubscribes: new MemoryUnsubscribeStore(),
  };
}

export type Stores = ReturnType<typeof emptyStores>;
