import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { MemoryReservationStore } from '../../../adapters/memory/reservation-store.ts';
import { type RateLimit, rateLimits } from '../../../domain/access/rate-limit.ts';
import { RateLimiter } from '../../../usecases/access/rate-limiter.ts';

describe('requests spread over instances', () => {
  const now = Temporal.Instant.from('2024-01-15T00:00:20Z');
  const small: RateLimit = { requests: 24, batch: 3 };
  const spread = fc.array(fc.nat({ max: 7 }), { maxLength: 80 });

  async function play(requests: readonly number[]) {
    const store = new MemoryReservationStore();
    const limits = { unit: small, reader: small, leader: small, operations: small };
    const instances = Array.from({ length: 8 }, () => new RateLimiter(store, limits));
    const verdicts = [];
    for (const instance of requests) verdicts.push(await instances[instance]?.take('t', 'unit', now));
    return verdicts;
  }

  it('F63: are never refused to who keeps within the limit', async () => {
    await fc.assert(
      fc.asyncProperty(spread, async (requests) => {
        const verdicts = await play(requests.slice(0, small.requests));
        expect(verdicts.every((verdict) => verdict?.allowed)).toBe(true);
      }),
    );
  });

  it('F63: pass at most up to the limit and one batch for each instance', async () => {
    await fc.assert(
      fc.asyncProperty(spread, async (requests) => {
        const passed = (await play(requests)).filter((verdict) => verdict?.allowed).length;
        expect(passed).toBeLessThanOrEqual(small.requests + small.batch * new Set(requests).size);
      }),
    );
  });

  /** Which instance gets a request, and how many it counts as. */
  const weighted = fc.array(fc.record({ at: fc.nat({ max: 7 }), cost: fc.integer({ min: 1, max: 9 }) }), {
    maxLength: 40,
  });

  it('that count as several pass whole or not at all, and never up to more than the limit and one batch for each instance', async () => {
    await fc.assert(
      fc.asyncProperty(weighted, async (requests) => {
        const store = new MemoryReservationStore();
        const limits = { unit: small, reader: small, leader: small, operations: small };
        const instances = Array.from({ length: 8 }, () => new RateLimiter(store, limits));
        let [passed, asked] = [0, 0];
        for (const { at, cost } of requests) {
          const verdict = await instances[at]?.take('t', 'unit', now, cost);
          asked += cost;
          if (verdict?.allowed) passed += cost;
          // One that keeps within the limit is never refused.
          if (asked <= small.requests) expect(verdict?.allowed).toBe(true);
        }
        const used = new Set(requests.map(({ at }) => at)).size;
        expect(passed).toBeLessThanOrEqual(small.requests + small.batch * used);
      }),
    );
  });

  it('leave room for smaller ones when a large one does not fit', async () => {
    const limits = { unit: small, reader: small, leader: small, operations: small };
    const instance = new RateLimiter(new MemoryReservationStore(), limits);
    const take = async (requests: number) => (await instance.take('t', 'unit', now, requests)).allowed;
    expect([await take(20), await take(12), await take(6), await take(2), await take(1)]).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  it('ask the store for a flood no more often than it takes to fill the minute', async () => {
    let asked = 0;
    const store = new MemoryReservationStore();
    const counted = {
      find: (id: string) => store.find(id),
      replace: (...args: Parameters<MemoryReservationStore['replace']>) => {
        asked += 1;
        return store.replace(...args);
      },
    };
    const instance = new RateLimiter(counted);
    for (let request = 0; request < 1_000; request += 1) await instance.take('t', 'unit', now);
    expect(asked).toBe(rateLimits.unit.requests / rateLimits.unit.batch);
  });
});
