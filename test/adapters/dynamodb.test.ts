import { afterAll, beforeAll, expect, test } from 'vitest';
import { DynamoDbApprovalStore } from '../../adapters/dynamodb/approval-store.ts';
import { DynamoDbExceptionStore } from '../../adapters/dynamodb/exception-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { iso } from '../fixtures/instants.ts';
import { everyDynamoDbContract } from './contracts/every-dynamodb-store.ts';
import type { TestDatabase } from './dynalite.ts';
import { startDatabase } from './dynamodb-endpoint.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await startDatabase();
});

afterAll(() => database.stop());

everyDynamoDbContract('DynamoDB', () => database);

test('lists and closes an exception of a version before 0.3.0, which had a partition for each unit, set and period', async () => {
  const table = new Table(database.client, await database.createTable());
  const store = new DynamoDbExceptionStore(table);
  const former = {
    id: 'e1',
    unit: 'BD.STP',
    set: '766',
    period: '2024-W02',
    officer: 'Chánh Văn phòng',
    reason: 'Sai nguồn',
    expiresAt: iso('2024-01-16T09:00:00Z'),
    openedAt: iso('2024-01-15T02:00:00Z'),
    tokenId: '0123456789abcdef',
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
