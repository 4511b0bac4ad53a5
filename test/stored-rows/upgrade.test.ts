import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { DynamoDbTokenStore } from '../../adapters/dynamodb/token-store.ts';
import { DynamoDbUnreadableRowStore } from '../../adapters/dynamodb/unreadable-row-store.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { issueToken } from '../../usecases/access/issue-token.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { release as release020 } from '../fixtures/release-0.2.0/functions.mjs';
import { sesEvent } from './played-stage.ts';
import { type Stage, startStage } from './stage.ts';

const json = { 'content-type': 'application/json' };
const tokenSchema = z.object({ id: z.string(), token: z.string() });
const report = '2024-01-15T00:00:00Z';

let stage: Stage | null = null;

afterEach(async () => {
  await stage?.stop();
  stage = null;
});

/** Two weeks of a stage of release 0.2.0, up to the ranking of Monday 15 January 2024. */
async function playedBy020() {
  const played = await startStage('2024-01-02T02:00:00Z');
  stage = played;
  const registry = new Table(played.documents, played.tables.Registry);
  const issuing = {
    tokens: new DynamoDbTokenStore(registry),
    entropy: randomEntropy,
    clock: { now: played.now },
  };
  const operations = await issueToken(issuing, { principal: { role: 'operations' }, label: 'operations' });
  played.deploy(release020);
  const call = async (made: Parameters<Stage['call']>[0]) => {
    const reply = await played.call({ token: operations.token, ...made });
    if (reply.status >= 400) throw new Error(`${made.id}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  await call({ id: 'putCatalogue', path: '/v1/catalogue', headers: json, body: catalogueOf020() });
  const tokens = new Map<string, string>();
  for (const unit of ['P.A', 'P.B', 'P.C']) {
    const body = { principal: { role: 'unit', unit }, label: unit };
    const made = await call({ id: 'createToken', path: '/v1/tokens', headers: json, body });
    tokens.set(unit, tokenSchema.parse(made).token);
  }
  const submit = (unit: string, period: string, points: number) =>
    call({
      id: 'createSubmission',
      path: '/v1/submissions',
      token: tokens.get(unit) ?? '',
      headers: { ...json, 'idempotency-key': `${unit}-${period}` },
      body: { unit, set: 'S', period, values: { 'S.3': { points } } },
    });
  played.setNow('2024-01-05T05:00:00Z');
  for (const [unit, points] of [
    ['P.A', 5],
    ['P.B', 2],
    ['P.C', 9],
  ] as const)
    await submit(unit, '2024-W01', points);
  played.setNow('2024-01-07T23:05:00Z');
  await played.run('rank', '2024-01-07T23:00:00Z');
  played.setNow('2024-01-08T00:05:00Z');
  await played.run('report', '2024-01-08T00:00:00Z');
  await played.deliver('2024-01-08T00:05:00Z');
  played.setNow('2024-01-12T05:00:00Z');
  for (const [unit, points] of [
    ['P.A', 6],
    ['P.B', 9],
    ['P.C', 1],
  ] as const)
    await submit(unit, '2024-W02', points);
  played.setNow('2024-01-14T23:05:00Z');
  await played.run('rank', '2024-01-14T23:00:00Z');
  played.sent.length = 0;
  const unreadable = async () => (await new DynamoDbUnreadableRowStore(registry).list()).found;
  return { stage: played, call, unreadable };
}

/** The small catalogue in the form of 0.2.0, with six readers of the report. */
function catalogueOf020() {
  const { sets, milestones, recipients, previewDomains: _, ...rest } = smallCatalogue();
  const [chair] = recipients;
  if (chair === undefined) throw new Error('the fixture has changed');
  return {
    ...rest,
    sets: sets.map(({ ladder, escalation, ...set }) => set),
    milestones: milestones.map((milestone) =>
      Object.fromEntries(Object.entries(milestone).filter(([name]) => name !== 'escalation')),
    ),
    recipients: Array.from({ length: 6 }, (_one, index) => ({
      ...chair,
      id: `leader-${index}`,
      email: `leader-${index}@province.example`,
    })),
  };
}

const everybody = Array.from({ length: 6 }, (_, index) => `leader-${index}@province.example`);
const addressees = (sent: readonly string[]) => sent.map((one) => one.split(' ')[1]).sort();

describe('F66: an upgrade from 0.2.0 in the middle of a Monday', { timeout: 60_000 }, () => {
  it('reads its rankings, and sends the report that it left to everybody once', async () => {
    const { stage: played, unreadable, call } = await playedBy020();
    played.setNow('2024-01-15T00:05:00Z');
    played.deploy(null);
    await played.run('report', report);
    await played.deliver('2024-01-15T00:05:00Z');
    await played.deliver('2024-01-15T00:10:00Z');
    expect([addressees(played.sent), await unreadable()]).toEqual([everybody, []]);
    for (const [id, path, query] of [
      ['getRanking', '/v1/rankings/S/2024-W02', { league: 'departments' }],
      ['getScorecard', '/v1/units/P.A/scorecard', { set: 'S', period: '2024-W02' }],
      ['getSubmission', '/v1/submissions/S/2024-W01/P.A', {}],
      ['listDeliveries', '/v1/deliveries', {}],
      ['listOccurrences', '/v1/occurrences', {}],
      ['listTokens', '/v1/tokens', {}],
      ['getCatalogue', '/v1/catalogue', {}],
      ['verifyRanking', '/v1/rankings/S/2024-W02/verification', {}],
    ] as const)
      await call({ id, path, query });
    expect(await unreadable()).toEqual([]);
  });

  it('after the old release has planned all messages and sent half of them, sends the other half', async () => {
    const { stage: played, unreadable } = await playedBy020();
    played.setNow('2024-01-15T00:05:00Z');
    await played.run('report', report);
    await sendHalf(played);
    const half = [...played.sent];
    played.deploy(null);
    played.setNow('2024-01-15T00:40:00Z');
    await played.run('reconcile', '2024-01-15T00:30:00Z');
    await played.deliver('2024-01-15T00:40:00Z');
    await played.run('report', report);
    await played.deliver('2024-01-15T00:45:00Z');
    expect(half).toHaveLength(3);
    expect([addressees(played.sent), await unreadable()]).toEqual([everybody, []]);
  });
});

describe('F66: a roll-back to 0.2.0 in the middle of a Monday', { timeout: 60_000 }, () => {
  it('keeps what it cannot render due, sends nothing twice, and today’s code sends the rest when it is back', async () => {
    const { stage: played } = await playedBy020();
    played.setNow('2024-01-15T00:05:00Z');
    played.deploy(null);
    await played.run('report', report);
    await sendHalf(played);
    const half = [...played.sent];
    played.deploy(release020);
    played.setNow('2024-01-15T00:40:00Z');
    await played.deliver('2024-01-15T00:40:00Z');
    await played.run('report', report);
    await played.deliver('2024-01-15T00:45:00Z');
    expect([half.length, played.sent]).toEqual([3, half]);
    played.deploy(null);
    played.setNow('2024-01-15T01:30:00Z');
    await played.deliver('2024-01-15T01:30:00Z');
    expect(addressees(played.sent)).toEqual(everybody);
  });
});

/** Sends three messages: from the fourth on, SES takes none. */
async function sendHalf(played: Stage): Promise<void> {
  played.takeAtMost(3);
  await played.deliver('2024-01-15T00:05:00Z').catch(() => undefined);
  played.takeAtMost(Number.POSITIVE_INFINITY);
  await played.mailEvents(...played.sent.map((one) => sesEvent('Send', one.split(' ')[0] ?? '', {})));
}
