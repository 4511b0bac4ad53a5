import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryDeliveryStore } from '../../../adapters/memory/delivery-store.ts';
import { MemoryOccurrenceStore } from '../../../adapters/memory/occurrence-store.ts';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { finished } from '../../../domain/schedule/occurrence-record.ts';
import { delivery, occurrence } from '../../adapters/samples.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { renderedContent } from '../../fixtures/rendered-content.ts';
import { createWorld } from '../../fixtures/world.ts';

const start = '2024-01-15T00:30:00Z';
const later = '2024-01-15T00:45:00Z';

let world: ReturnType<typeof createWorld>;

beforeEach(() => {
  world = createWorld(start);
});

const planned = (key: string, changes: Partial<Delivery> = {}) =>
  delivery(key, { content: renderedContent, expiresAt: iso('2024-01-20T00:00:00Z'), ...changes });

async function plan(...deliveries: Delivery[]): Promise<void> {
  for (const one of deliveries) await world.ports.deliveries.plan(one);
  const at = Temporal.Instant.from(start);
  await world.ports.occurrences.replace(null, finished(occurrence, 'done', 'planned', at));
}

function event(eventType: string, { id }: Delivery, more: object = {}) {
  const mail = { messageId: `m-${id}`, timestamp: start, tags: { delivery: [id] } };
  return {
    source: 'aws.ses',
    id: `${eventType} ${id}`,
    time: start,
    detail: { eventType, mail, ...more },
  };
}

/** Puts back the rows of the Reports table as they were before anything was sent. */
async function restore(...deliveries: Delivery[]): Promise<void> {
  Object.assign(world.ports.deliveries, new MemoryDeliveryStore());
  const rows = new MemoryDeliveryStore();
  const runs = new MemoryOccurrenceStore();
  for (const name of ['plan', 'planOver', 'dueBy', 'move', 'advance', 'byOccurrence', 'keysOf'] as const)
    Object.assign(world.ports.deliveries, { [name]: rows[name].bind(rows) });
  for (const name of ['find', 'replace', 'list'] as const)
    Object.assign(world.ports.occurrences, { [name]: runs[name].bind(runs) });
  await plan(...deliveries);
}

const rows = () => world.ports.deliveries.byOccurrence(occurrence);

describe('F69: rows of a table restored to before the last sends', () => {
  it('are not sent again where an event said that SES took the message; the others are, once', async () => {
    const [one, two, three] = [planned('one'), planned('two'), planned('three')];
    await plan(one, two, three);
    world.answerOfMailer = ({ deliveryId }) =>
      deliveryId === three.id
        ? { outcome: 'retry', failure: 'SES was not reached' }
        : { outcome: 'sent', messageId: `m-${deliveryId}` };
    expect(await world.sender(start)).toEqual(delivered({ sent: 2, retry: 1 }));
    await world.mailEvents(event('Send', one));
    await world.mailEvents(event('Delivery', two, { delivery: {} }));
    await restore(one, two, three);
    world.answerOfMailer = ({ deliveryId }) => ({ outcome: 'sent', messageId: `m-${deliveryId}` });
    world.sent.length = 0;
    world.setNow(later);
    expect(await world.sender(later)).toEqual(delivered({ sent: 1, settled: 2 }));
    expect(world.sent.map(({ deliveryId }) => deliveryId)).toEqual([three.id]);
    const sent = { state: 'sent', attempts: 0, sentAt: iso(start) } as const;
    expect((await rows()).filter(({ id }) => id !== three.id)).toEqual([
      { ...one, ...sent, messageId: `m-${one.id}` },
      { ...two, ...sent, messageId: `m-${two.id}` },
    ]);
    expect(await world.sender(later)).toEqual(delivered());
  });

  it('are not sent again even where the restored table knew nothing of the message when the event came', async () => {
    const lost = planned('lost');
    await world.mailEvents(event('Send', lost));
    await plan(lost);
    expect(await world.sender(start)).toEqual(delivered({ settled: 1 }));
    expect(world.sent).toEqual([]);
  });

  it('are withheld while the journal is incomplete, and go when operations have them sent again', async () => {
    const before = planned('before');
    await plan(before);
    await world.ports.journal.doubt(instant('2024-01-15T00:40:00Z'));
    world.setNow(later);
    expect(await world.sender(later)).toEqual(delivered({ settled: 1 }));
    const failure = 'it may have been sent before the tables were imported or restored';
    const withheld = { ...before, state: 'failed', failure } as const;
    expect(await rows()).toEqual([withheld]);
    const resent = { state: 'due', dueAt: iso(later), attempts: 0, resentAt: iso(later) } as const;
    await world.ports.deliveries.move(withheld, resent);
    expect(await world.sender(later)).toEqual(delivered({ sent: 1 }));
  });

  it.each([
    ['2024-01-15T00:39:59Z', { settled: 1 }],
    ['2024-01-15T00:40:00Z', { sent: 1 }],
    ['2024-01-15T00:40:01Z', { sent: 1 }],
  ])('are withheld too where they were sent again at %s, before the import', async (resentAt, counts) => {
    await plan(planned('again', { resentAt: iso(resentAt), dueAt: iso(resentAt) }));
    await world.ports.journal.doubt(instant('2024-01-15T00:40:00Z'));
    world.setNow(later);
    expect(await world.sender(later)).toEqual(delivered(counts));
  });

  it('later messages are not withheld', async () => {
    await world.ports.journal.doubt(instant('2024-01-15T00:40:00Z'));
    const run = { job: 'warn', nominalTime: iso('2024-01-15T00:40:00Z') } as const;
    await world.ports.deliveries.plan(
      planned('after', { occurrence: run, dueAt: iso('2024-01-15T00:40:00Z') }),
    );
    await world.ports.occurrences.replace(null, finished(run, 'done', 'planned', instant(later)));
    world.setNow(later);
    expect(await world.sender(later)).toEqual(delivered({ sent: 1 }));
  });
});
