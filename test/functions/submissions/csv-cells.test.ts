import { beforeEach, describe, expect, it } from 'vitest';
import { acceptedFile, refusedCells, refusedRows } from '../../fixtures/answers/csv-answers.ts';
import { cellError, fileResult } from '../../fixtures/answers/file-answer.ts';
import { indicatorNamed } from '../../fixtures/answers/problem.ts';
import { partial, preview } from '../../fixtures/answers/receipt.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { type CsvWorld, createCsvWorld, header, week } from '../../fixtures/csv-world.ts';

const percent = { vi: '%', en: '%' };

let csv: CsvWorld;

beforeEach(async () => {
  csv = await createCsvWorld();
});

describe('POST /v1/submissions with a CSV file: its cells', () => {
  it('shows every error at its row and column', async () => {
    const file = [
      header,
      `${week},S.1,120,100,,,,,`,
      `${week},S.2,,,1,,,,`,
      `${week},S.9,,,,,,1,`,
      `${week},S.4,,,,,,1,2`,
    ];
    expect(await csv.send(file)).toEqual(
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
          'Bộ chỉ số S (S) không có chỉ số «S.9»; xem danh mục tại GET /v1/catalogue.',
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
    expect(await csv.stored()).toEqual([]);
  });

  it.each([
    [
      '1.234',
      'vi',
      '«1.234» có hơn hai chữ số thập phân; làm tròn đến hai chữ số. Nếu là 1234 thì ghi 1234. Số trong tệp đọc theo kiểu 1.234.567,89.',
    ],
    [
      '12.5',
      'vi',
      '«12.5» là 12,5 hay 125? Ghi lại đúng một trong hai dạng này. Số trong tệp đọc theo kiểu 1.234.567,89.',
    ],
    [
      '12,5',
      'en',
      '«12,5» là 12.5 hay 125? Ghi lại đúng một trong hai dạng này. Số trong tệp đọc theo kiểu 1,234,567.89.',
    ],
    [
      '1,234',
      'en',
      '«1,234» có hơn hai chữ số thập phân; làm tròn đến hai chữ số. Nếu là 1234 thì ghi 1234. Số trong tệp đọc theo kiểu 1,234,567.89.',
    ],
  ])('P39: asks which number %s is under %s, and takes neither', async (text, locale, question) => {
    const file = ['unit;set;period;indicator;amount', `P.A;S;2024-W02;S.5;${text}`];
    expect(await csv.send(file, { query: { locale } })).toEqual(
      refusedCells([2], cellError(2, 'amount', 'ambiguous-number', question, indicatorNamed('S.5'))),
    );
    expect(await csv.stored()).toEqual([]);
  });

  it('reads numbers as Vietnamese unless asked otherwise', async () => {
    const file = (amount: string) => ['unit;set;period;indicator;amount', `P.A;S;2024-W02;S.5;${amount}`];
    await csv.send(file('1.234.567,5'));
    expect((await csv.stored()).at(-1)?.values.get('S.5')).toEqual({ kind: 'amount', amount: 123_456_750 });
    csv = await createCsvWorld(smallCatalogue());
    await csv.send(file('1,234,567.5'), { query: { locale: 'en' } });
    expect((await csv.stored()).at(-1)?.values.get('S.5')).toEqual({ kind: 'amount', amount: 123_456_750 });
  });

  it.each(['1,234,567', '1.234.567', '1 234 567', '1\u00a0234\u202f567', '1,234,567.00', '1.234.567,00'])(
    'takes %j for a decimal number in both locales, since it has one meaning',
    async (text) => {
      const file = ['unit;set;period;indicator;amount', `P.A;S;2024-W02;S.5;${text}`];
      for (const locale of ['vi', 'en']) {
        csv = await createCsvWorld(smallCatalogue());
        expect((await csv.send(file, { query: { locale } })).status).toBe(201);
        expect((await csv.stored())[0]?.values.get('S.5')).toEqual({ kind: 'amount', amount: 123_456_700 });
      }
    },
  );

  it('takes a number with what it is measured in, and refuses another unit', async () => {
    const columns = 'unit;set;period;indicator;numerator;denominator;statedPercent;count;points;amount';
    const row = (indicator: string, cells: string) => `${week.replaceAll(',', ';')};${indicator};${cells}`;
    const catalogue = smallCatalogue();
    const sets = catalogue.sets.map((set) => ({
      ...set,
      indicators: set.indicators.map((one) => (one.id === 'S.5' ? { ...one, measure: percent } : one)),
    }));
    csv = await createCsvWorld({ ...catalogue, sets });
    expect(
      await csv.errorsOf([
        columns,
        row('S.1', '40 tử số;100;;;;'),
        row('S.3', ';;;;9,45 hồ sơ;'),
        row('S.4', ';;;12 nghìn;;'),
        row('S.5', ';;;;;85 hồ sơ'),
        row('S.2', ';;;;;85%'),
      ]),
    ).toEqual([
      '3 points not-a-number',
      '4 count not-a-number',
      '5 amount not-a-number',
      '6 amount percentage',
    ]);
    const file = [
      columns,
      row('S.1', '40;100;40 phần trăm;;;'),
      row('S.3', ';;;;9,45 điểm;'),
      row('S.4', ';;;1.234 HỒ SƠ;;'),
      row('S.5', ';;;;;85,5%'),
    ];
    expect((await csv.send(file)).status).toBe(201);
    expect([...((await csv.stored())[0]?.values ?? [])]).toEqual([
      ['S.1', { kind: 'ratio', numerator: 40, denominator: 100 }],
      ['S.3', { kind: 'points', points: 945 }],
      ['S.4', { kind: 'count', count: 1234 }],
      ['S.5', { kind: 'amount', amount: 8550 }],
    ]);
  });

  it('says both dates of a spreadsheet’s number of a day, and what a period became', async () => {
    const file = ['unit;set;period;indicator;count;asOf', 'P.A;S;2024-W02;S.4;1;45301'];
    expect(await csv.send(file)).toEqual(
      refusedCells(
        [2],
        cellError(
          2,
          'asOf',
          'ambiguous-date',
          '«45301» là số thứ tự ngày của bảng tính: 10/01/2024, hoặc 11/01/2028 nếu bảng tính đếm từ năm 1904. Định dạng ô là Ngày rồi lưu lại tệp, hoặc ghi 2024-01-10 hay 2028-01-11.',
        ),
      ),
    );
    expect(await csv.bulk([file[0] ?? '', 'P.A;S;45323;S.4;1;'])).toEqual({
      http: 422,
      ...fileResult({
        status: 'rejected',
        errors: [
          cellError(
            2,
            'period',
            'invalid-period',
            '«45323» không phải kỳ báo cáo; ghi như 2024-W02 hoặc «Tuần 02/2024», 2024-03 hoặc «Tháng 03/2024», 2024-Q1, 2024-H1, 2024. Bảng tính đã đổi kỳ thành ngày tháng: định dạng ô là Văn bản («Text») rồi ghi lại.',
          ),
        ],
      }),
    });
  });

  it.each(['#N/A', '#DIV/0!', '#REF!', '#NAME?', '#FIELD!', 'Err:502', '＃N/A'])(
    'names the indicator, row and column of %s',
    async (cell) => {
      expect(await csv.send(['unit;set;period;indicator;count', `P.A;S;2024-W02;S.4;${cell}`])).toEqual(
        refusedCells(
          [2],
          cellError(
            2,
            'count',
            'spreadsheet-error',
            `«${cell.replace('＃', '#')}» là lỗi công thức; sửa công thức rồi lưu lại tệp.`,
            indicatorNamed('S.4'),
          ),
        ),
      );
    },
  );

  it('takes “nothing to report”, not beside figures and not for a standing', async () => {
    const columns = 'unit;set;period;indicator;count;nothingToReport';
    expect(await csv.send([columns, 'P.A;S;2024-W02;S.4;;có'])).toEqual(
      acceptedFile([2], { preview: preview(0, 0, 0) }),
    );
    expect((await csv.stored())[0]?.values.get('S.4')).toEqual({ kind: 'none' });
    expect(await csv.errorsOf([columns, 'P.A;S;2024-W02;S.4;3;x', 'P.A;S;2024-W02;S.5;;không'])).toEqual([
      '2 nothingToReport conflicting-cells',
      '2 reason required',
      '3 nothingToReport not-a-mark',
    ]);
    csv.token = await csv.world.tokenFor({ role: 'unit', unit: 'P' });
    expect(await csv.errorsOf([columns, 'P;S;2024-W02;S.QG;;x'])).toEqual([
      '2 nothingToReport standing-needs-figures',
    ]);
  });

  it('keeps comments on figures, and refuses one without its figure', async () => {
    const columns = 'unit;set;period;indicator;count;comment';
    expect(await csv.send([columns, 'P.A;S;2024-W02;S.4;3;Hệ thống gián đoạn'])).toEqual(
      acceptedFile([2], { preview: preview(0.06, 0, 0.06) }),
    );
    expect((await csv.stored())[0]?.comments).toEqual(new Map([['S.4', 'Hệ thống gián đoạn']]));
    csv = await createCsvWorld(smallCatalogue());
    expect(await csv.errorsOf([columns, 'P.A;S;2024-W02;S.4;3;', 'P.A;S;2024-W02;S.5;;Không rõ'])).toEqual([
      '3 comment comment-without-value',
    ]);
  });

  it('holds a stated percentage to its two numbers', async () => {
    const file = (stated: string) => [
      'unit;set;period;indicator;numerator;denominator;statedPercent',
      `P.A;S;2024-W02;S.1;24344;25460;${stated}`,
    ];
    expect(await csv.send(file('71'))).toEqual(
      refusedRows(
        [2],
        cellError(
          2,
          'statedPercent',
          'stated-percent-disagrees',
          'Ghi 71% nhưng 24344/25460 = 95,62%; sửa tỷ lệ hoặc hai số thành phần.',
          indicatorNamed('S.1'),
        ),
      ),
    );
    expect(await csv.send(file('95,6'))).toEqual(
      acceptedFile([2], { preview: preview(60, 60, 0), ...partial('S.2', 'S.3', 'S.4') }),
    );
  });

  it('refuses dangerous names like any other', async () => {
    const file = [
      'unit;set;period;indicator;count',
      ...['__proto__', 'constructor', 'toString'].map((id) => `P.A;S;2024-W02;${id};1`),
    ];
    expect(await csv.errorsOf(file)).toEqual(
      ['2', '3', '4'].map((row) => `${row} indicator unknown-indicator`),
    );
    expect(await csv.errorsOf(['unit;set;period;indicator;count', '__proto__;S;2024-W02;S.4;1'])).toEqual([
      '2 unit invalid',
    ]);
  });
});
