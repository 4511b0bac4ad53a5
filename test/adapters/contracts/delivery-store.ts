import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../domain/delivery/advance.ts';
import { deliveryId } from '../../../domain/delivery/delivery-id.ts';
import type { DeliveryStore } from '../../../usecases/ports/delivery-store.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { delivery, occurrence, text } from '../samples.ts';

const claim = { state: 'claimed', dueAt: iso('2024-01-15T00:35:00Z'), attempts: 1 } as const;
const sent = { state: 'sent', dueAt: null, attempts: 1, messageId: 'ses-1' } as const;

/** The contract of every delivery store. */
export function deliveryStoreContract(name: string, open: () => Promise<DeliveryStore>): void {
  describe(`${name} delivery store`, () => {
    test('keeps everything a delivery says', async () => {
      const store = await open();
      const digest = {
        scope: text('Tỉnh Bình Dương'),
        day: '2023-06-27',
        items: [
          {
            unit: 'BD.X01',
            unitName: text('Xã An Bình'),
            milestone: 'digital-data',
            name: text('Hoàn thành dữ liệu số'),
            date: '2023-06-30',
            kind: 'ahead' as const,
            workingDays: 3,
            set: '766',
            indicator: '766.2',
            indicatorName: text('Hồ sơ'),
            measure: text('hồ sơ'),
            done: 10,
            target: 20,
            figureDate: null,
            illustrative: true,
          },
        ],
      };
      const both = {
        ...delivery('xa-an-binh').recipient,
        language: 'vi' as const,
        also: [{ id: 'xa-binh-an', post: text('Chủ tịch UBND xã Bình An'), unit: 'BD.X02' }],
      };
      const warning = delivery('xa-an-binh', {
        recipient: both,
        content: { kind: 'warning-digest', digest },
        duty: true,
      });
      const tried = delivery('tried', { messageId: 'ses-0', failure: 'Throttling (HTTP 400)', attempts: 3 });
      expect(await store.plan(warning)).toBe(true);
      expect(await store.plan(tried)).toBe(true);
      expect(await store.byOccurrence(occurrence)).toStrictEqual([tried, warning]);
    });

    test('F146: lists what failed by when that became known, until it is sent again or arrives in the end', async () => {
      const store = await open();
      const failed = { state: 'failed', dueAt: null, attempts: 1, failure: 'no' } as const;
      for (const id of ['a', 'b', 'c', 'd']) await store.plan(delivery(id));
      await store.move(delivery('a'), { ...failed, failedAt: iso('2024-01-15T01:00:00.5Z') });
      await store.move(delivery('b'), { ...failed, failedAt: iso('2024-01-15T01:00:00Z') });
      await store.move(delivery('c'), sent);
      const report = { evidence: 'returned', at: iso('2024-01-15T02:00:00Z') } as const;
      expect(await store.advance(deliveryId(occurrence, 'c'), report)).toBe('moved');
      const between = async (after: string, until: string) =>
        (await store.failedBetween(instant(after), instant(until))).map(({ key, failedAt }) => [
          key,
          failedAt,
        ]);
      const [a, b, c] = [
        ['a', '2024-01-15T01:00:00.5Z'],
        ['b', '2024-01-15T01:00:00Z'],
        ['c', '2024-01-15T02:00:00Z'],
      ];
      expect(await between('2024-01-15T00:59:59Z', '2024-01-15T02:00:00Z')).toEqual([b, a, c]);
      expect(await between('2024-01-15T01:00:00Z', '2024-01-15T01:59:59Z')).toEqual([a]);
      expect(await between('2024-01-15T02:00:00Z', '2024-01-15T02:00:00Z')).toEqual([]);
      expect(await between('2024-01-15T02:00:00Z', '2024-01-15T01:00:00Z')).toEqual([]);
      expect(await store.dueBy(instant('2024-01-16T00:00:00Z'), 9)).toEqual([delivery('d')]);
      const arrived = { evidence: 'delivered', at: iso('2024-01-15T03:00:00Z') } as const;
      await store.advance(deliveryId(occurrence, 'c'), arrived);
      const [, seen] = await store.byOccurrence(occurrence);
      if (seen === undefined) throw new Error('it is there');
      await store.move(seen, { state: 'due', dueAt: iso('2024-01-15T04:00:00Z'), attempts: 0 });
      expect(await between('2024-01-15T00:00:00Z', '2024-01-16T00:00:00Z')).toEqual([a]);
      expect((await store.dueBy(instant('2024-01-16T00:00:00Z'), 9)).map(({ key }) => key)).toEqual([
        'd',
        'b',
      ]);
    });

    test('F20: planning again changes nothing', async () => {
      const store = await open();
      await store.plan(delivery('chair'));
      await store.move(delivery('chair'), claim);
      expect(await store.plan(delivery('chair'))).toBe(false);
      expect(await store.byOccurrence(occurrence)).toStrictEqual([delivery('chair', claim)]);
    });

    test('F97: a delivery that stands for several gives way to one that stands for more, until it is tried', async () => {
      const store = await open();
      const standing = (covers: number, id = 'a') => ({
        ...delivery(id, { failure: `${covers}` }),
        covers,
      });
      expect(await store.planOver(standing(2))).toBe(true);
      expect(await store.planOver(standing(2))).toBe(false);
      expect(await store.planOver(standing(1))).toBe(false);
      expect(await store.planOver(standing(3))).toBe(true);
      expect(await store.byOccurrence(occurrence)).toStrictEqual([standing(3)]);
      expect((await store.dueBy(instant('2024-01-15T01:00:00Z'), 9)).map(({ covers }) => covers)).toEqual([
        3,
      ]);
      expect(await store.move(standing(3), claim)).toBe(true);
      expect(await store.planOver(standing(4))).toBe(false);
      const retried = { state: 'due', dueAt: iso('2024-01-15T00:40:00Z'), attempts: 1 } as const;
      expect(await store.move({ ...standing(3), ...claim }, retried)).toBe(true);
      expect(await store.planOver(standing(4))).toBe(false);
      expect(await store.byOccurrence(occurrence)).toStrictEqual([{ ...standing(3), ...retried }]);
      await store.plan(delivery('plain'));
      expect(await store.planOver(standing(5, 'plain'))).toBe(false);
    });

    test('F97: of 20 that stand for different numbers the largest stays', async () => {
      const store = await open();
      const numbers = Array.from({ length: 20 }, (_, index) => ((index * 7) % 20) + 1);
      await Promise.all(numbers.map((covers) => store.planOver({ ...delivery('a'), covers })));
      expect((await store.byOccurrence(occurrence)).map(({ covers }) => covers)).toEqual([20]);
    });

    test('lists an occurrence by recipient, and only that one', async () => {
      const store = await open();
      const other = { job: 'warn', nominalTime: occurrence.nominalTime } as const;
      for (const id of ['b', 'a-1', 'a', 'c']) await store.plan(delivery(id));
      await store.plan(delivery('a', { occurrence: other }));
      const listed = await store.byOccurrence(occurrence);
      expect(listed.map(({ recipient }) => recipient.id)).toEqual(['a', 'a-1', 'b', 'c']);
      expect(await store.keysOf(occurrence)).toEqual(['a', 'a-1', 'b', 'c']);
      expect(await store.keysOf(other)).toEqual(['a']);
      expect(await store.keysOf({ ...other, job: 'receipt' })).toEqual([]);
      expect(await store.byOccurrence(other)).toStrictEqual([delivery('a', { occurrence: other })]);
      expect(await store.byOccurrence({ ...other, job: 'receipt' })).toEqual([]);
    });

    test('shows what is due, soonest first, up to a limit', async () => {
      const store = await open();
      expect(await store.nextDueAt()).toBeNull();
      expect(await store.dueBy(instant('2024-01-15T00:30:00Z'), 10)).toEqual([]);
      const times = [
        ['late', '2024-01-15T00:30:01Z'],
        ['second', '2024-01-15T00:30:00Z'],
        ['vietnam', '2024-01-15T07:29:59+07:00'],
        ['third', '2024-01-15T00:30:00.5Z'],
        ['first', '2024-01-15T00:00:00Z'],
      ] as const;
      for (const [id, dueAt] of times) await store.plan(delivery(id, { dueAt: iso(dueAt) }));
      const due = async (now: string, limit: number) =>
        (await store.dueBy(instant(now), limit)).map(({ recipient }) => recipient.id);
      expect(await due('2024-01-14T23:59:59.999Z', 10)).toEqual([]);
      expect(await due('2024-01-15T00:30:00Z', 10)).toEqual(['first', 'vietnam', 'second']);
      expect(await due('2024-01-15T07:30:00.500+07:00', 10)).toEqual(['first', 'vietnam', 'second', 'third']);
      expect(await due('2024-01-15T01:00:00Z', 2)).toEqual(['first', 'vietnam']);
      expect(String(await store.nextDueAt())).toBe('2024-01-15T00:00:00Z');
      expect((await store.dueBy(instant('2024-01-15T00:30:00Z'), 2))[1]?.dueAt).toBe('2024-01-15T00:29:59Z');
    });

    test('F3: of 20 workers that move what they saw exactly one succeeds', async () => {
      const store = await open();
      await store.plan(delivery('chair'));
      const [seen = delivery('nobody')] = await store.dueBy(instant('2024-01-15T01:00:00Z'), 1);
      const moved = await Promise.all(Array.from({ length: 20 }, () => store.move(seen, claim)));
      expect(moved.filter(Boolean)).toHaveLength(1);
      expect(await store.byOccurrence(occurrence)).toStrictEqual([delivery('chair', claim)]);
    });

    test('moves only what is still as it was seen', async () => {
      const store = await open();
      await store.plan(delivery('chair'));
      const stale = [{ state: 'claimed' as const }, { attempts: 1 }, { dueAt: iso('2024-01-15T00:30:01Z') }];
      for (const change of stale) expect(await store.move(delivery('chair', change), claim)).toBe(false);
      expect(await store.move(delivery('nobody'), claim)).toBe(false);
      expect(await store.byOccurrence(occurrence)).toStrictEqual([delivery('chair')]);
      const sameInstant = delivery('chair', { dueAt: iso('2024-01-15T07:30:00+07:00') });
      expect(await store.move(sameInstant, claim)).toBe(true);
    });

    test('F13: a claimed delivery comes back when its lease is over, a settled one never', async () => {
      const store = await open();
      await store.plan(delivery('chair'));
      await store.move(delivery('chair'), claim);
      expect(await store.dueBy(instant('2024-01-15T00:34:59Z'), 10)).toEqual([]);
      const [back = delivery('nobody')] = await store.dueBy(instant('2024-01-15T00:35:00Z'), 10);
      expect(back).toStrictEqual(delivery('chair', claim));
      expect(await store.move(back, sent)).toBe(true);
      expect(await store.dueBy(instant('2034-01-15T00:35:00Z'), 10)).toEqual([]);
      expect(await store.nextDueAt()).toBeNull();
      const settled = { ...claim, state: 'sent', messageId: 'ses-1' } as const;
      expect(await store.byOccurrence(occurrence)).toStrictEqual([delivery('chair', settled)]);
    });

    test('a delivery that was settled can be listed again', async () => {
      const store = await open();
      await store.plan(delivery('chair'));
      await store.move(delivery('chair'), { ...sent, state: 'failed', failure: 'MessageRejected' });
      const [failed = delivery('nobody')] = await store.byOccurrence(occurrence);
      const at = iso('2024-01-15T02:00:00Z');
      const again = { state: 'due', dueAt: at, attempts: 1, resentAt: at } as const;
      expect(await store.move(failed, again)).toBe(true);
      expect(await store.dueBy(instant('2024-01-15T02:00:00Z'), 10)).toStrictEqual([
        delivery('chair', { ...again, messageId: 'ses-1', failure: 'MessageRejected' }),
      ]);
    });

    test('F14: an event settles a delivery whose sender crashed', async () => {
      const store = await open();
      const { id } = delivery('chair');
      await store.plan(delivery('chair'));
      await store.move(delivery('chair'), claim);
      expect(await store.advance(id, { evidence: 'sent', messageId: 'ses-1' })).toBe('moved');
      expect(await store.dueBy(instant('2034-01-15T00:35:00Z'), 10)).toEqual([]);
      expect(await store.move(delivery('chair', claim), { ...claim, state: 'unknown' })).toBe(false);
    });

    test('F21: events in every order end in the same state', async () => {
      const store = await open();
      const orders = permutations<Evidence>(['returned', 'delivered', 'bounced', 'complained']);
      expect(orders).toHaveLength(24);
      for (const [index, order] of orders.entries()) {
        const planned = delivery(`r${index}`);
        await store.plan(planned);
        for (const evidence of order) await store.advance(planned.id, { evidence, messageId: 'ses-1' });
      }
      const states = (await store.byOccurrence(occurrence)).map(({ state }) => state);
      expect(new Set(states)).toEqual(new Set(['complained']));
    });

    test('F73: a temporary bounce gives way to Delivered, whichever comes first', async () => {
      const store = await open();
      const returned = { evidence: 'returned', failure: 'bounce: Transient/MailboxFull' } as const;
      const delivered = { evidence: 'delivered', messageId: 'ses-1' } as const;
      for (const key of ['a', 'b', 'c']) await store.plan(delivery(key));
      expect(await store.advance(delivery('a').id, returned)).toBe('moved');
      expect(await store.advance(delivery('a').id, returned)).toBe('unmoved');
      expect(await store.advance(delivery('a').id, { evidence: 'sent' })).toBe('unmoved');
      expect(await store.advance(delivery('b').id, returned)).toBe('moved');
      expect(await store.advance(delivery('b').id, delivered)).toBe('moved');
      expect(await store.advance(delivery('c').id, delivered)).toBe('moved');
      expect(await store.advance(delivery('c').id, returned)).toBe('unmoved');
      expect(await store.byOccurrence(occurrence)).toStrictEqual([
        delivery('a', { state: 'bounced', softBounce: true, failure: 'bounce: Transient/MailboxFull' }),
        delivery('b', { state: 'delivered', messageId: 'ses-1' }),
        delivery('c', { state: 'delivered', messageId: 'ses-1' }),
      ]);
      const hard = { evidence: 'bounced', failure: 'bounce: Permanent/General' } as const;
      expect(await store.advance(delivery('a').id, hard)).toBe('moved');
      expect(await store.advance(delivery('a').id, delivered)).toBe('unmoved');
      const [first] = await store.byOccurrence(occurrence);
      expect(first).toStrictEqual(delivery('a', { state: 'bounced', failure: 'bounce: Permanent/General' }));
    });

    test('F22: an event twice, or one that says less, changes nothing', async () => {
      const store = await open();
      const { id } = delivery('chair');
      await store.plan(delivery('chair'));
      const bounced = { evidence: 'bounced', messageId: 'ses-1', failure: 'Permanent' } as const;
      expect(await store.advance(id, { evidence: null })).toBe('unmoved');
      expect(await store.advance(id, bounced)).toBe('moved');
      expect(await store.advance(id, { evidence: 'bounced', failure: 'again' })).toBe('unmoved');
      expect(await store.advance(id, { evidence: 'delivered', messageId: 'ses-2' })).toBe('unmoved');
      expect(await store.byOccurrence(occurrence)).toStrictEqual([
        delivery('chair', { state: 'bounced', messageId: 'ses-1', failure: 'Permanent' }),
      ]);
    });

    test('F73: remarks stay beside the delivery, each once, oldest first, and never too many', async () => {
      const store = await open();
      const { id } = delivery('chair');
      await store.plan(delivery('chair'));
      const said = (kind: 'delayed' | 'automatic-answer', minute: number) =>
        ({
          kind,
          at: iso(`2024-01-15T00:${String(minute).padStart(2, '0')}:00Z`),
          detail: 'Transient/General or other',
        }) as const;
      const answer = { evidence: 'sent', remark: said('automatic-answer', 9) } as const;
      expect(await store.advance(id, answer)).toBe('moved');
      expect(await store.advance(id, answer)).toBe('unmoved');
      expect(await store.advance(id, { evidence: null, remark: said('delayed', 5) })).toBe('unmoved');
      expect(await store.advance(id, { evidence: 'delivered' })).toBe('moved');
      const timeless = { kind: 'other-event', at: null, detail: null } as const;
      expect(await store.advance(id, { evidence: null, remark: timeless })).toBe('unmoved');
      const remarks = [timeless, said('delayed', 5), said('automatic-answer', 9)];
      expect(await store.byOccurrence(occurrence)).toStrictEqual([
        delivery('chair', { state: 'delivered', remarks }),
      ]);
      for (let minute = 10; minute < 40; minute += 1) {
        expect(await store.advance(id, { evidence: null, remark: said('delayed', minute) })).toBe('unmoved');
      }
      const [full] = await store.byOccurrence(occurrence);
      expect(full?.remarks).toHaveLength(20);
    });

    test('F22: an event of an unknown delivery makes nothing, and is told apart from one that moves nothing', async () => {
      const store = await open();
      await store.plan(delivery('chair'));
      const { nominalTime } = occurrence;
      const remark = { kind: 'delayed', at: null, detail: null } as const;
      for (const id of [
        '',
        'chair',
        'report_20240115_chair',
        deliveryId({ job: 'report', nominalTime: iso(nominalTime) }, 'nobody'),
      ]) {
        for (const evidence of ['sent', 'returned', 'delivered', null] as const) {
          expect(await store.advance(id, { evidence })).toBe('unknown');
          expect(await store.advance(id, { evidence, remark })).toBe('unknown');
        }
      }
      expect(await store.byOccurrence(occurrence)).toStrictEqual([delivery('chair')]);
      expect(await store.keysOf({ ...occurrence, job: 'warn' })).toEqual([]);
    });

    test('F35: plans and lists more than one page', async () => {
      const store = await open();
      const post = text('Chủ tịch '.repeat(50).trim());
      const planned = Array.from({ length: 1_000 }, (_, index) => {
        const id = `r${String(index).padStart(4, '0')}`;
        return delivery(id, { recipient: { ...delivery(id).recipient, post } });
      });
      for (let start = 0; start < planned.length; start += 100) {
        await Promise.all(planned.slice(start, start + 100).map((one) => store.plan(one)));
      }
      expect(await store.byOccurrence(occurrence)).toStrictEqual(planned);
      expect(await store.keysOf(occurrence)).toEqual(planned.map(({ key }) => key));
      expect(await store.dueBy(instant('2024-01-15T00:30:00Z'), 990)).toHaveLength(990);
    });

    test('shares nothing with its callers', async () => {
      const store = await open();
      const mine = delivery('chair');
      await store.plan(mine);
      mine.recipient.email = 'else@example.org';
      const [read] = await store.dueBy(instant('2024-01-15T01:00:00Z'), 1);
      if (read !== undefined) read.recipient.post.vi = 'khác';
      expect(await store.byOccurrence(occurrence)).toStrictEqual([delivery('chair')]);
    });
  });
}

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((first) =>
    permutations(all.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  );
}
