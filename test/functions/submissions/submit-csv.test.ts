import { beforeEach, describe, expect, it } from 'vitest';
import { bulkResultSchema } from '../../../contract/submissions/bulk-result.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { drawnId } from '../../fixtures/answers/drawn.ts';
import { notOneOf, unknownField } from '../../fixtures/answers/errors.ts';
import { acceptedEntry, cellError, fileAnswer, refusedEntry } from '../../fixtures/answers/file-answer.ts';
import {
  type ExpectedError,
  errorAt,
  indicatorNamed,
  refused,
  refusedUncounted,
} from '../../fixtures/answers/problem.ts';
import { completeBy, partial, preview, rankAgain, receipt } from '../../fixtures/answers/receipt.ts';
import {
  invalidFigures,
  keyReusedDetail,
  lockedDetail,
  needsIfMatchDetail,
  needsReasonDetail,
  notYourUnitDetail,
  outdatedDetail,
} from '../../fixtures/answers/refusals.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { type Call, createWorld, type Reply } from '../../fixtures/world.ts';

const header = 'unit,set,period,indicator,numerator,denominator,done,total,points,count,amount';
const week = 'P.A,S,2024-W02';
const good = [header, `${week},S.1,40,100,,,,,`, `${week},S.4,,,,,,250,`];

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(() => prepare(smallCatalogue()));

async function prepare(catalogue: Catalogue) {
  world = createWorld();
  await world.applyCatalogue(catalogue);
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
}

function send(
  file: readonly string[] | string | Uint8Array,
  { key = 'file-1', query = {} }: { key?: string; query?: Record<string, string> } = {},
  changes: Partial<Call> = {},
): Promise<Reply> {
  return world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    query,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'text/csv; charset=utf-8',
      'idempotency-key': key,
      ...changes.headers,
    },
    body: typeof file === 'string' || file instanceof Uint8Array ? file : file.join('\n'),
  });
}

/** P.A's receipt for the two figures of `good`. */
const receiptOfGood = (differences: Parameters<typeof receipt>[0] = {}) =>
  receipt({ figures: 2, preview: preview(35, 30, 5), ...partial('S.2', 'S.3'), ...differences });

/** P.A's receipt for one figure: by default 1 of the count S.4. */
const receiptOfOne = (differences: Parameters<typeof receipt>[0] = {}) =>
  receipt({ preview: preview(0.02, 0, 0.02), ...partial('S.1', 'S.2', 'S.3'), ...differences });

/** The whole answer to a file with one accepted submission: by default 1 of the count S.4. */
const acceptedFile = (rows: number[], differences: Parameters<typeof receipt>[0] = {}) =>
  fileAnswer(201, {
    status: 'accepted',
    accepted: 1,
    submissions: [acceptedEntry(rows, receiptOfOne(differences))],
  });

const notYours = (unit: string) =>
  notYourUnitDetail(unit === 'P.X' ? '«P.X»' : `Sở ${unit.slice(-1)} (${unit})`);

/** Why nothing of a file with unreadable cells is recorded. */
const unreadable = 'Chưa ghi nhận: sửa các ô được nêu rồi gửi lại tệp.';

/** The whole answer to a file with one submission with unreadable cells. */
const refusedCells = (rows: number[], ...errors: ReturnType<typeof cellError>[]) =>
  fileAnswer(422, {
    status: 'rejected',
    refused: 1,
    submissions: [refusedEntry(rows, 'invalid-submission', unreadable, { errors })],
  });

/** Why nothing of a submission with invalid figures is recorded. */
const wrongFigures = (count: number) => `Chưa ghi nhận: có ${count} chỗ cần sửa. Sửa rồi gửi lại toàn bộ.`;

/** The whole answer to a file with one submission with invalid figures. */
const refusedRows = (rows: number[], ...errors: ReturnType<typeof cellError>[]) =>
  fileAnswer(422, {
    status: 'rejected',
    refused: 1,
    submissions: [refusedEntry(rows, 'invalid-submission', wrongFigures(errors.length), { errors })],
  });

/** The refusal of a file that cannot be read as text. */
const refusedEncoding = (code: string, detail: string) =>
  refused('malformed-request', detail, { errors: [errorAt('', code, detail)] });

/** The refusal of a query. */
function badQuery(error: ExpectedError) {
  return refused(
    'malformed-request',
    'Tham số: «locale» là «vi» (1.234,5) hoặc «en» (1,234.5); «dryRun» là «true» (chỉ kiểm tra) hoặc «false».',
    { errors: [error] },
  );
}

/** Another unit's submission, refused. */
const refusedOther = (unit: string, ...rows: number[]) =>
  refusedEntry(rows, 'forbidden', notYours(unit), { unit });

/** An answer of the documented form, with its HTTP status. */
async function bulk(...call: Parameters<typeof send>) {
  const { status, body } = await send(...call);
  return { http: status, ...bulkResultSchema.parse(body) };
}

/** Every error of the answer as `row column code`, those of the file first. */
async function errorsOf(...call: Parameters<typeof send>): Promise<string[]> {
  const { submissions, errors } = await bulk(...call);
  const all = [...errors, ...submissions.flatMap((one) => (one.status === 'refused' ? one.errors : []))];
  return all.map(({ row, column, code }) => `${row} ${column} ${code}`);
}

async function stored(unit = 'P.A', period = '2024-W02') {
  const set = (await world.ports.catalogues.current())?.catalogue.sets[0];
  if (set === undefined) throw new Error('the fixture has changed');
  return world.ports.submissions.revisions(set, period, unit);
}

describe('POST /v1/submissions with a CSV file', () => {
  it('answers 201 when all was accepted, with counts and receipts', async () => {
    world.setNow('2024-01-05T02:00:00Z');
    expect(await send([header, 'P.A,S,2024-W01,S.4,,,,,,1,'])).toEqual(
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
    expect(await stored('P.A', '2024-W01')).toHaveLength(1);
  });

  it('P43: says accepted, partly accepted or rejected, with counts', async () => {
    const mixed = [...good, 'P.B,S,2024-W02,S.4,,,,,,1,', 'P.C,S,2024-W02,S.4,,,,,,1,'];
    const entry = acceptedEntry([2, 3], receiptOfGood());
    expect(await send(good)).toEqual(
      fileAnswer(201, { status: 'accepted', accepted: 1, submissions: [entry] }),
    );
    expect(await send(mixed, { key: 'file-1' })).toEqual(
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
    expect(await send([header, ...mixed.slice(3)], { key: 'file-3' })).toEqual(
      fileAnswer(422, {
        status: 'rejected',
        refused: 2,
        submissions: [refusedOther('P.B', 2), refusedOther('P.C', 3)],
      }),
    );
  });

  it('refuses what belongs to a locked period, and accepts what does not', async () => {
    const reply = await send([...good, 'P.A,S,2024-W01,S.4,,,,,,1,']);
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
    expect(await send([...good, 'P.B,S,2024-W02,S.4,,,,,,1,'])).toEqual(
      fileAnswer(207, {
        status: 'partly-accepted',
        accepted: 1,
        refused: 1,
        submissions: [acceptedEntry([2, 3], receiptOfGood()), refusedOther('P.B', 4)],
      }),
    );
    expect(await stored('P.B')).toEqual([]);
    // An unknown unit is refused in the same words.
    expect(await send([header, 'P.X,S,2024-W02,S.4,,,,,,1,'])).toEqual(
      fileAnswer(422, { status: 'rejected', refused: 1, submissions: [refusedOther('P.X', 2)] }),
    );
  });

  it('tells every error at its row and column', async () => {
    const file = [
      header,
      `${week},S.1,120,100,,,,,`,
      `${week},S.2,,,1,,,,`,
      `${week},S.9,,,,,,1,`,
      `${week},S.4,,,,,,1,2`,
    ];
    expect(await send(file)).toEqual(
      refusedRows(
        [2, 3, 4, 5],
        cellError(
          2,
          'numerator',
          'exceeds-whole',
          'Tử số (120) không được lớn hơn mẫu số (100).',
          indicatorNamed('S.1'),
        ),
        cellError(3, 'total', 'required', 'Thiếu tổng số.', indicatorNamed('S.2')),
        cellError(
          4,
          'indicator',
          'unknown-indicator',
          'Bộ S không có chỉ số «S.9»; xem danh mục tại GET /v1/catalogue.',
        ),
        cellError(
          5,
          'amount',
          'unknown-field',
          'Không có trường «amount»; bỏ trường này hoặc kiểm tra chính tả.',
          indicatorNamed('S.4'),
        ),
      ),
    );
    expect(await stored()).toEqual([]);
  });

  it('takes nothing of a file of which a row belongs to nobody', async () => {
    expect(await send([...good, ',S,2024-W02,S.4,,,,,,1,'])).toEqual(
      fileAnswer(422, {
        status: 'rejected',
        refused: 1,
        submissions: [refusedEntry([2, 3], 'invalid-submission', unreadable)],
        errors: [cellError(4, 'unit', 'required', 'Ô trống; cột này bắt buộc ở mọi hàng.')],
      }),
    );
    expect(await stored()).toEqual([]);
  });

  it.each([
    [
      '1.234',
      'vi',
      '«1.234» là 1234 hay 1,2340? Ghi lại đúng một trong hai dạng này (số đã khai theo kiểu 1.234.567,89).',
    ],
    [
      '12.5',
      'vi',
      '«12.5» là 12,5 hay 125? Ghi lại đúng một trong hai dạng này (số đã khai theo kiểu 1.234.567,89).',
    ],
    [
      '12,5',
      'en',
      '«12,5» là 12.5 hay 125? Ghi lại đúng một trong hai dạng này (số đã khai theo kiểu 1,234,567.89).',
    ],
    [
      '1,234',
      'en',
      '«1,234» là 1234 hay 1.2340? Ghi lại đúng một trong hai dạng này (số đã khai theo kiểu 1,234,567.89).',
    ],
  ])('P39: asks which number %s is under %s, and takes neither', async (text, locale, question) => {
    const file = ['unit;set;period;indicator;amount', `P.A;S;2024-W02;S.5;${text}`];
    expect(await send(file, { query: { locale } })).toEqual(
      refusedCells([2], cellError(2, 'amount', 'ambiguous-number', question)),
    );
    expect(await stored()).toEqual([]);
  });

  it('reads numbers as Vietnamese unless told otherwise', async () => {
    const file = (amount: string) => ['unit;set;period;indicator;amount', `P.A;S;2024-W02;S.5;${amount}`];
    await send(file('1.234.567,5'));
    expect((await stored()).at(-1)?.values.get('S.5')).toEqual({ kind: 'amount', amount: 123_456_750 });
    await prepare(smallCatalogue());
    await send(file('1,234,567.5'), { query: { locale: 'en' } });
    expect((await stored()).at(-1)?.values.get('S.5')).toEqual({ kind: 'amount', amount: 123_456_750 });
  });

  it('reads a byte order mark, semicolons, CRLF, and line ends and quotes in quotes', async () => {
    const file =
      '\ufeffunit;set;period;indicator;count;note\r\nP.A;S;2024-W02;S.4;3;"Dòng một;\r\n""dòng"" hai"\r\n';
    expect(await send(file)).toEqual(acceptedFile([2], { preview: preview(0.06, 0, 0.06) }));
    expect((await stored()).map(({ note }) => note)).toEqual(['Dòng một;\r\n"dòng" hai']);
  });

  it('names the row a spreadsheet shows, also below a cell of several lines', async () => {
    const file = 'unit;set;period;indicator;count;note\nP.A;S;2024-W02;S.4;3;"a\nb"\nP.A;S;2024-W02;S.9;3;\n';
    expect(await errorsOf(file)).toEqual(['3 indicator unknown-indicator']);
  });

  it('reads UTF-16 with a byte order mark, and refuses it without one as well as other encodings', async () => {
    const text = 'unit;set;period;indicator;count;note\nP.A;S;2024-W02;S.4;3;Đủ\n';
    const bom = Buffer.from('\ufeff', 'utf16le');
    const utf16 = Buffer.from(text, 'utf16le');
    expect(await send(Buffer.concat([bom, utf16]))).toEqual(
      acceptedFile([2], { preview: preview(0.06, 0, 0.06) }),
    );
    expect((await stored()).map(({ note }) => note)).toEqual(['Đủ']);
    const notUtf8 = refusedEncoding(
      'not-utf-8',
      'Tệp không phải văn bản UTF-8. Trong Excel, chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».',
    );
    expect(await send(utf16)).toEqual(notUtf8);
    expect(await send(Buffer.from('unit;set\0', 'latin1'))).toEqual(
      refusedEncoding(
        'nul-character',
        'Tệp chứa ký tự NUL: không phải văn bản, hoặc là UTF-16 thiếu dấu BOM. Trong Excel, chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».',
      ),
    );
    expect(await send(Buffer.from('unit;set\nSở', 'latin1'))).toEqual(notUtf8);
  });

  it('takes a thousand values in one submission', async () => {
    const catalogue = smallCatalogue();
    const [set] = catalogue.sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const [first] = set.indicators.filter(({ kind }) => kind === 'amount');
    if (first?.kind !== 'amount') throw new Error('the fixture has changed');
    const more = Array.from({ length: 1_000 }, (_, at) => ({ ...first, id: `S.M${at}`, number: at + 100 }));
    await prepare({ ...catalogue, sets: [{ ...set, indicators: [...set.indicators, ...more] }] });
    const rows = more.map(({ id }, at) => `P.A;S;2024-W02;${id};${at},25`);
    const file = ['unit;set;period;indicator;amount', ...rows];
    expect(await send(file)).toEqual(
      acceptedFile(
        more.map((_, at) => at + 2),
        { figures: 1_000, preview: preview(0, 0, 0), ...partial('S.1', 'S.2', 'S.3', 'S.4') },
      ),
    );
    expect((await stored())[0]?.values.get('S.M999')).toEqual({ kind: 'amount', amount: 99_925 });
  });

  it('refuses more than 5,000 rows, and more than a mebibyte', async () => {
    const rows = Array.from({ length: 5_001 }, (_, at) => `P.A;S;2024-W02;X.${at};1`);
    expect(await send(['unit;set;period;indicator;count', ...rows])).toEqual(
      invalidFigures(errorAt('row:5002', 'too-many-rows', 'Tệp có hơn 5000 hàng; chia thành nhiều tệp.')),
    );
    expect(await send('x'.repeat(1024 * 1024 + 1))).toEqual(
      refusedUncounted(
        'too-large',
        'Nội dung có 1048577 byte, nhiều nhất là 1048576 byte. Chia nhỏ rồi gửi nhiều lần.',
      ),
    );
    expect(await stored()).toEqual([]);
  });

  it('names a thousand errors at most, and says how many more there are', async () => {
    const rows = Array.from({ length: 4_000 }, (_, at) => `P.A,S,2024-W0${1 + (at % 2)},X${at},x,x`);
    const { submissions } = await bulk(['unit,set,period,indicator,count,amount', ...rows]);
    const errors = submissions.map((one) => (one.status === 'refused' ? one.errors : []));
    expect(errors.map(({ length }) => length)).toEqual([1_001, 1]);
    expect(errors.map((some) => some.at(-1))).toEqual([
      cellError(null, null, 'more-violations', 'Còn 3000 chỗ khác cần sửa, không nêu ở đây.'),
      cellError(null, null, 'more-violations', 'Còn 4000 chỗ khác cần sửa, không nêu ở đây.'),
    ]);
  });

  it.each([
    [
      'no rows',
      'unit;set;period;indicator;count\n',
      errorAt('row:1', 'no-rows', 'Dưới dòng tiêu đề không có hàng nào.'),
    ],
    [
      'nothing at all',
      '',
      errorAt(
        'row:1',
        'unknown-separator',
        'Dòng đầu phải là tên cột, tách bằng một loại dấu: dấu phẩy, dấu chấm phẩy hoặc tab.',
      ),
    ],
    [
      'two kinds of separators',
      'unit;set,period;indicator\n',
      errorAt(
        'row:1',
        'unknown-separator',
        'Dòng đầu phải là tên cột, tách bằng một loại dấu: dấu phẩy, dấu chấm phẩy hoặc tab.',
      ),
    ],
    [
      'a quote that is never closed',
      'unit;set\n"P.A;S\n',
      errorAt('row:2', 'unterminated-quote', 'Dấu nháy kép mở ở dòng này không được đóng.'),
    ],
  ])('refuses %s as a whole', async (_, text, error) => {
    expect(await send(text)).toEqual(invalidFigures(error));
  });

  it.each([
    ['an unknown column', 'unit;set;period;indicator;colour', ['1 colour unknown-column']],
    ['a column twice', 'unit;set;period;indicator;unit', ['1 unit duplicate-column']],
    ['a column too few', 'unit;set;period;count', ['1 indicator missing-column']],
  ])('refuses %s', async (_, columns, errors) => {
    const row = columns.replaceAll(/\w+/g, 'x');
    expect(await errorsOf([columns, row])).toEqual(errors);
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
    expect(await send(mixed, { query: { dryRun: 'true' } })).toEqual(answer(200, null));
    expect(await stored()).toEqual([]);
    expect(await send(mixed)).toEqual(answer(207, drawnId(3)));
  });

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
    expect(await send(mixed)).toEqual(answer(acceptedEntry([2, 3], receiptOfGood())));
    world.setNow('2024-01-16T02:00:00Z');
    const again = acceptedEntry([2, 3], receiptOfGood({ replayed: true, nextSteps: [] }));
    expect(await send(mixed)).toEqual(answer(again, { replayed: 1 }));
    expect(await stored()).toHaveLength(1);
  });

  it('F40, P46: with the same key, refuses other figures of what was accepted, and takes what was fixed', async () => {
    const wrong = 'P.A,S,2024-W01,S.9,,,,,,1,';
    world.setNow('2024-01-08T02:00:00Z');
    await world.ports.exceptions.put({
      ...{ id: '1', unit: 'P.A', set: 'S', period: '2024-W01', officer: 'x', reason: 'x', tokenId: 'x' },
      ...{ openedAt: iso('2024-01-08T00:00:00Z'), expiresAt: iso('2024-01-20T00:00:00Z') },
    });
    const receivedAt = '2024-01-08T02:00:00Z';
    const entry = acceptedEntry([2, 3], receiptOfGood({ receivedAt }));
    expect(await send([...good, wrong])).toEqual(
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
                'Bộ S không có chỉ số «S.9»; xem danh mục tại GET /v1/catalogue.',
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
    expect(await send([...good, wrong.replace('S.9', 'S.4')])).toEqual(
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
    expect(await send(changed)).toEqual(
      fileAnswer(422, {
        status: 'rejected',
        refused: 1,
        submissions: [refusedEntry([2, 3], 'idempotency-key-reused', keyReusedDetail)],
      }),
    );
    expect(await stored()).toHaveLength(1);
  });

  it.each<[Record<string, string>, Record<string, string>, Reply]>([
    [
      { 'idempotency-key': '' },
      {},
      refused(
        'missing-idempotency-key',
        'Gửi tiêu đề «Idempotency-Key» gồm 1–128 ký tự ASCII, mỗi lần gửi một khóa riêng; gửi lại thì dùng lại khóa cũ.',
      ),
    ],
    [
      { 'content-type': 'text/tab-separated-values' },
      {},
      refused(
        'unsupported-media-type',
        'Gửi nội dung dạng JSON, với tiêu đề «Content-Type: application/json».',
      ),
    ],
    [{}, { locale: 'fr' }, badQuery(notOneOf('query:locale', 'vi', 'en'))],
    [{}, { dryRun: 'maybe' }, badQuery(notOneOf('query:dryRun', 'true', 'false'))],
    [{}, { colour: 'red' }, badQuery(unknownField('query:colour', 'colour'))],
  ])('refuses the headers %j with the query %j', async (headers, query, refusal) => {
    expect(await send(good, { query }, { headers })).toEqual(refusal);
    expect(await stored()).toEqual([]);
  });

  it('P48: corrects the revision named in the column ifMatch, with a reason', async () => {
    await send(good);
    const correction = (ifMatch: string, reason: string) => [
      'unit;set;period;indicator;count;ifMatch;reason',
      `P.A;S;2024-W02;S.4;300;${ifMatch};${reason}`,
    ];
    const refusals: [string, string, ...Parameters<typeof refusedEntry>][] = [
      ['', 'nhầm', [2], 'correction-needs-if-match', needsIfMatchDetail],
      ['2', 'nhầm', [2], 'correction-outdated', outdatedDetail],
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
      expect(await send(correction(ifMatch, reason), { key: 'file-2' })).toEqual(
        fileAnswer(422, { status: 'rejected', refused: 1, submissions: [refusedEntry(...refusal)] }),
      );
    for (const ifMatch of ['0', '-1', '1.0', 'abc', '9999999']) {
      const detail = `«${ifMatch}» không phải số bản; ghi số của bản cần điều chỉnh, ví dụ 1.`;
      expect(await send(correction(ifMatch, 'nhầm'), { key: 'file-2' })).toEqual(
        refusedCells([2], cellError(2, 'ifMatch', 'not-a-revision', detail)),
      );
    }
    const corrected = (replayed: boolean) => {
      const told = receiptOfGood({ id: drawnId(4), revision: 2, preview: preview(36, 30, 6), replayed });
      const counts = { accepted: 1, replayed: replayed ? 1 : 0 };
      return fileAnswer(201, { status: 'accepted', ...counts, submissions: [acceptedEntry([2], told)] });
    };
    expect(await send(correction('1', 'nhầm'), { key: 'file-2' })).toEqual(corrected(false));
    expect(await send(correction('1', 'nhầm'), { key: 'file-2' })).toEqual(corrected(true));
    expect(await stored()).toHaveLength(2);
  });

  it('refuses two revisions to correct in one submission, and takes one on any row', async () => {
    await send(good);
    const columns = 'unit;set;period;indicator;count;points;ifMatch;reason';
    const rows = (first: string, second: string) => [
      columns,
      `P.A;S;2024-W02;S.4;300;;${first};nhầm`,
      `P.A;S;2024-W02;S.3;;1;${second};`,
    ];
    expect(await errorsOf(rows('1', '2'), { key: 'file-2' })).toEqual(['3 ifMatch conflicting-cells']);
    expect(await send(rows('', '1'), { key: 'file-2' })).toEqual(
      acceptedFile([2, 3], {
        id: drawnId(3),
        revision: 2,
        figures: 3,
        preview: preview(37, 30, 7),
        ...partial('S.2'),
      }),
    );
  });

  it('takes “nothing to report”, not beside figures and not for a standing', async () => {
    const columns = 'unit;set;period;indicator;count;nothingToReport';
    expect(await send([columns, 'P.A;S;2024-W02;S.4;;có'])).toEqual(
      acceptedFile([2], { preview: preview(0, 0, 0) }),
    );
    expect((await stored())[0]?.values.get('S.4')).toEqual({ kind: 'none' });
    expect(await errorsOf([columns, 'P.A;S;2024-W02;S.4;3;x', 'P.A;S;2024-W02;S.5;;không'])).toEqual([
      '2 nothingToReport conflicting-cells',
      '2 reason required',
      '3 nothingToReport not-a-mark',
    ]);
    token = await world.tokenFor({ role: 'unit', unit: 'P' });
    expect(await errorsOf([columns, 'P;S;2024-W02;S.QG;;x'])).toEqual([
      '2 nothingToReport standing-needs-figures',
    ]);
  });

  it('keeps comments on figures, and refuses one without its figure', async () => {
    const columns = 'unit;set;period;indicator;count;comment';
    expect(await send([columns, 'P.A;S;2024-W02;S.4;3;Hệ thống gián đoạn'])).toEqual(
      acceptedFile([2], { preview: preview(0.06, 0, 0.06) }),
    );
    expect((await stored())[0]?.comments).toEqual(new Map([['S.4', 'Hệ thống gián đoạn']]));
    await prepare(smallCatalogue());
    expect(await errorsOf([columns, 'P.A;S;2024-W02;S.4;3;', 'P.A;S;2024-W02;S.5;;Không rõ'])).toEqual([
      '3 comment comment-without-value',
    ]);
  });

  it('holds a stated percentage to its two numbers', async () => {
    const file = (stated: string) => [
      'unit;set;period;indicator;numerator;denominator;statedPercent',
      `P.A;S;2024-W02;S.1;24344;25460;${stated}`,
    ];
    expect(await send(file('71'))).toEqual(
      refusedRows(
        [2],
        cellError(
          2,
          'statedPercent',
          'stated-percent-disagrees',
          'Ghi 71 % nhưng 24344/25460 = 95,62 %; sửa tỷ lệ hoặc hai số thành phần.',
          indicatorNamed('S.1'),
        ),
      ),
    );
    expect(await send(file('95,6'))).toEqual(
      acceptedFile([2], { preview: preview(60, 60, 0), ...partial('S.2', 'S.3', 'S.4') }),
    );
  });

  it('refuses dangerous names like any other', async () => {
    const file = [
      'unit;set;period;indicator;count',
      ...['__proto__', 'constructor', 'toString'].map((id) => `P.A;S;2024-W02;${id};1`),
    ];
    expect(await errorsOf(file)).toEqual(['2', '3', '4'].map((row) => `${row} indicator unknown-indicator`));
    expect(await errorsOf(['unit;set;period;indicator;count', '__proto__;S;constructor;S.4;1'])).toEqual([
      '2 unit invalid',
    ]);
  });

  it('says everything in English when asked to', async () => {
    const answer = await send([header, `${week},S.9,,,,,,1,`], {}, { headers: { 'accept-language': 'en' } });
    const detail = 'Nothing was recorded: 1 thing needs fixing. Fix and send the whole submission again.';
    const error = cellError(
      2,
      'indicator',
      'unknown-indicator',
      'Set S has no indicator “S.9”; GET /v1/catalogue lists them.',
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
