import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDbAuditLog } from '../../adapters/dynamodb/audit-log.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { signInMail } from '../../domain/delivery/sign-in-mail.ts';
import { routes } from '../../functions/deployment/api-functions.ts';
import { outputFolder } from '../lib/synthesized.ts';
import { playFortnight } from './played-fortnight.ts';
import { permissionsOf, usedBy } from './policies.ts';
import { type DeployedStack, startDeployedStack } from './stack.ts';

const folder = outputFolder();
let stack: DeployedStack;
let succeeded: ReadonlySet<string>;

beforeAll(async () => {
  stack = await startDeployedStack('2024-01-10T02:00:00Z', folder);
  stack.loseAnswers();
  succeeded = await playFortnight(stack);
}, 300_000);

afterAll(() => stack.close());

describe('F34: where DynamoDB writes and its answer is lost, in two weeks', () => {
  it('every operation of the API succeeds, and answers as documented', () => {
    const missing = routes.filter(({ operation }) => !succeeded.has(operation.id));
    expect(missing.map(({ operation }) => operation.id)).toEqual([]);
  });

  it('every change is recorded as made, but for those that are refused', async () => {
    const log = new DynamoDbAuditLog(new Table(stack.tables.client, stack.tables.names.registry));
    const { found } = await log.newest({}, 1_000);
    const others = found.flatMap(({ operation, outcome }) =>
      outcome?.result === 'done' ? [] : [`${operation}: ${outcome?.result}`],
    );
    expect(found.length).toBeGreaterThan(30);
    expect(others).toEqual([]);
  });

  it('every message reaches the mail service, once', () => {
    const ids = stack.mail
      .all()
      .map(({ tags }) => tags['delivery']?.[0])
      .filter((id) => id !== signInMail);
    expect(ids).toHaveLength(57);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('the functions may do what they then do', () => {
    const permissions = permissionsOf(stack.template);
    const refused = stack.calls.filter((call) => usedBy(permissions, call).length === 0);
    expect(refused.map(({ by, action }) => `${by} ${action}`)).toEqual([]);
  });
});
