import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { finished } from '../../../domain/schedule/occurrence-record.ts';
import { delivery } from '../../adapters/samples.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { iso } from '../../fixtures/instants.ts';
import { renderedContent } from '../../fixtures/rendered-content.ts';
import { createWorld } from '../../fixtures/world.ts';

const now = '2024-01-15T00:35:00Z';
const unfinished = { job: 'report', nominalTime: iso('2024-01-15T00:00:00Z') } as const;
const done = { job: 'warn', nominalTime: iso('2024-01-15T00:30:00Z') } as const;

it('a run that is still planning holds up no other mail, however many of its messages are due first', async () => {
  const world = createWorld(now);
  for (let index = 0; index < 120; index += 1) {
    const key = `r${String(index).padStart(3, '0')}`;
    await world.ports.deliveries.plan(
      delivery(key, { occurrence: unfinished, dueAt: iso(unfinished.nominalTime) }),
    );
  }
  for (const key of ['x', 'y', 'z'])
    await world.ports.deliveries.plan(
      delivery(key, { occurrence: done, content: renderedContent, dueAt: iso(done.nominalTime) }),
    );
  const at = Temporal.Instant.from(done.nominalTime);
  await world.ports.occurrences.replace(null, finished(done, 'done', 'planned', at));
  expect(await world.sender(now)).toEqual(delivered({ sent: 3, 'passed-over': 120 }));
  expect(world.sent.map(({ deliveryId }) => deliveryId)).toEqual([
    'warn_20240115T003000Z_x',
    'warn_20240115T003000Z_y',
    'warn_20240115T003000Z_z',
  ]);
  const waiting = await world.ports.deliveries.byOccurrence(unfinished);
  expect(waiting.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(Array(120).fill('due 0'));
});
