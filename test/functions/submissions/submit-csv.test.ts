import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { bulkResultSchema } from '../../../usecases/submitting/bulk-result.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
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
    const answer = await bulk([...good, 'P.A,S,2024-W01,S.4,,,,,,1,']);
    expect(answer.submissions[1]).toMatchObject({ type: '/docs/problems#period-locked' });
    world.setNow('2024-01-05T02:00:00Z');
    expect(await bulk([header, 'P.A,S,2024-W01,S.4,,,,,,1,'], { key: 'file-2' })).toMatchObject({
      http: 201,
      accepted: 1,
      refused: 0,
      errors: [],
      submissions: [
        {
          status: 'accepted',
          unit: 'P.A',
          set: 'S',
          period: '2024-W01',
          rows: [2],
          receipt: { revision: 1, figures: 1, status: 'on-time' },
        },
      ],
    });
    expect(await stored('P.A', '2024-W01')).toHaveLength(1);
  });

  it('P43: says accepted, partly accepted or rejected, with counts', async () => {
    const mixed = [...good, 'P.B,S,2024-W02,S.4,,,,,,1,', 'P.C,S,2024-W02,S.4,,,,,,1,'];
    expect(await send(good)).toMatchObject({
      status: 201,
      body: { status: 'accepted', accepted: 1, acceptedWithWarnings: 0, refused: 0 },
    });
    expect(await send(mixed, { key: 'file-1' })).toMatchObject({
      status: 207,
      body: { status: 'partly-accepted', accepted: 1, acceptedWithWarnings: 0, refused: 2 },
    });
    expect(await send([header, ...mixed.slice(3)], { key: 'file-3' })).toMatchObject({
      status: 422,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: { status: 'rejected', accepted: 0, acceptedWithWarnings: 0, refused: 2 },
    });
  });

  it('refuses rows of another unit, and accepts one’s own beside them', async () => {
    const answer = await bulk([...good, 'P.B,S,2024-W02,S.4,,,,,,1,']);
    expect(answer.submissions).toMatchObject([
      { status: 'accepted', unit: 'P.A', rows: [2, 3] },
      { status: 'refused', unit: 'P.B', rows: [4], type: '/docs/problems#forbidden', errors: [] },
    ]);
    expect(await stored('P.B')).toEqual([]);
    const unknown = await bulk([header, 'P.X,S,2024-W02,S.4,,,,,,1,']);
    const [refusal] = unknown.submissions;
    expect(refusal).toMatchObject({ type: '/docs/problems#forbidden' });
    expect(JSON.stringify(refusal).replaceAll('P.X', 'P.B').replace('"rows":[2]', '"rows":[4]')).toBe(
      JSON.stringify(answer.submissions[1]),
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
    expect(await errorsOf(file)).toEqual([
      '2 numerator exceeds-whole',
      '3 total required',
      '4 indicator unknown-indicator',
      '5 amount unknown-field',
    ]);
    expect(await stored()).toEqual([]);
  });

  it('takes nothing of a file of which a row belongs to nobody', async () => {
    const answer = await bulk([...good, ',S,2024-W02,S.4,,,,,,1,']);
    expect(answer).toMatchObject({
      http: 422,
      accepted: 0,
      refused: 1,
      errors: [{ row: 4, column: 'unit' }],
    });
    expect(await stored()).toEqual([]);
  });

  it.each([
    ['1.234', 'vi', '«1.234» là 1234 hay 1,2340?'],
    ['12.5', 'vi', '«12.5» là 12,5 hay 125?'],
    ['12,5', 'en', '«12,5» là 12.5 hay 125?'],
    ['1,234', 'en', '«1,234» là 1234 hay 1.2340?'],
  ])('P39: asks which number %s is under %s, and takes neither', async (text, locale, question) => {
    const file = ['unit;set;period;indicator;amount', `P.A;S;2024-W02;S.5;${text}`];
    const { submissions } = await bulk(file, { query: { locale } });
    expect(submissions).toMatchObject([
      {
        status: 'refused',
        errors: [
          { row: 2, column: 'amount', code: 'ambiguous-number', detail: expect.stringContaining(question) },
        ],
      },
    ]);
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
    expect(await send(file)).toMatchObject({ status: 201 });
    expect(await stored()).toMatchObject([{ note: 'Dòng một;\r\n"dòng" hai' }]);
  });

  it('names the row a spreadsheet shows, also below a cell of several lines', async () => {
    const file = 'unit;set;period;indicator;count;note\nP.A;S;2024-W02;S.4;3;"a\nb"\nP.A;S;2024-W02;S.9;3;\n';
    expect(await errorsOf(file)).toEqual(['3 indicator unknown-indicator']);
  });

  it('reads UTF-16 with a byte order mark, and refuses it without one as well as other encodings', async () => {
    const text = 'unit;set;period;indicator;count;note\nP.A;S;2024-W02;S.4;3;Đủ\n';
    const bom = Buffer.from('\ufeff', 'utf16le');
    const utf16 = Buffer.from(text, 'utf16le');
    expect(await send(Buffer.concat([bom, utf16]))).toMatchObject({ status: 201 });
    expect(await stored()).toMatchObject([{ note: 'Đủ' }]);
    const refusedFor = (code: string) => ({
      status: 400,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
      body: { type: '/docs/problems#malformed-request', errors: [{ code }] },
    });
    expect(await send(utf16)).toMatchObject(refusedFor('not-utf-8'));
    expect(await send(Buffer.from('unit;set\0', 'latin1'))).toMatchObject(refusedFor('nul-character'));
    expect(await send(Buffer.from('unit;set\nSở', 'latin1'))).toMatchObject(refusedFor('not-utf-8'));
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
    expect(await bulk(file)).toMatchObject({ http: 201, submissions: [{ receipt: { figures: 1_000 } }] });
    expect((await stored())[0]?.values.get('S.M999')).toEqual({ kind: 'amount', amount: 99_925 });
  });

  it('refuses more than 5,000 rows, and more than a mebibyte', async () => {
    const rows = Array.from({ length: 5_001 }, (_, at) => `P.A;S;2024-W02;X.${at};1`);
    expect(await send(['unit;set;period;indicator;count', ...rows])).toMatchObject({
      status: 422,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
      body: { errors: [{ pointer: 'row:5002', code: 'too-many-rows' }] },
    });
    expect(await send('x'.repeat(1024 * 1024 + 1))).toMatchObject({ status: 413 });
    expect(await stored()).toEqual([]);
  });

  it('names a thousand errors at most, and says how many more there are', async () => {
    const rows = Array.from({ length: 4_000 }, (_, at) => `P.A,S,2024-W0${1 + (at % 2)},X${at},x,x`);
    const { submissions } = await bulk(['unit,set,period,indicator,count,amount', ...rows]);
    const errors = submissions.map((one) => (one.status === 'refused' ? one.errors : []));
    expect(errors.map(({ length }) => length)).toEqual([1_001, 1]);
    expect(errors.map((some) => some.at(-1))).toMatchObject([
      { row: null, column: null, code: 'more-violations', detail: expect.stringContaining('3000') },
      { row: null, column: null, code: 'more-violations', detail: expect.stringContaining('4000') },
    ]);
  });

  it.each([
    ['no rows', 'unit;set;period;indicator;count\n', 'row:1', 'no-rows'],
    ['nothing at all', '', 'row:1', 'unknown-separator'],
    ['two kinds of separators', 'unit;set,period;indicator\n', 'row:1', 'unknown-separator'],
    ['a quote that is never closed', 'unit;set\n"P.A;S\n', 'row:2', 'unterminated-quote'],
  ])('refuses %s as a whole', async (_, text, pointer, code) => {
    expect(await send(text)).toMatchObject({
      status: 422,
      body: { type: '/docs/problems#invalid-submission', errors: [{ pointer, code }] },
    });
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
    const dry = await bulk(mixed, { query: { dryRun: 'true' } });
    expect(dry.http).toBe(200);
    expect(await stored()).toEqual([]);
    const real = await bulk(mixed);
    expect(real.http).toBe(207);
    const withoutIds = real.submissions.map((one) =>
      one.status === 'accepted' ? { ...one, receipt: { ...one.receipt, id: null } } : one,
    );
    expect({ ...dry, http: real.http }).toEqual({ ...real, submissions: withoutIds });
  });

  it('F39, P46: answers the same file with the same key with the same receipts, and stores no further revision', async () => {
    const mixed = [...good, 'P.B,S,2024-W02,S.4,,,,,,1,'];
    const first = await send(mixed);
    world.setNow('2024-01-16T02:00:00Z');
    expect(await send(mixed)).toEqual(first);
    expect(await stored()).toHaveLength(1);
  });

  it('F40, P46: with the same key, refuses other figures of what was accepted, and takes what was mended', async () => {
    const wrong = 'P.A,S,2024-W01,S.9,,,,,,1,';
    world.setNow('2024-01-08T02:00:00Z');
    await world.ports.exceptions.put({
      ...{ id: '1', unit: 'P.A', set: 'S', period: '2024-W01', officer: 'x', reason: 'x', tokenId: 'x' },
      ...{ openedAt: '2024-01-08T00:00:00Z', expiresAt: '2024-01-20T00:00:00Z' },
    });
    expect(await send([...good, wrong])).toMatchObject({ status: 207 });
    expect(await send([...good, wrong.replace('S.9', 'S.4')])).toMatchObject({ status: 201 });
    const changed = good.map((line) => line.replace('250', '251'));
    expect((await bulk(changed)).submissions).toMatchObject([
      { type: '/docs/problems#idempotency-key-reused' },
    ]);
    expect(await stored()).toHaveLength(1);
  });

  it.each([
    [{ 'idempotency-key': '' }, {}, 'missing-idempotency-key'],
    [{ 'content-type': 'text/tab-separated-values' }, {}, 'malformed-request'],
    [{}, { locale: 'fr' }, 'malformed-request'],
    [{}, { dryRun: 'maybe' }, 'malformed-request'],
    [{}, { colour: 'red' }, 'malformed-request'],
  ])('refuses the headers %j with the query %j', async (headers, query, code) => {
    const isOther = 'content-type' in headers && Object.keys(query).length === 0;
    expect(await send(good, { query }, { headers })).toMatchObject({
      status: isOther ? 415 : 400,
      body: { type: `/docs/problems#${isOther ? 'unsupported-media-type' : code}` },
    });
    expect(await stored()).toEqual([]);
  });

  it('P48: corrects the revision named in the column ifMatch, with a reason', async () => {
    await send(good);
    const correction = (ifMatch: string, reason: string) => [
      'unit;set;period;indicator;count;ifMatch;reason',
      `P.A;S;2024-W02;S.4;300;${ifMatch};${reason}`,
    ];
    const refusals: [string, string, string, string][] = [
      ['', 'nhầm', 'correction-needs-if-match', 'ghi 1 vào cột «ifMatch»'],
      ['2', 'nhầm', 'correction-outdated', 'ghi 1 vào cột «ifMatch»'],
      ['1', '', 'invalid-submission', 'có 1 chỗ cần sửa'],
    ];
    for (const [ifMatch, reason, code, told] of refusals)
      expect((await bulk(correction(ifMatch, reason), { key: 'file-2' })).submissions).toMatchObject([
        { status: 'refused', type: `/docs/problems#${code}`, detail: expect.stringContaining(told) },
      ]);
    for (const ifMatch of ['0', '-1', '1.0', 'abc', '9999999'])
      expect(await errorsOf(correction(ifMatch, 'nhầm'), { key: 'file-2' })).toEqual([
        '2 ifMatch not-a-revision',
      ]);
    expect(await bulk(correction('1', 'nhầm'), { key: 'file-2' })).toMatchObject({
      http: 201,
      submissions: [{ receipt: { revision: 2, figures: 2 } }],
    });
    expect(await bulk(correction('1', 'nhầm'), { key: 'file-2' })).toMatchObject({
      http: 201,
      submissions: [{ receipt: { revision: 2, figures: 2 } }],
    });
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
    expect(await bulk(rows('', '1'), { key: 'file-2' })).toMatchObject({ http: 201 });
  });

  it('takes “nothing to report”, not beside figures and not for a standing', async () => {
    const columns = 'unit;set;period;indicator;count;nothingToReport';
    expect(await send([columns, 'P.A;S;2024-W02;S.4;;có'])).toMatchObject({ status: 201 });
    expect((await stored())[0]?.values.get('S.4')).toEqual({ kind: 'none' });
    expect(await errorsOf([columns, 'P.A;S;2024-W02;S.4;3;x', 'P.A;S;2024-W02;S.5;;không'])).toEqual([
      '2 nothingToReport conflicting-cells',
      '3 nothingToReport not-a-mark',
    ]);
    token = await world.tokenFor({ role: 'unit', unit: 'P' });
    expect(await errorsOf([columns, 'P;S;2024-W02;S.QG;;x'])).toEqual([
      '2 nothingToReport standing-needs-figures',
    ]);
  });

  it('keeps comments on figures, and refuses one without its figure', async () => {
    const columns = 'unit;set;period;indicator;count;comment';
    expect(await send([columns, 'P.A;S;2024-W02;S.4;3;Hệ thống gián đoạn'])).toMatchObject({ status: 201 });
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
    const { submissions } = await bulk(file('71'));
    expect(submissions).toMatchObject([
      {
        errors: [
          {
            row: 2,
            column: 'statedPercent',
            code: 'stated-percent-disagrees',
            detail: expect.stringContaining('24344/25460 = 95,62'),
          },
        ],
      },
    ]);
    expect(await bulk(file('95,6'))).toMatchObject({ http: 201 });
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
    expect(answer.body).toMatchObject({
      submissions: [
        {
          detail: expect.stringContaining('Submission not valid'),
          errors: [{ detail: expect.stringContaining('has no indicator') }],
        },
      ],
    });
  });
});
