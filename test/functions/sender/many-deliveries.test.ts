import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDbDeliveryStore } from '../../../adapters/dynamodb/delivery-store.ts';
import { Table } from '../../../adapters/dynamodb/table/table.ts';
import { createLogger } from '../../../functions/logger.ts';
import { scheduleFunction } from '../../../functions/schedule/schedule-function.ts';
import { senderFunction } from '../../../functions/sender/sender-function.ts';
import type { DeliveryStore } from '../../../usecases/ports/delivery-store.ts';
import { type Dynalite, startDynalite } from '../../adapters/dynalite.ts';
import { reportOccurrence, reportWorld } from '../../fixtures/report-world.ts';
import { sized } from '../../fixtures/size.ts';
import { lambdaContext } from '../../fixtures/world.ts';

const workers = 5;
const afterTheLease = '2024-01-15T00:07:00Z';

let dynalite: Dynalite;

beforeAll(async () => {
  dynalite = await startDynalite();
});

afterAll(() => dynalite.stop());

/**
 * A planner loses its lease while writing, a second one plans beside it, and then several workers send what is due, all
 * at once.
 */
async function planAndSend(messages: number, store?: DeliveryStore) {
  const world = await reportWorld(messages);
  const ports = { ...world.ports, deliveries: store ?? world.ports.deliveries, mailCap: messages };
  const logger = createLogger({ logLevel: 'SILENT' });
  const metrics = new Metrics({ namespace: 'Test', serviceName: 'test' });
  const schedule = scheduleFunction(ports, logger, metrics);
  const deliver = senderFunction(ports, logger, metrics);

  const writing = Promise.withResolvers<void>();
  const plan = ports.deliveries.plan.bind(ports.deliveries);
  ports.deliveries.plan = (delivery) => {
    writing.resolve();
    return plan(delivery);
  };
  const first = schedule(reportOccurrence, lambdaContext());
  await writing.promise;
  world.setNow(afterTheLease);
  const planners = await Promise.allSettled([first, schedule(reportOccurrence, lambdaContext())]);
  const event = { job: 'deliver', nominalTime: afterTheLease };
  await Promise.all(Array.from({ length: workers }, () => deliver(event, lambdaContext())));
  return {
    planners: planners.map(({ status }) => status),
    ended: (await ports.occurrences.find(reportOccurrence))?.status,
    keys: world.keys,
    rows: await ports.deliveries.byOccurrence(reportOccurrence),
    emails: world.emails,
    sentTo: world.sentTo(),
  };
}

function expectEachOnce({
  planners,
  ended,
  keys,
  rows,
  emails,
  sentTo,
}: Awaited<ReturnType<typeof planAndSend>>) {
  // The first says that the second has taken over, and the second that it is done.
  expect([planners, ended]).toEqual([['rejected', 'fulfilled'], 'done']);
  expect(rows.map(({ key }) => key)).toEqual(keys);
  expect(new Set(rows.map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(new Set(['sent 1']));
  expect(sentTo).toEqual(emails);
}

describe('two planners and five workers at once', { timeout: 120_000 }, () => {
  it('F3, F33: plan and send thousands of messages, each once', async () => {
    expectEachOnce(await planAndSend(sized({ usual: 2_000, full: 10_000 })));
  });

  it('F3, F33: plan and send hundreds of messages, each once, over dynalite', async () => {
    const store = new DynamoDbDeliveryStore(new Table(dynalite.client, await dynalite.createTable()));
    expectEachOnce(await planAndSend(sized({ usual: 150, full: 500 }), store));
  });
});
