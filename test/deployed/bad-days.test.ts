import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { versionOf } from '../../adapters/dynamodb/table/row-versions.ts';
import { intervalAt } from '../../domain/access/counting-interval.ts';
import { signInLimits } from '../../domain/access/sign-in-limits.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { instant } from '../fixtures/instants.ts';
import { outputFolder } from '../lib/synthesized.ts';
import type { AwsFault } from './aws.ts';
import type { AwsCall } from './aws-call.ts';
import { alarmedSeries, emittedSeries, nameOf } from './series.ts';
import { type DeployedStack, startDeployedStack } from './stack.ts';

const unavailable = { code: 'ValidationException', status: 400 } as const;
const tokenSchema = z.object({ token: z.string() });

let stack: DeployedStack;
let operations: string;

const folder = outputFolder();

beforeAll(async () => {
  stack = await startDeployedStack('2024-01-12T05:00:00Z', folder);
  await badDays();
}, 300_000);

afterAll(() => stack.close());

/** Makes calls of an action on partitions that begin so fail. */
function failing(action: string, partition: string, fault: AwsFault = unavailable) {
  stack.onCall((call) => (isOn(call, action, partition) ? fault : null));
}

function isOn({ action, context }: AwsCall, wanted: string, partition: string): boolean {
  const leading = context['dynamodb:LeadingKeys'] ?? [''];
  return action === wanted && leading.some((key) => key.startsWith(partition));
}

/** Sends what is due, while SES answers so. */
async function sendWhile(at: string, fault: AwsFault | null) {
  stack.setNow(at);
  if (fault !== null) failing('ses:SendRawEmail', '', fault);
  await stack.send();
  stack.onCall();
}

const reconcile = async (at: string) => {
  stack.setNow(at);
  await stack.run('reconcile', at);
};

async function call(method: string, path: string, token: string, body: object = {}) {
  const response = await fetch(new URL(path, stack.url), {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `key-${stack.calls.length}`,
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Days on which everything breaks that an alarm is for. */
async function badDays(): Promise<void> {
  await setUp();
  await receiptsCannotBePlanned();
  await rankingFails();
  await mailFails();
  await eventsAreStrange();
  await rowsAreDamaged();
  await strangersSignIn();
  await noRankingForEightDays();
}

async function setUp(): Promise<void> {
  const catalogue = smallCatalogue();
  for (const recipient of catalogue.recipients) {
    recipient.receives.push('receipts');
    recipient.role = 'reader';
  }
  await stack.applyCatalogue(catalogue);
  operations = (await stack.operationsToken()).token;
  await reconcile('2024-01-12T05:00:00Z');
}

async function submit(unit: string, period: string): Promise<void> {
  const made = await call('POST', '/v1/tokens', operations, {
    principal: { role: 'unit', unit },
    label: 'test',
  });
  const figures = { unit, set: 'S', period, values: { 'S.3': { points: 1 } } };
  await call('POST', '/v1/submissions', tokenSchema.parse(made).token, figures);
}

async function receiptsCannotBePlanned(): Promise<void> {
  failing('dynamodb:PutItem', 'delivery#receipt#');
  await submit('P.A', '2024-W02');
  stack.onCall();
}

async function rankingFails(): Promise<void> {
  failing('dynamodb:PutItem', 'edition#');
  stack.setNow('2024-01-14T23:05:00Z');
  await stack.run('rank', '2024-01-14T23:00:00Z').catch(() => undefined);
  await reconcile('2024-01-15T00:00:00Z');
  await reconcile('2024-01-15T23:05:00Z');
  await reconcile('2024-01-20T05:00:00Z');
  stack.onCall();
}

async function mailFails(): Promise<void> {
  stack.setNow('2024-01-21T23:05:00Z');
  await stack.run('rank', '2024-01-21T23:00:00Z');
  stack.setNow('2024-01-22T00:00:00Z');
  await stack.run('report', '2024-01-22T00:00:00Z');
  await sendWhile('2024-01-22T00:20:00Z', { code: 'AccessDenied', status: 403 });
  const message = 'Daily message quota exceeded.';
  await sendWhile('2024-01-22T01:20:00Z', { code: 'Throttling', status: 400, message });
  stack.setNow('2024-01-22T04:00:00Z');
  await call('POST', '/v1/deliveries/pause', operations, { reason: 'a wrong report' });
  await sendWhile('2024-01-22T04:05:00Z', null);
  await call('POST', '/v1/deliveries/resume', operations);
  let sent = 0;
  stack.setNow('2024-01-22T04:10:00Z');
  stack.onCall((made) => {
    // Then the workbook of the report cannot be made.
    if (isOn(made, 'dynamodb:GetItem', 'edition#')) return unavailable;
    if (made.action !== 'ses:SendRawEmail') return null;
    sent += 1;
    return sent === 1 ? 'cut' : { code: 'MessageRejected', status: 400 };
  });
  await stack.send();
  stack.onCall();
  await sendWhile('2024-01-22T04:45:00Z', null);
}

async function eventsAreStrange(): Promise<void> {
  stack.setNow('2024-01-23T02:00:00Z');
  await submit('P.B', '2024-W04');
  await stack.send();
  const [delivery] = stack.mail.all().flatMap(({ tags }) => tags['delivery'] ?? []);
  const mail = { messageId: 'm', tags: { delivery: [delivery] } };
  await event({ eventType: 'Send', mail: { messageId: 'm', tags: {} } });
  await event({ eventType: 'Send' }).catch(() => undefined);
  const bounce = { bounceType: 'Permanent', bounceSubType: 'OnAccountSuppressionList' };
  await event({ eventType: 'Bounce', mail, bounce });
}

async function rowsAreDamaged(): Promise<void> {
  const due = { dueKey: 'due', dueAt: '2024-01-01T00:00:00' };
  await stack.putDamaged('Reports', { pk: 'delivery#report#x', sk: 'x', ...due });
  await stack.send();
}

async function strangersSignIn(): Promise<void> {
  const page = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const post = (path: string, body: object) =>
    fetch(new URL(path, stack.url), { method: 'POST', headers: page, body: JSON.stringify(body) });
  const address = 'contact-a@province.example';
  stack.setNow('2024-01-23T03:00:00Z');
  failing('ses:SendRawEmail', '', { code: 'MessageRejected', status: 400 });
  await post('/v1/sign-in/codes', { address });
  let count = '';
  stack.onCall((_, { body }) => {
    count = /sign-in#address#[0-9a-f]{4}/.exec(body)?.[0] ?? count;
    return null;
  });
  await post('/v1/sign-in/codes', { address });
  stack.onCall();
  const { most, minutes } = signInLimits.address;
  const reached = { window: intervalAt(minutes, instant('2024-01-23T03:00:00Z')), count: most };
  await stack.putDamaged('Registry', {
    pk: 'requests',
    sk: count,
    ...versionOf('request-count'),
    ...reached,
  });
  expect((await post('/v1/sign-in/codes', { address })).status).toBe(202);
  const guess = () => post('/v1/sign-in/sessions', { address, code: '0000 0000' });
  for (let tried = 0; tried < signInLimits.tries.most; tried += 1) await guess();
  expect((await guess()).status).toBe(429);
}

async function noRankingForEightDays(): Promise<void> {
  failing('dynamodb:PutItem', 'edition#');
  await reconcile('2024-01-30T05:00:00Z');
  stack.onCall();
}

function event(message: object): Promise<unknown> {
  const MessageId = `n-${stack.calls.length}`;
  return stack.mailEvents({ Records: [{ Sns: { MessageId, Message: JSON.stringify(message) } }] });
}

describe('F115: on days when everything breaks, the deployed functions publish', () => {
  it('every series that an alarm watches and every fault, under its very namespace, name and dimensions', async () => {
    const missing = () => {
      const emitted = new Set(emittedSeries(stack.lines).map(nameOf));
      return alarmedSeries(stack.template)
        .map(nameOf)
        .filter((series) => !emitted.has(series));
    };
    // The last lines may still be on their way.
    await expect.poll(missing).toEqual([]);
    expect(alarmedSeries(stack.template).length).toBe(19);
  });
});
