import type { Ports } from '../../usecases/ports/ports.ts';
import { MemoryApprovalStore } from './approval-store.ts';
import { MemoryAuditLog } from './audit-log.ts';
import { MemoryCatalogueStore } from './catalogue-store.ts';
import { MemoryDeliveryStore } from './delivery-store.ts';
import { MemoryEditionStore } from './edition-store.ts';
import { MemoryExceptionStore } from './exception-store.ts';
import { MemoryExtensionRequestStore } from './extension-request-store.ts';
import { MemoryFailureRoundStore } from './failure-round-store.ts';
import { MemoryHoldStore } from './hold-store.ts';
import { MemoryIdempotencyStore } from './idempotency-store.ts';
import { MemoryMilestoneStore } from './milestone-store.ts';
import { MemoryOccurrenceStore } from './occurrence-store.ts';
import { MemoryProposalStore } from './proposal-store.ts';
import { MemoryQuestionStore } from './question-store.ts';
import { MemoryReservationStore } from './reservation-store.ts';
import { MemorySendJournal } from './send-journal.ts';
import { MemorySendingSwitch } from './sending-switch.ts';
import { MemorySessionStore } from './session-store.ts';
import { MemorySignInCodeStore } from './sign-in-code-store.ts';
import { MemorySlotStore } from './slot-store.ts';
import { MemorySnoozeStore } from './snooze-store.ts';
import { MemoryStrayEventStore } from './stray-event-store.ts';
import { MemorySubmissionStore } from './submission-store.ts';
import { MemoryTokenStore } from './token-store.ts';
import { MemoryUnreadableRowStore } from './unreadable-row-store.ts';
import { MemoryUnsubscribeStore } from './unsubscribe-store.ts';
import { MemoryWeeklyReportStore } from './weekly-report-store.ts';

/** One empty in-memory store per store port, under the port's name. */
export function memoryStores() {
  return {
    approvals: new MemoryApprovalStore(),
    audit: new MemoryAuditLog(),
    catalogues: new MemoryCatalogueStore(),
    deliveries: new MemoryDeliveryStore(),
    editions: new MemoryEditionStore(),
    exceptions: new MemoryExceptionStore(),
    extensionRequests: new MemoryExtensionRequestStore(),
    failureRounds: new MemoryFailureRoundStore(),
    holds: new MemoryHoldStore(),
    idempotency: new MemoryIdempotencyStore(),
    journal: new MemorySendJournal(),
    milestones: new MemoryMilestoneStore(),
    occurrences: new MemoryOccurrenceStore(),
    proposals: new MemoryProposalStore(),
    questions: new MemoryQuestionStore(),
    reports: new MemoryWeeklyReportStore(),
    reservations: new MemoryReservationStore(),
    sending: new MemorySendingSwitch(),
    sessions: new MemorySessionStore(),
    signInCodes: new MemorySignInCodeStore(),
    slots: new MemorySlotStore(),
    snoozes: new MemorySnoozeStore(),
    strayEvents: new MemoryStrayEventStore(),
    submissions: new MemorySubmissionStore(),
    tokens: new MemoryTokenStore(),
    unreadableRows: new MemoryUnreadableRowStore(),
    unsubscribes: new MemoryUnsubscribeStore(),
  } satisfies Partial<Ports>;
}

/** Every store of the product in memory, gone with the process. */
export type MemoryStores = ReturnType<typeof memoryStores>;
