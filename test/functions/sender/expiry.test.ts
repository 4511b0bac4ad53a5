import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { finished } from '../../../domain/schedule/occurrence-record.ts';
import { delivery, occurrence, weeklyReport } from '../../adapters/samples.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { iso } from '../../fixtures/instants.ts';
import { renderedContent } from '../../fixtures/rendered-content.ts';
import { createWorld } from '../../fixtures/world.ts';

const start = Temporal.Instant.from('2024-01-15T00:30:00Z');
const instantAt = (milliseconds: number) => start.add({ milliseconds }).toString();

let world: ReturnType<typeof createWorld>;

beforeEach(() => {
  world = createWorld(start.toString());
});

/** Plans messages that all expire a number of milliseconds after the start. */
async function plan(keys: readonly string[], expiresAfter: number) {
  for (const key of keys)
    await world.ports.deliveries.plan(
      delivery(key, {
        content: renderedContent,
        dueAt: iso(start.toString()),
        expiresAt: iso(instantAt(expiresAfter)),
      }),
    );
  await world.ports.occurrences.replace(null, finished(occurrence, 'done', 'planned', start));
}

const rows = async () =>
  (await world.ports.deliveries.byOccurrence(occurrence)).map(
    ({ key, state, attempts, failure }) => `${key} ${state} ${attempts}${failure ? `: ${failure}` : ''}`,
  );
const sentKeys = () => world.sent.map(({ deliveryId }) => deliveryId.split('_')[2]);
describe('F38: a message that has expired', () => {
  it('is not sent, from that very instant', async () => {
    await plan(['a'], 60_000);
    world.setNow(instantAt(60_000));
    expect(await world.sender(instantAt(60_000))).toEqual(delivered({ settled: 1 }));
    expect(await rows()).toEqual(['a expired 0: not sent before it expired']);
    expect(sentKeys()).toEqual([]);
  });

  it('is sent a millisecond before', async () => {
    await plan(['a'], 60_000);
    world.setNow(instantAt(59_999));
    expect(await world.sender(instantAt(59_999))).toEqual(delivered({ sent: 1 }));
    expect(await rows()).toEqual(['a sent 1']);
  });

  it('is not sent when it expires while it waits for its turn', async () => {
    await plan(['a', 'b', 'c', 'd'], 2_000);
    world.quota = { perSecond: 1, perDay: 50_000, sentLastDay: 0 };
    const { clock, timer } = world.ports;
    const begun = timer.now();
    clock.now = () => start.add({ milliseconds: timer.now() - begun });
    expect(await world.sender(start.toString())).toEqual(delivered({ sent: 2, settled: 2 }));
    expect(sentKeys()).toEqual(['a', 'b']);
    expect(await rows()).toEqual([
      'a sent 1',
      'b sent 1',
      'c expired 0: not sent before it expired',
      'd expired 0: not sent before it expired',
    ]);
  });

  it('is not handed over when it expires while it is rendered, and is closed the next time', async () => {
    await plan([], 0);
    await world.ports.deliveries.plan(
      delivery('a', { dueAt: iso(start.toString()), expiresAt: iso(instantAt(1_000)) }),
    );
    world.ports.reports.find = async () => {
      world.setNow(instantAt(1_000));
      return weeklyReport();
    };
    expect(await world.sender(start.toString())).toEqual(delivered({ retry: 1 }));
    expect(sentKeys()).toEqual([]);
    expect(await rows()).toEqual(['a due 1: it expired before it could be sent']);
    world.setNow(instantAt(5 * 60_000));
    expect(await world.sender(instantAt(5 * 60_000))).toEqual(delivered({ settled: 1 }));
    expect(await rows()).toEqual(['a expired 1: it expired before it could be sent']);
    expect(sentKeys()).toEqual([]);
  });
});
