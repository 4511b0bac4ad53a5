import { DynamoDbApprovalStore } from '../../../adapters/dynamodb/approval-store.ts';
import { DynamoDbAuditLog } from '../../../adapters/dynamodb/audit-log.ts';
import { DynamoDbCatalogueStore } from '../../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbEditionStore } from '../../../adapters/dynamodb/editions/edition-store.ts';
import { DynamoDbExceptionStore } from '../../../adapters/dynamodb/exception-store.ts';
import { DynamoDbExtensionRequestStore } from '../../../adapters/dynamodb/extension-request-store.ts';
import { DynamoDbFailureRoundStore } from '../../../adapters/dynamodb/failure-round-store.ts';
import { DynamoDbHoldStore } from '../../../adapters/dynamodb/hold-store.ts';
import { DynamoDbIdempotencyStore } from '../../../adapters/dynamodb/idempotency-store.ts';
import { DynamoDbMilestoneStore } from '../../../adapters/dynamodb/milestone-store.ts';
import { DynamoDbOccurrenceStore } from '../../../adapters/dynamodb/occurrence-store.ts';
import { DynamoDbProposalStore } from '../../../adapters/dynamodb/proposal-store.ts';
import { DynamoDbQuestionStore } from '../../../adapters/dynamodb/question-store.ts';
import { DynamoDbReservationStore } from '../../../adapters/dynamodb/reservation-store.ts';
import { DynamoDbSendJournal } from '../../../adapters/dynamodb/send-journal.ts';
import { DynamoDbSendingSwitch } from '../../../adapters/dynamodb/sending-switch.ts';
import { DynamoDbSessionStore } from '../../../adapters/dynamodb/session-store.ts';
import { DynamoDbSignInCodeStore } from '../../../adapters/dynamodb/sign-in-code-store.ts';
import { DynamoDbSlotStore } from '../../../adapters/dynamodb/slot-store.ts';
import { DynamoDbSnoozeStore } from '../../../adapters/dynamodb/snooze-store.ts';
import { DynamoDbStrayEventStore } from '../../../adapters/dynamodb/stray-event-store.ts';
import { DynamoDbSubmissionStore } from '../../../adapters/dynamodb/submission-store.ts';
import { Table } from '../../../adapters/dynamodb/table/table.ts';
import { DynamoDbTokenStore } from '../../../adapters/dynamodb/token-store.ts';
import { DynamoDbUnsubscribeStore } from '../../../adapters/dynamodb/unsubscribe-store.ts';
import { DynamoDbWeeklyReportStore } from '../../../adapters/dynamodb/weekly-report-store.ts';
import type { TestDatabase } from '../dynalite.ts';
import { catalogueVersions } from '../samples.ts';
import { approvalStoreContract } from './approval-store.ts';
import { auditLogContract } from './audit-log.ts';
import { catalogueStoreContract } from './catalogue-store.ts';
import { deliveryStoreContract } from './delivery-store.ts';
import { editionStoreContract } from './edition-store.ts';
import { exceptionStoreContract } from './exception-store.ts';
import { extensionRequestStoreContract } from './extension-request-store.ts';
import { failureRoundStoreContract } from './failure-round-store.ts';
import { holdStoreContract } from './hold-store.ts';
import { idempotencyStoreContract } from './idempotency-store.ts';
import { milestoneStoreContract } from './milestone-store.ts';
import { occurrenceStoreContract } from './occurrence-store.ts';
import { proposalStoreContract } from './proposal-store.ts';
import { questionStoreContract } from './question-store.ts';
import { reservationStoreContract } from './reservation-store.ts';
import { sendJournalContract } from './send-journal.ts';
import { sendingSwitchContract } from './sending-switch.ts';
import { sessionStoreContract } from './session-store.ts';
import { signInCodeStoreContract } from './sign-in-code-store.ts';
import { slotStoreContract } from './slot-store.ts';
import { snoozeStoreContract } from './snooze-store.ts';
import { strayEventStoreContract } from './stray-event-store.ts';
import { submissionStoreContract } from './submission-store.ts';
import { tokenStoreContract } from './token-store.ts';
import { unsubscribeStoreContract } from './unsubscribe-store.ts';
import { weeklyReportStoreContract } from './weekly-report-store.ts';

/**
 * Runs the contract of every store over a database.
 * @param database gives it, once the tests run
 */
export function everyDynamoDbContract(name: string, database: () => TestDatabase): void {
  /** Opens a store on its own table. */
  const onNewTable =
    <Store>(Store: new (table: Table) => Store) =>
    async () =>
      new Store(new Table(database().client, await database().createTable()));

  submissionStoreContract(name, async () => {
    const table = new Table(database().client, await database().createTable());
    return new DynamoDbSubmissionStore(table, catalogueVersions);
  });
  catalogueStoreContract(name, onNewTable(DynamoDbCatalogueStore));
  approvalStoreContract(name, onNewTable(DynamoDbApprovalStore));
  questionStoreContract(name, onNewTable(DynamoDbQuestionStore));
  auditLogContract(name, onNewTable(DynamoDbAuditLog));
  tokenStoreContract(name, onNewTable(DynamoDbTokenStore));
  sessionStoreContract(name, onNewTable(DynamoDbSessionStore));
  signInCodeStoreContract(name, onNewTable(DynamoDbSignInCodeStore));
  proposalStoreContract(name, onNewTable(DynamoDbProposalStore));
  failureRoundStoreContract(name, onNewTable(DynamoDbFailureRoundStore));
  holdStoreContract(name, onNewTable(DynamoDbHoldStore));
  reservationStoreContract(name, onNewTable(DynamoDbReservationStore));
  editionStoreContract(name, onNewTable(DynamoDbEditionStore));
  weeklyReportStoreContract(name, onNewTable(DynamoDbWeeklyReportStore));
  exceptionStoreContract(name, onNewTable(DynamoDbExceptionStore));
  snoozeStoreContract(name, onNewTable(DynamoDbSnoozeStore));
  extensionRequestStoreContract(name, onNewTable(DynamoDbExtensionRequestStore));
  idempotencyStoreContract(name, onNewTable(DynamoDbIdempotencyStore));
  milestoneStoreContract(name, onNewTable(DynamoDbMilestoneStore));
  occurrenceStoreContract(name, onNewTable(DynamoDbOccurrenceStore));
  deliveryStoreContract(name, onNewTable(DynamoDbDeliveryStore));
  sendJournalContract(name, onNewTable(DynamoDbSendJournal));
  sendingSwitchContract(name, onNewTable(DynamoDbSendingSwitch));
  slotStoreContract(name, onNewTable(DynamoDbSlotStore));
  strayEventStoreContract(name, onNewTable(DynamoDbStrayEventStore));
  unsubscribeStoreContract(name, onNewTable(DynamoDbUnsubscribeStore));
}
