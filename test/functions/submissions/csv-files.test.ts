import { beforeEach, describe, expect, it } from 'vitest';
import { acceptedFile, noHeader, refusedEncoding } from '../../fixtures/answers/csv-answers.ts';
import { errorAt, refusedUncounted } from '../../fixtures/answers/problem.ts';
import { partial, preview } from '../../fixtures/answers/receipt.ts';
import { invalidFigures } from '../../fixtures/answers/refusals.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { type CsvWorld, createCsvWorld } from '../../fixtures/csv-world.ts';

let csv: CsvWorld;

beforeEach(async () => {
  csv = await createCsvWorld();
});

describe('POST /v1/submissions with a CSV file: its form', () => {
  it('reads a byte order mark, semicolons, CRLF, and line ends and quotes in quotes', async () => {
    const file =
      '\ufeffunit;set;period;indicator;count;note\r\nP.A;S;2024-W02;S.4;3;"Dòng một;\r\n""dòng"" hai"\r\n';
    expect(await csv.send(file)).toEqual(acceptedFile([2], { preview: preview(0.06, 0, 0.06) }));
    expect((await csv.stored()).map(({ note }) => note)).toEqual(['Dòng một;\r\n"dòng" hai']);
  });

  it('names the row a spreadsheet shows, also below a cell of several lines', async () => {
    const file = 'unit;set;period;indicator;count;note\nP.A;S;2024-W02;S.4;3;"a\nb"\nP.A;S;2024-W02;S.9;3;\n';
    expect(await csv.errorsOf(file)).toEqual(['3 indicator unknown-indicator']);
  });

  it('reads UTF-16 with a byte order mark, and refuses it without one as well as other encodings', async () => {
    const text = 'unit;set;period;indicator;count;note\nP.A;S;2024-W02;S.4;3;Đủ\n';
    const bom = Buffer.from('\ufeff', 'utf16le');
    const utf16 = Buffer.from(text, 'utf16le');
    expect(await csv.send(Buffer.concat([bom, utf16]))).toEqual(
      acceptedFile([2], { preview: preview(0.06, 0, 0.06) }),
    );
    expect((await csv.stored()).map(({ note }) => note)).toEqual(['Đủ']);
    const withNul = refusedEncoding(
      'nul-character',
      'Tệp chứa ký tự NUL: không phải văn bản, hoặc là UTF-16 thiếu dấu BOM. Trong Excel, chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».',
    );
    expect(await csv.send(utf16)).toEqual(withNul);
    expect(await csv.send(Buffer.from('unit;set\0', 'latin1'))).toEqual(withNul);
    const notUtf8 = refusedEncoding(
      'not-utf-8',
      'Tệp không phải văn bản UTF-8: 2 ký tự bị hỏng, ký tự đầu tiên ở dòng 2: «P.A;S\ufffd». Trong Excel, chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».',
    );
    expect(await csv.send(Buffer.from('unit;set\nP.A;S\u00f5\n\u00d2', 'latin1'))).toEqual(notUtf8);
  });

  it('F119: names the first letter that a gateway or a program replaced, and says how to save the file', async () => {
    const lines = ['unit;set;period;indicator;count;note', 'P.A;S;2024-W02;S.4;3;Ph\ufffd\ufffdng'];
    const refusal = (vi: string) => refusedEncoding('not-utf-8', vi);
    expect(await csv.send(lines)).toEqual(
      refusal(
        'Tệp không phải văn bản UTF-8: 2 ký tự bị hỏng, ký tự đầu tiên ở dòng 2: «24-W02;S.4;3;Ph\ufffd\ufffdng». Trong Excel, chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».',
      ),
    );
    const utf16 = Buffer.from(`\ufeff${lines[0]}\nP.A;S;2024-W02;S.4;3;Sở`, 'utf16le');
    expect(await csv.send(utf16.toString('utf8'))).toEqual(
      refusal(
        'Tệp là UTF-16, bị hỏng dọc đường vì gửi dưới dạng văn bản: gửi với tiêu đề «Content-Type: application/octet-stream», hoặc trong Excel chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».',
      ),
    );
    expect(await csv.stored()).toEqual([]);
    const asBytes = { headers: { 'content-type': 'application/octet-stream' } };
    expect(await csv.send(utf16, {}, asBytes)).toEqual(
      acceptedFile([2], { preview: preview(0.06, 0, 0.06) }),
    );
    expect((await csv.stored()).map(({ note }) => note)).toEqual(['Sở']);
  });

  it('takes a thousand values in one submission', async () => {
    const catalogue = smallCatalogue();
    const [set] = catalogue.sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const [first] = set.indicators.filter(({ kind }) => kind === 'amount');
    if (first?.kind !== 'amount') throw new Error('the fixture has changed');
    const more = Array.from({ length: 1_000 }, (_, at) => ({ ...first, id: `S.M${at}`, number: at + 100 }));
    csv = await createCsvWorld({
      ...catalogue,
      sets: [{ ...set, indicators: [...set.indicators, ...more] }],
    });
    const rows = more.map(({ id }, at) => `P.A;S;2024-W02;${id};${at},25`);
    const file = ['unit;set;period;indicator;amount', ...rows];
    expect(await csv.send(file)).toEqual(
      acceptedFile(
        more.map((_, at) => at + 2),
        { figures: 1_000, preview: preview(0, 0, 0), ...partial('S.1', 'S.2', 'S.3', 'S.4') },
      ),
    );
    expect((await csv.stored())[0]?.values.get('S.M999')).toEqual({ kind: 'amount', amount: 99_925 });
  });

  it('refuses more than 5,000 rows, and more than a mebibyte', async () => {
    const rows = Array.from({ length: 5_001 }, (_, at) => `P.A;S;2024-W02;X.${at};1`);
    expect(await csv.send(['unit;set;period;indicator;count', ...rows])).toEqual(
      invalidFigures(errorAt('row:5002', 'too-many-rows', 'Tệp có hơn 5000 hàng; chia thành nhiều tệp.')),
    );
    expect(await csv.send('x'.repeat(1024 * 1024 + 1))).toEqual(
      refusedUncounted(
        'too-large',
        'Nội dung có 1048577 byte, nhiều nhất là 1048576 byte. Chia nhỏ rồi gửi nhiều lần.',
      ),
    );
    expect(await csv.stored()).toEqual([]);
  });

  it.each([
    [
      'no rows',
      'unit;set;period;indicator;count\n',
      errorAt('row:1', 'no-rows', 'Dưới dòng tiêu đề không có hàng nào.'),
    ],
    ['nothing at all', '', errorAt('row:1', 'unknown-separator', noHeader)],
    ['two kinds of separators', 'a;b,c\n1;2,3\n', errorAt('row:1', 'unknown-separator', noHeader)],
    [
      'a quote that is never closed',
      'unit;set\n"P.A;S\n',
      errorAt('row:2', 'unterminated-quote', 'Dấu nháy kép mở ở dòng này không được đóng.'),
    ],
  ])('refuses %s as a whole', async (_, text, error) => {
    expect(await csv.send(text)).toEqual(invalidFigures(error));
  });

  it.each([
    ['an unknown column', 'unit;set;period;indicator;colour', ['1 colour unknown-column']],
    ['a column twice', 'unit;set;period;indicator;unit', ['1 unit duplicate-column']],
    ['a column too few', 'unit;set;period;count', ['1 indicator missing-column']],
  ])('refuses %s', async (_, columns, errors) => {
    const row = columns.replaceAll(/\w+/g, 'x');
    expect(await csv.errorsOf([columns, row])).toEqual(errors);
  });
});
