import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { reportOccurrence as occurrence, reportWorld } from '../../fixtures/report-world.ts';
import { sized } from '../../fixtures/size.ts';
import { lambdaContext } from '../../fixtures/world.ts';

const afterTheLease = '2024-01-15T00:07:00Z';

/** The number of leaders, and the number of rows after which something happens to the planner. */
const interrupted = fc
  .integer({ min: 1, max: 40 })
  .chain((leaders) => fc.tuple(fc.constant(leaders), fc.integer({ min: 0, max: leaders - 1 })));

describe('planning deliveries', () => {
  it('F28: a run whose time is up at any row keeps what it has, says how far it came, and the next one continues', async () => {
    await fc.assert(
      fc.asyncProperty(interrupted, async ([leaders, rows]) => {
        const world = await reportWorld(leaders);
        const tried: string[] = [];
        const plan = world.ports.deliveries.plan.bind(world.ports.deliveries);
        world.ports.deliveries.plan = (delivery) => {
          tried.push(delivery.key);
          return plan(delivery);
        };
        const hurried = lambdaContext(() => (tried.length < rows ? 60_000 : 10_000));
        const account = `time ran out after planning ${rows} of ${leaders} messages`;
        await expect(world.report(hurried)).rejects.toThrow(account);
        expect(await world.ledger()).toEqual({
          ...occurrence,
          status: 'planned',
          attempts: 1,
          catalogueVersion: 1,
          account,
        });
        expect((await world.sender(occurrence.nominalTime)).sent).toBe(0);

        expect(await world.report()).toEqual({
          status: 'done',
          outcome: `S 2024-W02: ${leaders - rows} of ${leaders} messages planned now`,
        });
        expect(tried).toEqual(world.keys);
        expect(await world.ports.deliveries.keysOf(occurrence)).toEqual(world.keys);
        await world.sender(occurrence.nominalTime);
        expect(world.sentTo()).toEqual(world.emails);
      }),
      { numRuns: sized({ usual: 12, full: 30 }) },
    );
  });

  it('F28: a planner killed at any row, with writes under way, is followed by one that ends with the full set', async () => {
    await fc.assert(
      fc.asyncProperty(interrupted, fc.boolean(), async ([leaders, rows], reached) => {
        const world = await reportWorld(leaders);
        const plan = world.ports.deliveries.plan.bind(world.ports.deliveries);
        const nothingMore = Promise.withResolvers<true>();
        const dead = Promise.withResolvers<void>();
        let written = 0;
        world.ports.deliveries.plan = async (delivery: Delivery) => {
          written += 1;
          if (written <= rows) return plan(delivery);
          if (reached) await plan(delivery);
          dead.resolve();
          return nothingMore.promise;
        };
        const killed = world.report();
        await Promise.race([killed, dead.promise]);
        world.ports.deliveries.plan = plan;
        await expect(world.report()).rejects.toThrow('is being run already');
        expect((await world.sender(occurrence.nominalTime)).sent).toBe(0);

        world.setNow(afterTheLease);
        expect(await world.report()).toEqual({
          status: 'done',
          outcome: expect.stringMatching(`^S 2024-W02: \\d+ of ${leaders} messages planned now$`),
        });
        expect(await world.ports.deliveries.keysOf(occurrence)).toEqual(world.keys);
        await world.sender(afterTheLease);
        expect(world.sentTo()).toEqual(world.emails);
      }),
      { numRuns: sized({ usual: 12, full: 30 }) },
    );
  });
});
