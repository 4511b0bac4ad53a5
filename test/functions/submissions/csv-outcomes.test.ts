import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { receiptOfGood, receiptOfOne, refusedOther, unreadable } from '../../fixtures/answers/csv-answers.ts';
import { drawnId } from '../../fixtures/answers/drawn.ts';
import { acceptedEntry, cellError, fileAnswer, refusedEntry } from '../../fixtures/answers/file-answer.ts';
import { completeBy } from '../../fixtures/answers/receipt.ts';
import { lockedDetail } from '../../fixtures/answers/refusals.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { type CsvWorld, createCsvWorld, good, header, week } from '../../fixtures/csv-world.ts';
import { iso } from '../../fixtures/instants.ts';

const fileAnswerSchema = z.looseObject({ submissions: z.array(z.looseObject({ status: z.string() })) });

let csv: CsvWorld;

beforeEach(async () => {
  csv = await createCsvWorld();
});

describe('POST /v1/submissions with a CSV file: what was accepted', () => {
  it('answers 201 when all was accepted, with counts and receipts', async () => {
    csv.world.setNow('2024-01-05T02:00:00Z');
    expect(await csv.send([header, 'P.A,S,2024-W01,S.4,,,,,,1,'])).toEqual(
      fileAnswer(201, {
        status: 'accepted',
        accepted: 1,
        submissions: [
          acceptedEntry(
            [2],
            receiptOfOne({
              period: '2024-W01',
              receivedAt: iso('2024-01-05T02:00:00Z'),
              dueAt: iso('2024-01-05T09:00:00Z'),
              nextSteps: [completeBy(3, '16:00 ngày 05/01/2024 (Thứ Sáu)')],
            }),
          ),
        ],
      }),
    );
    expect(await csv.stored('P.A', '2024-W01')).toHaveLength(1);
  });

  it('P43: says accepted, partly accepted or rejected, with counts', async () => {
    const mixed = [...good, 'P.B,S,2024-W02,S.4,,,,,,1,', 'P.C,S,2024-W02,S.4,,,,,,1,'];
    const entry = acceptedEntry([2, 3], receiptOfGood());
    expect(await csv.send(good)).toEqual(
      fileAnswer(201, { status: 'accepted', accepted: 1, submissions: [entry] }),
    );
    expect(await csv.send(mixed, { key: 'file-1' })).toEqual(
      fileAnswer(207, {
        status: 'partly-accepted',
        accepted: 1,
        refused: 2,
        replayed: 1,
        submissions: [
          acceptedEntry([2, 3], receiptOfGood({ replayed: true })),
          refusedOther('P.B', 4),
          refusedOther('P.C', 5),
        ],
      }),
    );
    expect(await csv.send([header, ...mixed.slice(3)], { key: 'file-3' })).toEqual(
      fileAnswer(422, {
        status: 'rejected',
        refused: 2,
        submissions: [refusedOther('P.B', 2), refusedOther('P.C', 3)],
      }),
    );
  });

  it('P43: is accepted with warnings where one submission is and another one has none', async () => {
    // Monday, 03:00 in Vietnam: the week before is not locked yet.
    csv.world.setNow('2024-01-07T20:00:00Z');
    const reply = await csv.send([
      'unit,set,period,indicator,count,comment',
      'P.A,S,2024-W01,S.4,100,',
      'P.A,S,2024-W02,S.4,90,Giảm',
    ]);
    const { submissions, ...told } = fileAnswerSchema.parse(reply.body);
    expect([reply.status, told, submissions.map(({ status }) => status)]).toEqual([
      201,
      {
        status: 'accepted-with-warnings',
        accepted: 1,
        acceptedWithWarnings: 1,
        refused: 0,
        replayed: 0,
        pending: 0,
        errors: [],
        remarks: [],
      },
      ['accepted', 'accepted-with-warnings'],
    ]);
  });

  it('refuses what belongs to a locked period, and accepts what does not', async () => {
    const reply = await csv.send([...good, 'P.A,S,2024-W01,S.4,,,,,,1,']);
    expect(reply).toEqual(
      fileAnswer(207, {
        status: 'partly-accepted',
        accepted: 1,
        refused: 1,
        submissions: [
          acceptedEntry([2, 3], receiptOfGood()),
          refusedEntry(
            [4],
            'period-locked',
            lockedDetail('tuần 01/2024', '06:00 ngày 08/01/2024 (Thứ Hai)'),
            {
              period: '2024-W01',
            },
          ),
        ],
      }),
    );
  });

  it('refuses rows of another unit, and accepts one’s own beside them', async () => {
    expect(await csv.send([...good, 'P.B,S,2024-W02,S.4,,,,,,1,'])).toEqual(
      fileAnswer(207, {
        status: 'partly-accepted',
        accepted: 1,
        refused: 1,
        submissions: [acceptedEntry([2, 3], receiptOfGood()), refusedOther('P.B', 4)],
      }),
    );
    expect(await csv.stored('P.B')).toEqual([]);
    // An unknown unit is refused in the same words.
    expect(await csv.send([header, 'P.X,S,2024-W02,S.4,,,,,,1,'])).toEqual(
      fileAnswer(422, { status: 'rejected', refused: 1, submissions: [refusedOther('P.X', 2)] }),
    );
  });

  it('takes nothing of a file of which a row belongs to nobody', async () => {
    const [columns = '', ...rows] = good;
    expect(await csv.send([columns, ',S,2024-W02,S.4,,,,,,1,', ...rows])).toEqual(
      fileAnswer(422, {
        status: 'rejected',
        refused: 1,
        submissions: [refusedEntry([3, 4], 'invalid-submission', unreadable)],
        errors: [cellError(2, 'unit', 'required', 'Ô trống; cột này bắt buộc ở mọi hàng.')],
      }),
    );
    expect(await csv.stored()).toEqual([]);
  });

  it('names the first twenty indicators that each submission lacks, and says how many there are', async () => {
    const small = smallCatalogue();
    const wide = await createCsvWorld({
      ...small,
      sets: small.sets.map((set) => ({
        ...set,
        indicators: [
          ...set.indicators,
          ...Array.from({ length: 30 }, (_, at) => ({
            id: `S.1${at}`,
            number: 100 + at,
            group: 'G2',
            kind: 'points' as const,
            maxPoints: 10,
            name: { vi: `Chỉ số S.1${at}`, en: `Indicator S.1${at}` },
            appliesTo: { levels: ['department' as const] },
            measure: { vi: 'điểm', en: 'points' },
            evidence: { vi: 'thử', en: 'test' },
          })),
        ],
      })),
    });
    const { submissions } = await wide.bulk(good);
    expect(
      submissions.map((one) =>
        'receipt' in one ? [one.receipt.lacking.length, one.receipt.lackingCount] : [],
      ),
    ).toEqual([[20, 32]]);
  });

  it('names a thousand errors at most, and says how many more there are', async () => {
    const rows = Array.from({ length: 4_000 }, (_, at) => `P.A,S,2024-W0${1 + (at % 2)},X${at},x,x`);
    const { submissions } = await csv.bulk(['unit,set,period,indicator,count,amount', ...rows]);
    const errors = submissions.map((one) => (one.status === 'refused' ? one.errors : []));
    expect(errors.map(({ length }) => length)).toEqual([1_001, 1]);
    expect(errors.map((some) => some.at(-1))).toEqual([
      cellError(null, null, 'more-violations', 'Còn 3001 chỗ khác cần sửa, không nêu ở đây.'),
      cellError(null, null, 'more-violations', 'Còn 4000 chỗ khác cần sửa, không nêu ở đây.'),
    ]);
  });

  it('P48: dryRun gives the same entries with 200, and writes nothing', async () => {
    const mixed = [...good, 'P.B,S,2024-W02,S.4,,,,,,1,'];
    const answer = (http: number, id: string | null) =>
      fileAnswer(http, {
        status: 'partly-accepted',
        accepted: 1,
        refused: 1,
        submissions: [acceptedEntry([2, 3], receiptOfGood({ id })), refusedOther('P.B', 4)],
      });
    expect(await csv.send(mixed, { query: { dryRun: 'true' } })).toEqual(answer(200, null));
    expect(await csv.stored()).toEqual([]);
    expect(await csv.send(mixed)).toEqual(answer(207, drawnId(3)));
  });

  it('says everything in English when asked to', async () => {
    const answer = await csv.send(
      [header, `${week},S.9,,,,,,1,`],
      {},
      { headers: { 'accept-language': 'en' } },
    );
    const detail = 'Nothing was recorded: 1 thing needs fixing. Fix and send the whole submission again.';
    const error = cellError(
      2,
      'indicator',
      'unknown-indicator',
      'Set S (S) has no indicator “S.9”; GET /v1/catalogue lists them.',
    );
    expect(answer).toEqual(
      fileAnswer(
        422,
        {
          status: 'rejected',
          refused: 1,
          submissions: [refusedEntry([2], 'invalid-submission', detail, { errors: [error], language: 'en' })],
        },
        'en',
      ),
    );
  });
});
