import { afterAll, beforeAll, expect, test } from 'vitest';
import { DynamoDbApprovalStore } from '../../adapters/dynamodb/approval-store.ts';
import { DynamoDbAuditLog } from '../../adapters/dynamodb/audit-log.ts';
import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/edition-store.ts';
import { DynamoDbExceptionStore } from '../../adapters/dynamodb/exception-store.ts';
import { DynamoDbExtensionRequestStore } from '../../adapters/dynamodb/extension-request-store.ts';
import { DynamoDbFailureRoundStore } from '../../adapters/dynamodb/failure-round-store.ts';
import { DynamoDbHoldStore } from '../../adapters/dynamodb/hold-store.ts';
import { DynamoDbIdempotencyStore } from '../../adapters/dynamodb/idempotency-store.ts';
import { DynamoDbMilestoneStore } from '../../adapters/dynamodb/milestone-store.ts';
import { DynamoDbOccurrenceStore } from '../../adapters/dynamodb/occurrence-store.ts';
import { DynamoDbProposalStore } from '../../adapters/dynamodb/proposal-store.ts';
import { DynamoDbQuestionStore } from '../../adapters/dynamodb/question-store.ts';
import { DynamoDbReservationStore } from '../../adapters/dynamodb/reservation-store.ts';
import { DynamoDbSendJournal } from '../../adapters/dynamodb/send-journal.ts';
import { DynamoDbSendingSwitch } from '../../adapters/dynamodb/sending-switch.ts';
import { DynamoDbSessionStore } from '../../adapters/dynamodb/session-store.ts';
import { DynamoDbSignInCodeStore } from '../../adapters/dynamodb/sign-in-code-store.ts';
import { DynamoDbSlotStore } from '../../adapters/dynamodb/slot-store.ts';
import { DynamoDbSnoozeStore } from '../../adapters/dynamodb/snooze-store.ts';
import { DynamoDbStrayEventStore } from '../../adapters/dynamodb/stray-event-store.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { Table } from '../../adapters/dynamodb/table.ts';
import { DynamoDbTokenStore } from '../../adapters/dynamodb/token-store.ts';
import { DynamoDbUnsubscribeStore } from '../../adapters/dynamodb/unsubscribe-store.ts';
import { DynamoDbWeeklyReportStore } from '../../adapters/dynamodb/weekly-report-store.ts';
import { iso } from '../fixtures/instants.ts';
import { approvalStoreContract } from './contracts/approval-store.ts';
import { auditLogContract } from './contracts/audit-log.ts';
import { catalogueStoreContract } from './contracts/catalogue-store.ts';
import { deliveryStoreContract } from './contracts/delivery-store.ts';
import { editionStoreContract } from './contracts/edition-store.ts';
import { exceptionStoreContract } from './contracts/exception-store.ts';
import { extensionRequestStoreContract } from './contracts/extension-request-store.ts';
import { failureRoundStoreContract } from './contracts/failure-round-store.ts';
import { holdStoreContract } from './contracts/hold-store.ts';
import { idempotencyStoreContract } from './contracts/idempotency-store.ts';
import { milestoneStoreContract } from './contracts/milestone-store.ts';
import { occurrenceStoreContract } from './contracts/occurrence-store.ts';
import { proposalStoreContract } from './contracts/proposal-store.ts';
import { questionStoreContract } from './contracts/question-store.ts';
import { reservationStoreContract } from './contracts/reservation-store.ts';
import { sendJournalContract } from './contracts/send-journal.ts';
import { sendingSwitchContract } from './contracts/sending-switch.ts';
import { sessionStoreContract } from './contracts/session-store.ts';
import { signInCodeStoreContract } from './contracts/sign-in-code-store.ts';
import { slotStoreContract } from './contracts/slot-store.ts';
import { snoozeStoreContract } from './contracts/snooze-store.ts';
import { strayEventStoreContract } from './contracts/stray-event-store.ts';
import { submissionStoreContract } from './contracts/submission-store.ts';
import { tokenStoreContract } from './contracts/token-store.ts';
import { unsubscribeStoreContract } from './contracts/unsubscribe-store.ts';
import { weeklyReportStoreContract } from './contracts/weekly-report-store.ts';
import type { TestDatabase } from './dynalite.ts';
import { startDatabase } from './dynamodb-endpoint.ts';
import { catalogueVersions } from './samples.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await startDatabase();
});

afterAll(() => database.stop());

/** Opens a store on its own table. */
const onNewTable =
  <Store>(Store: new (table: Table) => Store) =>
  async () =>
    new Store(new Table(database.client, await database.createTable()));

submissionStoreContract('DynamoDB', async () => {
  const table = new Table(database.client, await database.createTable());
  return new DynamoDbSubmissionStore(table, catalogueVersions);
});
catalogueStoreContract('DynamoDB', onNewTable(DynamoDbCatalogueStore));
approvalStoreContract('DynamoDB', onNewTable(DynamoDbApprovalStore));
questionStoreContract('DynamoDB', onNewTable(DynamoDbQuestionStore));
auditLogContract('DynamoDB', onNewTable(DynamoDbAuditLog));
tokenStoreContract('DynamoDB', onNewTable(DynamoDbTokenStore));
sessionStoreContract('DynamoDB', onNewTable(DynamoDbSessionStore));
signInCodeStoreContract('DynamoDB', onNewTable(DynamoDbSignInCodeStore));
proposalStoreContract('DynamoDB', onNewTable(DynamoDbProposalStore));
failureRoundStoreContract('DynamoDB', onNewTable(DynamoDbFailureRoundStore));
holdStoreContract('DynamoDB', onNewTable(DynamoDbHoldStore));
reservationStoreContract('DynamoDB', onNewTable(DynamoDbReservationStore));
editionStoreContract('DynamoDB', onNewTable(DynamoDbEditionStore));
weeklyReportStoreContract('DynamoDB', onNewTable(DynamoDbWeeklyReportStore));
exceptionStoreContract('DynamoDB', onNewTable(DynamoDbExceptionStore));
snoozeStoreContract('DynamoDB', onNewTable(DynamoDbSnoozeStore));
extensionRequestStoreContract('DynamoDB', onNewTable(DynamoDbExtensionRequestStore));

test('lists and closes an exception of a version before 0.3.0, which had a partition for each unit, set and period', async () => {
  const table = new Table(database.client, await database.createTable());
  const store = new DynamoDbExceptionStore(table);
  const former = {
    ...{
      id: 'e1',
      unit: 'BD.STP',
      set: '766',
      period: '2024-W02',
      officer: 'Chánh Văn phòng',
      reason: 'Sai nguồn',
    },
    ...{
      expiresAt: iso('2024-01-16T09:00:00Z'),
      openedAt: iso('2024-01-15T02:00:00Z'),
      tokenId: '0123456789abcdef',
    },
  };
  const later = { ...former, id: 'e2', openedAt: iso('2024-01-15T03:00:00Z') };
  await table.put({
    pk: 'exception#766#2024-W02#BD.STP',
    sk: '2024-01-15T02:00:00.000000000Z#e1',
    ...former,
  });
  await store.put(later);
  const list = async () => (await store.list('BD.STP', '766', '2024-W02')).found;
  const all = async () => (await store.all()).found;
  expect([await list(), await all()]).toStrictEqual([[former, later], [later]]);
  const closed = { at: iso('2024-01-15T04:00:00Z'), reason: 'Đã gửi xong', tokenId: 'fedcba9876543210' };
  expect(await store.close(former, closed)).toBe(true);
  expect(await store.close(former, { ...closed, reason: 'lần hai' })).toBe(false);
  const both = [{ ...former, closed }, later];
  expect([await list(), await all()]).toStrictEqual([both, both]);
});

test('names exceptions and decisions that it cannot read by whose they are', async () => {
  const table = new Table(database.client, await database.createTable());
  const sk = '766#2024-W02#BD.STP#2024-01-15T03:00:00.000000000Z#e2';
  await table.put({ pk: 'exceptions', sk, unit: 7 });
  const store = new DynamoDbExceptionStore(table);
  const subject = { unit: 'BD.STP', set: '766', period: '2024-W02' };
  expect(await store.all()).toEqual({ found: [], unreadable: ['e2'], unreadableOf: [subject] });
  expect(await store.all('BD')).toEqual({ found: [], unreadable: [], unreadableOf: [] });
  await table.put({ pk: 'approvals#766', sk: '2024-W02#BD.STP#000012', decision: 'x' });
  const approvals = new DynamoDbApprovalStore(table);
  expect(await approvals.ofUnit('766', '2024-W02', 'BD.STP')).toEqual({ found: [], unreadable: ['12'] });
  expect(await approvals.ofPeriod('766', '2024-W02')).toEqual({ found: [], unreadable: ['BD.STP'] });
});
idempotencyStoreContract('DynamoDB', onNewTable(DynamoDbIdempotencyStore));
milestoneStoreContract('DynamoDB', onNewTable(DynamoDbMilestoneStore));
occurrenceStoreContract('DynamoDB', onNewTable(DynamoDbOccurrenceStore));
deliveryStoreContract('DynamoDB', onNewTable(DynamoDbDeliveryStore));
sendJournalContract('DynamoDB', onNewTable(DynamoDbSendJournal));
sendingSwitchContract('DynamoDB', onNewTable(DynamoDbSendingSwitch));
slotStoreContract('DynamoDB', onNewTable(DynamoDbSlotStore));
strayEventStoreContract('DynamoDB', onNewTable(DynamoDbStrayEventStore));
unsubscribeStoreContract('DynamoDB', onNewTable(DynamoDbUnsubscribeStore));
