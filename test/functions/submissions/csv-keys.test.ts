import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  acceptedFile,
  badQuery,
  receiptOfGood,
  receiptOfOne,
  refusedCells,
  refusedOther,
  wrongFigures,
} from '../../fixtures/answers/csv-answers.ts';
import { drawnId } from '../../fixtures/answers/drawn.ts';
import { notOneOf, unknownParameter } from '../../fixtures/answers/errors.ts';
import { acceptedEntry, cellError, fileAnswer, refusedEntry } from '../../fixtures/answers/file-answer.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { partial, preview, rankAgain } from '../../fixtures/answers/receipt.ts';
import { keyReusedDetail, needsReasonDetail } from '../../fixtures/answers/refusals.ts';
import { type CsvWorld, createCsvWorld, good } from '../../fixtures/csv-world.ts';
import { iso } from '../../fixtures/instants.ts';
import type { Reply } from '../../fixtures/world.ts';

const types = 'application/json, text/csv, application/octet-stream';

let csv: CsvWorld;

beforeEach(async () => {
  csv = await createCsvWorld();
});

const refusedSchema = z.object({
  detail: z.string(),
  errors: z.array(z.object({ column: z.string().nullable(), code: z.string() })),
});

describe('POST /v1/submissions with a CSV file: keys, headers and corrections', () => {
  it('F39, P46: answers the same file with the same key with the same receipts, and stores no further revision', async () => {
    const mixed = [...good, 'P.B,S,2024-W02,S.4,,,,,,1,'];
    const answer = (entry: ReturnType<typeof acceptedEntry>, counts = {}) =>
      fileAnswer(207, {
        status: 'partly-accepted',
        accepted: 1,
        refused: 1,
        ...counts,
        submissions: [entry, refusedOther('P.B', 4)],
      });
    expect(await csv.send(mixed)).toEqual(answer(acceptedEntry([2, 3], receiptOfGood())));
    csv.world.setNow('2024-01-16T02:00:00Z');
    const again = acceptedEntry([2, 3], receiptOfGood({ replayed: true, nextSteps: [] }));
    expect(await csv.send(mixed)).toEqual(answer(again, { replayed: 1 }));
    expect(await csv.stored()).toHaveLength(1);
  });

  it('F40, P46: with the same key, refuses other figures of what was accepted, and takes what was fixed', async () => {
    const wrong = 'P.A,S,2024-W01,S.9,,,,,,1,';
    csv.world.setNow('2024-01-08T02:00:00Z');
    await csv.world.ports.exceptions.put({
      id: '1',
      unit: 'P.A',
      set: 'S',
      period: '2024-W01',
      officer: 'x',
      reason: 'x',
      tokenId: 'x',
      openedAt: iso('2024-01-08T00:00:00Z'),
      expiresAt: iso('2024-01-20T00:00:00Z'),
    });
    const receivedAt = '2024-01-08T02:00:00Z';
    const entry = acceptedEntry([2, 3], receiptOfGood({ receivedAt }));
    expect(await csv.send([...good, wrong])).toEqual(
      fileAnswer(207, {
        status: 'partly-accepted',
        accepted: 1,
        refused: 1,
        submissions: [
          entry,
          refusedEntry([4], 'invalid-submission', wrongFigures(1), {
            period: '2024-W01',
            errors: [
              cellError(
                4,
                'indicator',
                'unknown-indicator',
                'Bộ chỉ số S (S) không có chỉ số «S.9»; xem danh mục tại GET /v1/catalogue.',
              ),
            ],
          }),
        ],
      }),
    );
    const late = {
      period: '2024-W01',
      receivedAt,
      dueAt: iso('2024-01-05T09:00:00Z'),
      status: 'late',
    } as const;
    expect(await csv.send([...good, wrong.replace('S.9', 'S.4')])).toEqual(
      fileAnswer(201, {
        status: 'accepted',
        accepted: 2,
        replayed: 1,
        submissions: [
          acceptedEntry([2, 3], receiptOfGood({ receivedAt, replayed: true })),
          acceptedEntry([4], receiptOfOne({ id: drawnId(3), ...late, nextSteps: [rankAgain('2024-W01')] })),
        ],
      }),
    );
    const changed = good.map((line) => line.replace('250', '251'));
    expect(await csv.send(changed)).toEqual(
      fileAnswer(422, {
        status: 'rejected',
        refused: 1,
        submissions: [refusedEntry([2, 3], 'idempotency-key-reused', keyReusedDetail)],
      }),
    );
    expect(await csv.stored()).toHaveLength(1);
  });

  it.each<[Record<string, string>, Record<string, string>, Reply]>([
    [
      { 'idempotency-key': '' },
      {},
      refused(
        'missing-idempotency-key',
        'Gửi tiêu đề «Idempotency-Key» một lần, gồm 1–128 ký tự ASCII không có dấu cách, dấu phẩy; mỗi lần gửi một khóa riêng; gửi lại thì dùng lại khóa cũ.',
      ),
    ],
    [
      { 'content-type': 'text/tab-separated-values' },
      {},
      refused(
        'unsupported-media-type',
        'Gửi nội dung với tiêu đề «Content-Type: application/json», «Content-Type: text/csv» hoặc «Content-Type: application/octet-stream», bảng mã UTF-8.',
        { headers: { accept: types, 'accept-post': types } },
      ),
    ],
    [{}, { locale: 'fr' }, badQuery(notOneOf('query:locale', 'vi', 'en'))],
    [{}, { dryRun: 'maybe' }, badQuery(notOneOf('query:dryRun', 'true', 'false'))],
    [{}, { colour: 'red' }, badQuery(unknownParameter('colour', 'dryRun', 'locale'))],
  ])('refuses the headers %j with the query %j', async (headers, query, refusal) => {
    expect(await csv.send(good, { query }, { headers })).toEqual(refusal);
    expect(await csv.stored()).toEqual([]);
  });

  it('names columns that the file lacks in the language of those that it has', async () => {
    const rows = (head: string, count: string, key: string) =>
      csv.send([head, `P.A;S;2024-W02;S.4;${count}`], { key });
    const vietnamese = 'Đơn vị;Bộ chỉ số;Kỳ;Chỉ số;Số lượng';
    expect((await rows(vietnamese, '300', 'file-1')).status).toBe(201);
    const refusedIn = async (head: string, language?: 'en') => {
      const headers = language === undefined ? {} : { 'accept-language': language };
      const reply = await csv.send([head, 'P.A;S;2024-W02;S.4;1'], { key: 'file-2' }, { headers });
      const { submissions } = z.object({ submissions: z.array(refusedSchema) }).parse(reply.body);
      return submissions.map(({ detail, errors }) => [
        detail,
        errors.map(({ column, code }) => `${column} ${code}`),
      ]);
    };
    expect(await refusedIn(vietnamese)).toEqual([
      [
        'Điều chỉnh phải nêu bản được điều chỉnh. Kỳ này đã có bản 1. Để điều chỉnh, ghi lý do vào cột «Lý do» và 1 ở cột «Bản».',
        ['Bản correction-needs-if-match', 'Lý do required'],
      ],
    ]);
    expect(await refusedIn('unit;set;period;indicator;count')).toEqual([
      [
        'Điều chỉnh phải nêu bản được điều chỉnh. Kỳ này đã có bản 1. Để điều chỉnh, ghi lý do vào cột «reason» và 1 ở cột «ifMatch».',
        ['ifMatch correction-needs-if-match', 'reason required'],
      ],
    ]);
    expect(await refusedIn('unit;set;period;indicator;quantity', 'en')).toEqual([
      [
        'A correction must name its revision. There is revision 1 for this period. To correct it, give the reason in the column “reason” and 1 in the column “ifMatch”.',
        ['ifMatch correction-needs-if-match', 'reason required'],
      ],
    ]);
  });

  it('P48: corrects the revision named in the column ifMatch, with a reason', async () => {
    await csv.send(good);
    const correction = (ifMatch: string, reason: string) => [
      'unit;set;period;indicator;count;ifMatch;reason',
      `P.A;S;2024-W02;S.4;300;${ifMatch};${reason}`,
    ];
    const needsRevision =
      'Kỳ này đã có bản 1. Để điều chỉnh, ghi lý do vào cột «reason» và 1 ở cột «ifMatch».';
    const outdated =
      'Bản mới nhất là 1. Xem lại số liệu của bản ấy rồi gửi điều chỉnh với 1 ở cột «ifMatch».';
    const refusals: [string, string, ...Parameters<typeof refusedEntry>][] = [
      ['', 'nhầm', [2], 'correction-needs-if-match', needsRevision],
      ['2', 'nhầm', [2], 'correction-outdated', outdated],
      [
        '1',
        '',
        [2],
        'invalid-submission',
        'Chưa ghi nhận: có 1 chỗ cần sửa. Sửa rồi gửi lại toàn bộ.',
        {
          errors: [cellError(2, 'reason', 'required', needsReasonDetail)],
        },
      ],
    ];
    for (const [ifMatch, reason, ...refusal] of refusals)
      expect(await csv.send(correction(ifMatch, reason), { key: 'file-2' })).toEqual(
        fileAnswer(422, { status: 'rejected', refused: 1, submissions: [refusedEntry(...refusal)] }),
      );
    expect(
      await csv.errorsOf(
        [
          'unit;set;period;indicator;count;points;Bản;reason',
          'P.A;S;2024-W02;S.4;300;;2;',
          'P.A;S;2024-W02;S.3;;11;;',
        ],
        { key: 'file-2' },
      ),
    ).toEqual(['2 Bản correction-outdated', '2 reason required', '3 points exceeds-whole']);
    expect(
      await csv.errorsOf(
        correction('', '').map((line) => line.replace('300', '#N/A')),
        { key: 'file-2' },
      ),
    ).toEqual(['2 count spreadsheet-error', '2 ifMatch correction-needs-if-match', '2 reason required']);
    for (const ifMatch of ['0', '-1', '1.0', 'abc', '9999999']) {
      const detail = `«${ifMatch}» không phải số bản; ghi số của bản cần điều chỉnh, ví dụ 1.`;
      expect(await csv.send(correction(ifMatch, 'nhầm'), { key: 'file-2' })).toEqual(
        refusedCells([2], cellError(2, 'ifMatch', 'not-a-revision', detail)),
      );
    }
    const corrected = (replayed: boolean) => {
      const told = receiptOfGood({ id: drawnId(4), revision: 2, preview: preview(36, 30, 6), replayed });
      const counts = { accepted: 1, replayed: replayed ? 1 : 0 };
      return fileAnswer(201, { status: 'accepted', ...counts, submissions: [acceptedEntry([2], told)] });
    };
    expect(await csv.send(correction('1', 'nhầm'), { key: 'file-2' })).toEqual(corrected(false));
    expect(await csv.send(correction('1', 'nhầm'), { key: 'file-2' })).toEqual(corrected(true));
    expect(await csv.stored()).toHaveLength(2);
  });

  it('refuses two revisions to correct in one submission, and takes one on any row', async () => {
    await csv.send(good);
    const columns = 'unit;set;period;indicator;count;points;ifMatch;reason';
    const rows = (first: string, second: string) => [
      columns,
      `P.A;S;2024-W02;S.4;300;;${first};nhầm`,
      `P.A;S;2024-W02;S.3;;1;${second};`,
    ];
    expect(await csv.errorsOf(rows('1', '2'), { key: 'file-2' })).toEqual(['3 ifMatch conflicting-cells']);
    expect(await csv.send(rows('', '1'), { key: 'file-2' })).toEqual(
      acceptedFile([2, 3], {
        id: drawnId(3),
        revision: 2,
        figures: 3,
        preview: preview(37, 30, 7),
        ...partial('S.2'),
      }),
    );
  });
});
