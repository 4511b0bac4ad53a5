import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { bulkResultSchema } from '../../../contract/submissions/bulk-result.ts';
import { counted } from '../../fixtures/answers/headers.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { createWorld, lambdaContext } from '../../fixtures/world.ts';

const header = 'unit,set,period,indicator,points';
const week = (number: number) => `P.A,S,2024-W${String(number).padStart(2, '0')},S.3,2`;
const weeks = (count: number) => Array.from({ length: count }, (_, at) => week(at + 1));

const plenty = { requests: Number.POSITIVE_INFINITY, batch: 1_000_000 };

/** A world in March 2024 in which P.A may still send every week of the year. */
async function yearWorld(unit = plenty) {
  const world = createWorld('2024-03-20T02:00:20Z', {
    limits: { unit, reader: plenty, leader: plenty, operations: plenty },
  });
  const { sets, ...catalogue } = smallCatalogue();
  const lock = { workingDaysAfter: 60, time: '06:00' };
  await world.applyCatalogue({ ...catalogue, sets: sets.map((set) => ({ ...set, lock })) });
  const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  const send = (
    rows: readonly string[],
    { key = 'file-1', language = 'en', remaining = timeFor(100) } = {},
  ) =>
    world.submissions(
      {
        method: 'POST',
        path: '/v1/submissions',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'text/csv',
          'idempotency-key': key,
          'accept-language': language,
        },
        body: [header, ...rows].join('\n'),
      },
      lambdaContext(remaining),
    );
  const [set] = sets;
  if (set === undefined) throw new Error('the fixture has changed');
  const revisionsOf = async (number: number) =>
    (await world.ports.submissions.revisions(set, `2024-W${String(number).padStart(2, '0')}`, 'P.A')).length;
  return { world, send, revisionsOf };
}

/** The time of a function in which it can process this many submissions; the chain around it looks once, too. */
function timeFor(submissions: number) {
  let left = submissions;
  return () => {
    left -= 1;
    return left >= 0 ? 15_000 : 5_000;
  };
}

const counts = ({ status, body }: { status: number; body: unknown }) => {
  const { submissions: _, errors: _errors, remarks: _remarks, ...told } = bulkResultSchema.parse(body);
  return { http: status, ...told };
};

const none = { accepted: 0, acceptedWithWarnings: 0, refused: 0, replayed: 0, pending: 0 };

describe('F91: a file of many submissions', () => {
  const others = Array.from({ length: 4_940 }, (_, at) => `P.${at},S,2024-W01,S.3,2`);

  it('is refused above a hundred before anything is written, with where to split it', async () => {
    const { world, send, revisionsOf } = await yearWorld();
    const rows = [week(1), ...others.slice(0, 4_939)];
    const append = vi.spyOn(world.ports.submissions, 'append');
    expect(await send(rows)).toEqual(
      refused(
        'invalid-submission',
        'Nothing was recorded: 1 thing needs fixing. Fix and send the whole submission again.',
        {
          language: 'en',
          headers: counted(40),
          errors: [
            {
              pointer: 'row:102',
              code: 'too-many-submissions',
              detail:
                'The file has 4940 submissions (one per unit, set and period), more than 100; move the rows from this one on to another file, for example one file per set or per quarter. The command “tiendo submit” splits a file by itself.',
            },
          ],
        },
      ),
    );
    expect(await send(rows.slice(0, 101), { language: 'vi' })).toEqual(
      refused('invalid-submission', 'Chưa ghi nhận: có 1 chỗ cần sửa. Sửa rồi gửi lại toàn bộ.', {
        headers: counted(40),
        errors: [
          {
            pointer: 'row:102',
            code: 'too-many-submissions',
            detail:
              'Tệp có 101 lượt gửi (mỗi đơn vị, bộ chỉ số và kỳ là một lượt), quá 100; từ hàng này trở đi chuyển sang tệp khác, ví dụ mỗi bộ chỉ số hoặc mỗi quý một tệp. Lệnh «tiendo submit» tự chia tệp.',
          },
        ],
      }),
    );
    expect(append).not.toHaveBeenCalled();
    expect(await revisionsOf(1)).toBe(0);
  });

  it('is taken up to a hundred, by a catalogue that is read once', async () => {
    const { world, send } = await yearWorld();
    const current = vi.spyOn(world.ports.catalogues, 'current');
    const reply = await send([...weeks(11), ...others.slice(0, 89)]);
    expect(counts(reply)).toEqual({
      ...none,
      http: 207,
      status: 'partly-accepted',
      accepted: 11,
      refused: 89,
    });
    expect(current).toHaveBeenCalledTimes(1);
  });

  it('that names one submission in many rows counts it once', async () => {
    const { send, revisionsOf } = await yearWorld();
    const rows = Array.from({ length: 200 }, () => week(1));
    expect(counts(await send(rows))).toEqual({ ...none, http: 422, status: 'rejected', refused: 1 });
    expect(await revisionsOf(1)).toBe(0);
  });

  it('says what is recorded and what is pending when its time is up; sent again, it goes on', async () => {
    const { send, revisionsOf } = await yearWorld();
    const first = await send(weeks(5), { remaining: timeFor(3) });
    expect(counts(first)).toEqual({ ...none, http: 207, status: 'unfinished', accepted: 3, pending: 2 });
    const { submissions } = bulkResultSchema.parse(first.body);
    expect(submissions.slice(3)).toEqual(
      [4, 5].map((number) => ({
        status: 'pending',
        unit: 'P.A',
        set: 'S',
        period: `2024-W0${number}`,
        rows: [number + 1],
        detail:
          'Not processed: the time for one request was up. Send the same file with the same Idempotency-Key again: what was accepted keeps its receipt, and this one is processed.',
      })),
    );
    expect(await Promise.all([1, 2, 3, 4, 5].map(revisionsOf))).toEqual([1, 1, 1, 0, 0]);
    const again = { ...none, http: 201, status: 'accepted', accepted: 5, replayed: 3 };
    expect(counts(await send(weeks(5)))).toEqual(again);
    expect(await Promise.all([1, 2, 3, 4, 5].map(revisionsOf))).toEqual([1, 1, 1, 1, 1]);
  });

  it('ends with each recorded once, wherever its attempts run out of time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
        async (times) => {
          const { send, revisionsOf } = await yearWorld();
          let recorded = 0;
          for (const steps of times) {
            const { accepted, pending, replayed } = counts(
              await send(weeks(6), { remaining: timeFor(steps) }),
            );
            // The first is always processed; what was recorded before is told again.
            expect([accepted + pending, replayed]).toEqual([6, Math.min(recorded, steps)]);
            recorded = Math.max(recorded, accepted);
          }
          await send(weeks(6));
          expect(await Promise.all([1, 2, 3, 4, 5, 6].map(revisionsOf))).toEqual([1, 1, 1, 1, 1, 1]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('counts as many requests; one that does not fit in the minute records nothing', async () => {
    const { world, send, revisionsOf } = await yearWorld({ requests: 8, batch: 2 });
    const rateOf = z.looseObject({ ratelimit: z.string() });
    expect(rateOf.parse((await send(weeks(5))).headers).ratelimit).toBe('"requests";r=3;t=40');
    const other = [6, 7, 8, 9, 10, 11].map(week);
    expect(await send(other, { key: 'file-2' })).toEqual(
      refused(
        'too-many-requests',
        'This unit, with all of its tokens, made more than 8 requests in a minute; each submission of a CSV file counts as one. Send again in 40 seconds; other units are not affected.',
        { language: 'en', headers: { ...counted(40, 8, 0), 'retry-after': '40' } },
      ),
    );
    expect(await revisionsOf(6)).toBe(0);
    world.setNow('2024-03-20T02:01:00Z');
    expect((await send(other, { key: 'file-2' })).status).toBe(201);
  });
});
