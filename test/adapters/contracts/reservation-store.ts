import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { RateLimiter } from '../../../usecases/access/rate-limiter.ts';
import type { ReservationStore } from '../../../usecases/ports/reservation-store.ts';

const now = Temporal.Instant.from('2024-01-15T00:00:20Z');
const limit = { requests: 120, batch: 5 };
const limits = { unit: limit, reader: limit, leader: limit, operations: limit };

/** The contract of every reservation store, and how instances that share one count together. */
export function reservationStoreContract(name: string, open: () => Promise<ReservationStore>): void {
  describe(`${name} reservation store`, () => {
    test('keeps what was put in place of what was seen, and nothing else', async () => {
      const store = await open();
      expect(await store.find('a')).toBeNull();
      expect(await store.replace('a', null, { interval: 7, count: 5 })).toBe(true);
      expect(await store.replace('a', { interval: 7, count: 5 }, { interval: 7, count: 10 })).toBe(true);
      expect(await store.replace('a', { interval: 7, count: 10 }, { interval: 8, count: 5 })).toBe(true);
      expect(await store.find('a')).toStrictEqual({ interval: 8, count: 5 });
      expect(await store.find('b')).toBeNull();
    });

    test('F34: a write whose answer was lost does nothing the second time', async () => {
      const store = await open();
      await store.replace('a', null, { interval: 7, count: 5 });
      expect(await store.replace('a', null, { interval: 7, count: 5 })).toBe(false);
      expect(await store.replace('a', { interval: 7, count: 5 }, { interval: 7, count: 10 })).toBe(true);
      expect(await store.replace('a', { interval: 7, count: 5 }, { interval: 7, count: 10 })).toBe(false);
      expect(await store.find('a')).toStrictEqual({ interval: 7, count: 10 });
    });

    test('of 20 who saw the same, one replaces it', async () => {
      const store = await open();
      const replaced = await Promise.all(
        Array.from({ length: 20 }, () => store.replace('a', null, { interval: 7, count: 5 })),
      );
      expect(replaced.filter((one) => one)).toHaveLength(1);
    });

    test('F63: four instances let a flood pass up to the limit and a batch each; other tokens do not notice', async () => {
      const store = await open();
      const instances = Array.from({ length: 4 }, () => new RateLimiter(store, limits));
      const flood = await Promise.all(
        Array.from({ length: 500 }, (_, index) => instances[index % 4]?.take('flooding', 'unit', now)),
      );
      const passed = flood.filter((verdict) => verdict?.allowed);
      expect(passed.length).toBeGreaterThanOrEqual(limit.requests);
      expect(passed.length).toBeLessThanOrEqual(limit.requests + 4 * limit.batch);
      for (const instance of instances) {
        const verdict = await instance.take('other', 'unit', now);
        expect([verdict.allowed, verdict.remaining]).toEqual([true, 119]);
      }
    });

    test('F38: a full minute does not outlive itself, though nothing removes it', async () => {
      const store = await open();
      await store.replace('a', null, { interval: Math.floor(now.epochMilliseconds / 60_000), count: 120 });
      const instance = new RateLimiter(store, limits);
      const passed = async (at: Temporal.Instant) => {
        const verdicts = await Promise.all(Array.from({ length: 20 }, () => instance.take('a', 'unit', at)));
        return verdicts.filter(({ allowed }) => allowed).length;
      };
      expect(await passed(now)).toBe(limit.batch);
      expect(await passed(now.add({ seconds: 39 }))).toBe(0);
      expect(await passed(now.add({ seconds: 40 }))).toBe(20);
    });
  });
}
