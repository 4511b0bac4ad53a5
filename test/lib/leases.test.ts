import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { FunctionName } from '../../functions/deployment/function-names.ts';
import { Functions } from '../../lib/functions.ts';
import { iso } from '../fixtures/instants.ts';
import { reportOccurrence, reportWorld } from '../fixtures/report-world.ts';
import { createWorld } from '../fixtures/world.ts';
import { testApp, testStack } from './synthesized.ts';

/** The maximum duration of a function, in seconds. */
function timeoutOf(name: FunctionName): number {
  const functions = testStack(testApp(false))
    .node.findAll()
    .find((child) => child instanceof Functions);
  return functions?.byName[name].lambda.timeout?.toSeconds() ?? Number.POSITIVE_INFINITY;
}

/** The duration of a lease, in seconds. */
function secondsBetween(taken: string, over: string): number {
  return Temporal.Instant.from(taken).until(Temporal.Instant.from(over)).total('seconds');
}

/*
 * Lambda ends an invocation only at its time-out: with a shorter lease, a second invocation would take over the first
 * one's work while it is still running.
 */
describe('a lease outlasts every invocation that can hold it', () => {
  it('of an occurrence: the run of a scheduled job', async () => {
    const nominalTime = '2024-01-14T23:05:00Z';
    const world = createWorld(nominalTime);
    await world.applyCatalogue();
    let leaseUntil: string | undefined;
    const { editions, occurrences } = world.ports;
    const freeze = editions.freeze.bind(editions);
    editions.freeze = async (edition) => {
      leaseUntil ??= (await occurrences.find({ job: 'rank', nominalTime: iso(nominalTime) }))?.leaseUntil;
      return freeze(edition);
    };
    await world.run('rank', nominalTime);
    expect(secondsBetween(nominalTime, leaseUntil ?? nominalTime)).toBeGreaterThan(timeoutOf('schedule'));
  });

  it('of a delivery: the sending of a message', async () => {
    const world = await reportWorld(1);
    await world.report();
    const now = reportOccurrence.nominalTime;
    world.setNow(now);
    let claims: string[] = [];
    const { deliveries, mailer } = world.ports;
    const send = mailer.send.bind(mailer);
    mailer.send = async (message) => {
      claims = (await deliveries.byOccurrence(reportOccurrence)).map(({ dueAt }) => dueAt);
      return send(message);
    };
    await world.sender(now);
    expect(claims).toHaveLength(1);
    expect(secondsBetween(now, claims[0] ?? now)).toBeGreaterThan(timeoutOf('sender'));
  });

  it('of an idempotency key: the acceptance of a submission', async () => {
    const now = '2024-01-10T02:00:00Z';
    const world = createWorld(now);
    await world.applyCatalogue();
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    let leaseUntil: string | undefined;
    const { idempotency } = world.ports;
    const hold = idempotency.claim.bind(idempotency);
    idempotency.claim = async (key, at, until) => {
      leaseUntil = until.toString();
      return hold(key, at, until);
    };
    await world.submissions({
      method: 'POST',
      path: '/v1/submissions',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': 'key-1',
      },
      body: { unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.3': { points: 9.45 } } },
    });
    expect(secondsBetween(now, leaseUntil ?? now)).toBeGreaterThan(timeoutOf('submissions'));
  });
});
