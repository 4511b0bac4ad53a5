import * as z from 'zod';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbHoldStore } from '../../adapters/dynamodb/hold-store.ts';
import { DynamoDbMilestoneStore } from '../../adapters/dynamodb/milestone-store.ts';
import { DynamoDbSendJournal } from '../../adapters/dynamodb/send-journal.ts';
import { DynamoDbSessionStore } from '../../adapters/dynamodb/session-store.ts';
import { DynamoDbSignInCodeStore } from '../../adapters/dynamodb/sign-in-code-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { DynamoDbTokenStore } from '../../adapters/dynamodb/token-store.ts';
import { DynamoDbUnreadableRowStore } from '../../adapters/dynamodb/unreadable-row-store.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import { calendarToken } from '../../domain/access/calendar-token.ts';
import { makeSecret, personKey, secretBytes } from '../../domain/access/session.ts';
import { signatureOfCode } from '../../domain/access/sign-in-code.ts';
import { personHash, unsubscribeToken } from '../../domain/access/unsubscribe-token.ts';
import { calendarFilePath } from '../../domain/calendar/calendar-path.ts';
import type { Recipient } from '../../domain/catalogue/catalogue.ts';
import { heldRun } from '../../domain/delivery/held-run.ts';
import type { MessageKind } from '../../domain/delivery/message-kind.ts';
import { askingCookie, sessionCookie } from '../../functions/http/session-cookie.ts';
import { issueToken } from '../../usecases/access/issue-token.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { instant, iso } from '../fixtures/instants.ts';
import { type Reply, signingKey } from '../fixtures/world.ts';
import { type ApiCall, startStage } from './stage.ts';

const tokenSchema = z.object({ id: z.string(), token: z.string() });
const confirmSchema = z.object({ confirm: z.string() });
const idSchema = z.object({ id: z.string() });

/** A token with its id. */
export type Token = z.infer<typeof tokenSchema>;

/** The operator's message events of a sent message. */
export const sesEvent = (eventType: string, deliveryId: string, rest: object = {}) => ({
  eventType,
  mail: { messageId: 'm-1', timestamp: '2024-01-15T00:02:00.000Z', tags: { delivery: [deliveryId] } },
  ...rest,
});

/** The path of a unit's calendar. */
export const calendarOf = (unit: string) =>
  calendarFilePath(calendarToken({ unit, generation: 1 }, signingKey));

/** The link of a person to what they may unsubscribe from. */
export const linkOf = (email: string, kind: MessageKind) =>
  unsubscribeToken({ kind, person: personHash(email, signingKey) }, signingKey);

/** The post that gets the e-mails about failures. */
const operator: Recipient = {
  id: 'operator',
  post: { vi: 'Vận hành', en: 'Operations' },
  unit: 'P',
  email: 'operator@province.example',
  receives: ['failures'],
  role: 'operations',
};

/** The catalogue of the stage, in which figures need approval from week 3 on. */
export function stageCatalogue(): ReturnType<typeof smallCatalogue> {
  const body = smallCatalogue();
  for (const recipient of body.recipients) recipient.receives.push('receipts');
  for (const milestone of body.milestones.slice(0, 1))
    body.milestones.push({ ...milestone, id: 'tasks-done-before', date: '2024-01-12' });
  for (const [index, recipient] of body.recipients.entries())
    if (recipient.id.startsWith('contact-'))
      body.recipients[index] = { ...recipient, role: 'unit', approves: true };
  const [first] = body.recipients;
  if (first !== undefined)
    body.recipients.push({
      ...first,
      id: 'head-q',
      unit: 'P.Q',
      role: 'unit',
      approves: true,
      email: 'head-q@province.example',
    });
  body.recipients.push(operator);
  body.sets = body.sets.map((set) => ({ ...set, approval: { from: '2024-W03' } }));
  return body;
}

/**
 * A stage on Monday 15 January 2024, 07:05 in Vietnam, in which every kind of row is stored: two weeks were reported and ranked, the
 * weekly report is half sent, and whatever else operations, units and the mail service can leave behind is there.
 */
export async function playedStage() {
  const stage = await startStage('2024-01-02T02:00:00Z');
  const { documents, tables } = stage;
  const [registry, reports] = [new Table(documents, tables.Registry), new Table(documents, tables.Reports)];
  const tokens = new DynamoDbTokenStore(registry);
  const issuing = { tokens, entropy: randomEntropy, clock: { now: stage.now } };
  const operatorToken = () =>
    issueToken(issuing, {
      principal: { role: 'operations' },
      label: 'an operator',
      expiresAt: iso('2024-06-01T00:00:00Z'),
    });
  const operations: Token = await operatorToken();
  const second: Token = await operatorToken();
  let keys = 0;
  const call = async (made: ApiCall): Promise<Reply> => {
    const reply = await stage.call({ token: operations.token, ...made });
    if (reply.status >= 400) throw new Error(`${made.id}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply;
  };
  const json = { 'content-type': 'application/json' };
  const putCatalogue = async (
    headers: Record<string, string>,
    change: (catalogue: ReturnType<typeof smallCatalogue>) => void,
  ) => {
    const body = stageCatalogue();
    change(body);
    const request = {
      id: 'putCatalogue',
      path: '/v1/catalogue',
      headers: { ...json, ...headers },
      body,
    } as const;
    const { confirm } = confirmSchema.parse((await call({ ...request, query: { dryRun: 'true' } })).body);
    await call({ ...request, query: { confirm } });
    return confirm;
  };
  const tokenFor = async (principal: object, by = operations): Promise<Token> =>
    tokenSchema.parse(
      (
        await call({
          id: 'createToken',
          path: '/v1/tokens',
          headers: json,
          token: by.token,
          body: { principal, label: 'test' },
        })
      ).body,
    );
  const submit = (
    token: string,
    unit: string,
    period: string,
    values: object,
    more: object = {},
    ifMatch?: number,
  ) => {
    keys += 1;
    const match = ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` };
    return call({
      id: 'createSubmission',
      path: '/v1/submissions',
      token,
      headers: { ...json, 'idempotency-key': `key-${keys}`, ...match },
      body: { unit, set: 'S', period, values, ...more },
    });
  };

  await putCatalogue({ 'if-none-match': '*' }, () => undefined);
  const units = {
    'P.A': await tokenFor({ role: 'unit', unit: 'P.A' }),
    'P.B': await tokenFor({ role: 'unit', unit: 'P.B' }),
    'P.C': await tokenFor({ role: 'unit', unit: 'P.C' }),
  };
  const leader = await tokenFor({ role: 'leader' });
  const dependent = await tokenFor({ role: 'operations' });
  const rotated = tokenSchema.parse(
    (
      await call({
        id: 'rotateToken',
        path: `/v1/tokens/${units['P.C'].id}/rotate`,
        token: units['P.C'].token,
      })
    ).body,
  );

  stage.setNow('2024-01-05T05:00:00Z');
  await submit(units['P.A'].token, 'P.A', '2024-W01', { 'S.2': { done: 1, total: 4 }, 'S.3': { points: 5 } });
  await submit(units['P.B'].token, 'P.B', '2024-W01', { 'S.2': { done: 2, total: 4 }, 'S.3': { points: 2 } });
  await submit(rotated.token, 'P.C', '2024-W01', { 'S.3': { points: 9 } });
  stage.setNow('2024-01-07T23:05:00Z');
  await stage.run('rank', '2024-01-07T23:00:00Z');
  await putCatalogue({ 'if-match': '"1"' }, (catalogue) => {
    catalogue.helpdesk.en = 'Operations, room 2';
  });
  stage.setNow('2024-01-08T00:00:00Z');
  await stage.run('report', '2024-01-08T00:00:00Z');
  await stage.run('warn', '2024-01-08T00:30:00Z');
  await stage.deliver('2024-01-08T00:35:00Z');

  stage.setNow('2024-01-10T00:30:00Z');
  await stage.run('warn', '2024-01-10T00:30:00Z');
  stage.setNow('2024-01-12T05:00:00Z');
  const w02 = { 'S.2': { done: 2, total: 4 }, 'S.3': { points: 4.5 }, 'S.4': { count: 100 } };
  await submit(units['P.A'].token, 'P.A', '2024-W02', w02);
  await submit(
    units['P.A'].token,
    'P.A',
    '2024-W02',
    { ...w02, 'S.3': { points: 5 } },
    { reason: 'a slip', note: 'on time' },
    1,
  );
  await submit(units['P.B'].token, 'P.B', '2024-W02', { 'S.2': { done: 2, total: 4 }, 'S.3': { points: 2 } });
  await submit(rotated.token, 'P.C', '2024-W02', { 'S.2': { done: 4, total: 4 } });
  await stage.deliver('2024-01-12T05:05:00Z');
  const exceptionOf = async (unit: string) =>
    idSchema.parse(
      (
        await call({
          id: 'createException',
          path: '/v1/exceptions',
          headers: json,
          body: {
            unit,
            set: 'S',
            period: '2024-W01',
            officer: 'Chief',
            reason: 'the line was down',
            expiresAt: '2024-01-20T00:00:00Z',
          },
        })
      ).body,
    ).id;
  const exception = await exceptionOf('P.A');
  // An exception as versions before 0.3.0 kept it.
  const all = await stage.rows();
  const former = all.find(({ item }) => item.pk === 'exceptions');
  if (former === undefined) throw new Error('no exception was opened');
  await stage.put({
    table: 'Registry',
    item: {
      ...former.item,
      pk: 'exception#S#2024-W01#P.B',
      sk: 'f'.repeat(16),
      id: 'f'.repeat(16),
      unit: 'P.B',
    },
  });

  stage.setNow('2024-01-14T23:05:00Z');
  await stage.run('rank', '2024-01-14T23:00:00Z');
  stage.setNow('2024-01-15T00:00:00Z');
  await stage.run('report', '2024-01-15T00:00:00Z');
  // A corrected ranking of the week before, whose report was sent: e-mails to those whose units moved.
  await submit(
    units['P.A'].token,
    'P.A',
    '2024-W01',
    { 'S.3': { points: 10 } },
    { reason: 'late figures' },
    1,
  );
  await call({
    id: 'recomputeRanking',
    path: '/v1/rankings/S/2024-W01/editions',
    headers: json,
    body: { reason: 'figures of A' },
  });
  await new DynamoDbUnreadableRowStore(registry).note(
    { table: 'Reports', key: { pk: 'occurrence#warn', sk: '2023' }, kind: 'occurrence', reason: 'status' },
    instant('2024-01-14T00:00:00Z'),
  );
  // At the full hour: operations get an e-mail about the row.
  await stage.run('reconcile', '2024-01-15T00:00:00Z');
  stage.setNow('2024-01-15T00:05:00Z');

  const ask = async (unit: 'P.A' | 'P.B', period: string) =>
    idSchema.parse(
      (
        await call({
          id: 'askForExtension',
          path: '/v1/extension-requests',
          headers: json,
          token: units[unit].token,
          body: { unit, set: 'S', period, reason: 'the line was down' },
        })
      ).body,
    ).id;
  await call({
    id: 'snoozeReminders',
    path: '/v1/snoozes',
    headers: json,
    token: units['P.A'].token,
    body: { unit: 'P.A', set: 'S', period: '2024-W03', until: '2024-01-18' },
  });
  const extension = await ask('P.A', '2024-W02');
  await call({
    id: 'decideExtension',
    path: `/v1/extension-requests/${await ask('P.B', '2024-W02')}/decision`,
    headers: json,
    body: { outcome: 'granted', officer: 'Chief', until: '2024-01-20T00:00:00Z' },
  });

  await submit(units['P.B'].token, 'P.B', '2024-W03', { 'S.3': { points: 2 } });
  const head = makeSecret(randomEntropy.bytes(secretBytes));
  await new DynamoDbSessionStore(registry).put({
    id: head.id,
    hash: head.hash,
    person: personKey('contact-b@province.example'),
    post: { id: 'contact-b', post: { vi: 'Chức vụ', en: 'Post' }, unit: 'P.B', role: 'unit' },
    browser: 'Firefox, Windows',
    signedInAt: iso('2024-01-15T00:00:00Z'),
    lastUsedAt: iso('2024-01-15T00:05:00Z'),
    expiresAt: iso('2024-01-20T00:00:00Z'),
  });
  const approval = {
    path: '/v1/approvals',
    headers: { ...json, 'sec-fetch-site': 'same-origin' },
    cookies: [`${sessionCookie}=${head.secret}`],
    body: { unit: 'P.B', set: 'S', period: '2024-W03', revision: 1, outcome: 'approved' },
  };
  const approved = await stage.call({ id: 'decideFigures', ...approval });
  if (approved.status >= 400) throw new Error(`decideFigures: ${JSON.stringify(approved.body)}`);

  const { id: question } = idSchema.parse(
    (
      await call({
        id: 'askQuestion',
        path: '/v1/questions',
        headers: json,
        token: leader.token,
        body: { unit: 'P.A', set: 'S', period: '2024-W02', text: 'why?' },
      })
    ).body,
  );

  const deliveries = new DynamoDbDeliveryStore(reports);
  const reported = await deliveries.byOccurrence({ job: 'report', nominalTime: iso('2024-01-15T00:00:00Z') });
  const [first, other] = reported;
  if (first === undefined || other === undefined) throw new Error('too few messages');
  await deliveries.move(first, {
    dueAt: null,
    state: 'sent',
    attempts: 1,
    messageId: 'm-1',
    sentAt: iso('2024-01-15T00:02:00Z'),
  });
  await stage.mailEvents(
    sesEvent('Send', first.id),
    sesEvent('DeliveryDelay', first.id, {
      deliveryDelay: {
        delayType: 'MailboxFull',
        timestamp: '2024-01-15T00:03:00.000Z',
        delayedRecipients: [],
      },
    }),
    sesEvent('Send', 'nothing'),
  );
  await call({
    id: 'sendPreview',
    path: '/v1/preview',
    headers: { ...json, 'idempotency-key': 'preview-1' },
    body: { at: '2024-01-15', to: 'operations@province.example' },
  });
  await call({
    id: 'pauseDeliveries',
    path: '/v1/deliveries/pause',
    headers: json,
    body: { reason: 'a look' },
  });
  await call({ id: 'resumeDeliveries', path: '/v1/deliveries/resume' });
  await stage.call({
    id: 'unsubscribe',
    path: `/v1/unsubscribe/${linkOf('contact-b@province.example', 'warnings')}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  const held = heldRun('report@2024-01-22T00:00:00Z', [], 1, null);
  await new DynamoDbHoldStore(reports).replace(null, held);
  await new DynamoDbMilestoneStore(reports).close('tasks-done-before', 2, instant('2024-01-05T00:00:00Z'));
  await new DynamoDbSendJournal(registry).doubt(instant('2024-01-01T00:00:00Z'));
  const post = { id: 'contact-a', post: { vi: 'Chức vụ', en: 'Post' }, unit: 'P.A', role: 'unit' as const };
  const session = makeSecret(randomEntropy.bytes(secretBytes));
  await new DynamoDbSessionStore(registry).put({
    id: session.id,
    hash: session.hash,
    person: personKey('contact-a@province.example'),
    post,
    browser: 'Firefox, Windows',
    signedInAt: iso('2024-01-15T00:00:00Z'),
    lastUsedAt: iso('2024-01-15T00:05:00Z'),
    expiresAt: iso('2024-01-20T00:00:00Z'),
  });
  const asking = makeSecret(randomEntropy.bytes(secretBytes));
  const code = { browser: asking.hash, address: 'contact-a@province.example', code: '12345678' };
  await new DynamoDbSignInCodeStore(registry).put({
    browser: asking.hash,
    signature: signatureOfCode(code, signingKey),
    expiresAt: iso('2024-01-15T00:10:00Z'),
    tries: 0,
  });
  const proposed = await putCatalogue({ 'if-match': '"2"' }, (catalogue) => {
    catalogue.recipients.splice(0, 1);
  });
  const workbook = await call({
    id: 'getWorkbook',
    path: '/v1/workbooks/S/2024-W03/P.A',
    token: units['P.A'].token,
    headers: { accept: workbookMediaType },
  });
  return {
    stage,
    operations,
    second,
    units: { ...units, 'P.C': rotated },
    rotatedFrom: units['P.C'],
    leader,
    dependent,
    held,
    session: { id: session.id, cookie: `${sessionCookie}=${session.secret}` },
    asking: `${askingCookie}=${asking.secret}`,
    exception,
    extension,
    approval,
    question,
    proposed,
    messages: { sent: first.id, due: other.id },
    workbook: Buffer.from(String(workbook.body), 'base64'),
  };
}

export type PlayedStage = Awaited<ReturnType<typeof playedStage>>;
