import { beforeEach, describe, expect, it } from 'vitest';
import { refusedCells, unreadable } from '../../fixtures/answers/csv-answers.ts';
import { acceptedEntry, cellError, fileAnswer, refusedEntry } from '../../fixtures/answers/file-answer.ts';
import { indicatorNamed } from '../../fixtures/answers/problem.ts';
import { partial, preview, receipt } from '../../fixtures/answers/receipt.ts';
import { type CsvWorld, createCsvWorld } from '../../fixtures/csv-world.ts';

let csv: CsvWorld;

beforeEach(async () => {
  csv = await createCsvWorld();
});

/** The figures in force of P.A, or of another unit. */
const inForce = async (unit = 'P.A', period = '2024-W02') =>
  Object.fromEntries((await csv.stored(unit, period)).at(-1)?.values ?? []);

const ratio = { kind: 'ratio', numerator: 40, denominator: 100 };

describe('a header of two rows', () => {
  it('has names under a heading that was merged across columns, and the others above', async () => {
    const file = [
      'BÁO CÁO TUẦN;;;;;;;',
      'STT;Đơn vị;Bộ chỉ số;Kỳ;Chỉ số;;Số liệu;;Ghi chú',
      ';;;;Mã;Tên;Tử số;Mẫu số;',
      '1;Sở A;S;2024-W02;S.1;Chỉ số S.1;40;100;Đủ',
    ];
    expect(await csv.send(file)).toEqual(
      fileAnswer(201, {
        status: 'accepted',
        accepted: 1,
        submissions: [
          acceptedEntry([4], receipt({ preview: preview(30, 30, 0), ...partial('S.2', 'S.3', 'S.4') })),
        ],
        remarks: [
          cellError(1, null, 'title-rows', 'Bỏ qua hàng 1, trên dòng tên cột: «BÁO CÁO TUẦN».'),
          cellError(
            2,
            null,
            'column-groups',
            'Tên cột đọc từ hàng 2, 3: «STT Đơn vị Bộ chỉ số Kỳ Mã Chỉ số Tên Ch…».',
          ),
          cellError(2, 'STT', 'skipped-column', 'Bỏ qua cột «STT» (cột A).'),
        ],
      }),
    );
    expect(await inForce()).toEqual({ 'S.1': ratio });
  });

  it('may name more columns below than above, repeat on the next page, and have its columns numbered', async () => {
    const above = 'Đơn vị;Bộ chỉ số;Kỳ;Chỉ số;Số liệu;;;;';
    const below = ';;;;Tử số;Mẫu số;Hoàn thành;Tổng số;Điểm';
    const file = [
      above,
      below,
      '(1);(2);(3);(4);(5);(6);(7);(8);(9)',
      'Sở A;S;2024-W02;S.1;40;100;;;',
      above,
      below,
      'Sở A;S;2024-W02;S.2;;;1;4;',
      'Sở A;S;2024-W02;S.3;;;;;9,45',
    ];
    expect((await csv.bulk(file)).remarks.map(({ row, code }) => [row, code])).toEqual([
      [1, 'column-groups'],
      [3, 'column-numbers'],
      [5, 'repeated-header'],
    ]);
    expect(await inForce()).toEqual({
      'S.1': ratio,
      'S.2': { kind: 'tasks', done: 1, total: 4 },
      'S.3': { kind: 'points', points: 945 },
    });
  });

  it('may say each name again in the other language', async () => {
    const file = ['Đơn vị;Bộ;Kỳ;Chỉ số;Điểm', 'unit;set;period;indicator;points', 'Sở A;S;2024-W02;S.3;9'];
    expect((await csv.bulk(file)).remarks.map(({ row, code }) => [row, code])).toEqual([
      [1, 'column-groups'],
    ]);
    expect(await inForce()).toEqual({ 'S.3': { kind: 'points', points: 900 } });
  });

  it('is refused where a name below its heading is none, at that name', async () => {
    const file = ['Đơn vị;Bộ;Kỳ;Chỉ số;Số liệu;;Ghi chú', ';;;;Điểm;Kỳ trước;', 'Sở A;S;2024-W02;S.3;9;8;'];
    expect(await csv.errorsOf(file)).toEqual(['1 Kỳ trước unknown-column']);
  });
});

describe('cells merged downwards', () => {
  it('mean the cell above in each block, and the answer says so', async () => {
    csv.world.setNow('2024-01-05T02:00:00Z');
    const file = [
      'Đơn vị;Bộ chỉ số;Kỳ;Chỉ số;Điểm;Số lượng',
      'Sở A;S;Tuần 01/2024;S.3;9,45;',
      ';;;S.4;;250',
      'Sở B;;;S.3;8;',
      ';;;S.4;;1',
    ];
    const one = (unit: string, rows: number[]) =>
      refusedEntry(
        rows,
        'forbidden',
        `Mã truy cập này không được gửi số liệu của ${unit}; dùng mã truy cập của đơn vị ấy.`,
        {
          unit: 'P.B',
          period: '2024-W01',
        },
      );
    const merged = (column: string, rows: string) =>
      cellError(
        3,
        column,
        'merged-cells',
        `Ô trống ở cột «${column}», hàng ${rows}, đọc như ô phía trên (ô gộp).`,
      );
    const told = await csv.bulk(file);
    expect([told.http, told.submissions[1], told.remarks]).toEqual([
      207,
      one('Sở B (P.B)', [4, 5]),
      [merged('Đơn vị', '3, 5'), merged('Bộ chỉ số', '3, 4, 5'), merged('Kỳ', '3, 4, 5')],
    ]);
    expect(await inForce('P.A', '2024-W01')).toEqual({
      'S.3': { kind: 'points', points: 945 },
      'S.4': { kind: 'count', count: 250 },
    });
  });

  it.each<[string, string[], string[]]>([
    ['the same above and below', ['Sở A', '', 'Sở A', 'Sở B', 'Sở B'], []],
    ['one unit in the file', ['Sở A', 'Sở A', '', 'Sở A', ''], []],
    [
      'another below where every row says its own',
      ['Sở A', 'Sở A', '', 'Sở B', 'Sở B'],
      ['4 Đơn vị ambiguous-blank'],
    ],
    ['nothing below there', ['Sở B', 'Sở B', 'Sở A', 'Sở A', ''], ['6 Đơn vị ambiguous-blank']],
    ['nothing above', ['', 'Sở A', '', '', ''], ['2 Đơn vị required']],
  ])('an empty cell with %s', async (_, units, errors) => {
    const ids = ['S.3', 'S.4', 'S.5', 'S.4', 'S.3'];
    const file = [
      'Đơn vị;Bộ;Kỳ;Chỉ số;Số liệu',
      ...units.map((unit, at) => `${unit};S;2024-W02;${ids[at]};1`),
    ];
    const all = await csv.errorsOf(file);
    expect(all.filter((error) => / (?:ambiguous-blank|required)$/.test(error))).toEqual(errors);
  });

  it('that may mean two units are refused with both', async () => {
    const file = [
      'Đơn vị;Bộ;Kỳ;Chỉ số;Số liệu',
      ...['Sở A;S;2024-W02;S.3;1', 'Sở A;S;2024-W02;S.4;1', ';S;2024-W02;S.5;1', 'Sở B;S;2024-W02;S.4;1'],
    ];
    const forbidden =
      'Mã truy cập này không được gửi số liệu của Sở B (P.B); dùng mã truy cập của đơn vị ấy.';
    expect(await csv.send(file)).toEqual(
      fileAnswer(422, {
        status: 'rejected',
        refused: 2,
        submissions: [
          refusedEntry([2, 3], 'invalid-submission', unreadable),
          refusedEntry([5], 'forbidden', forbidden, { unit: 'P.B' }),
        ],
        errors: [
          cellError(
            4,
            'Đơn vị',
            'ambiguous-blank',
            'Ô trống: là «Sở A» như hàng trên hay «Sở B» như hàng dưới? Ghi vào ô này.',
          ),
        ],
      }),
    );
  });
});

describe('one column for all figures', () => {
  it.each(['Số liệu', 'Giá trị', 'KẾT QUẢ', 'Value', 'so lieu'])(
    '«%s» holds the only quantity of a count, of points and of an amount',
    async (column) => {
      const file = [
        `unit;set;period;indicator;${column}`,
        'P.A;S;2024-W02;S.3;9,45 điểm',
        'P.A;S;2024-W02;S.4;1.250',
        'P.A;S;2024-W02;S.5;1,234,567',
        'P.A;S;2024-W02;S.2;Không phát sinh',
      ];
      expect((await csv.send(file)).status).toBe(201);
      expect(await inForce()).toEqual({
        'S.2': { kind: 'none' },
        'S.3': { kind: 'points', points: 945 },
        'S.4': { kind: 'count', count: 1250 },
        'S.5': { kind: 'amount', amount: 123_456_700 },
      });
    },
  );

  it('holds both parts of a ratio or of tasks, written with a slash, and each part is checked', async () => {
    const file = (ratio: string, tasks: string) => [
      'unit;set;period;indicator;Số liệu',
      `P.A;S;2024-W02;S.1;${ratio}`,
      `P.A;S;2024-W02;S.2;${tasks}`,
    ];
    expect(await csv.errorsOf(file('5/4', '1,5/2'))).toEqual([
      '2 Số liệu exceeds-whole',
      '3 Số liệu not-whole',
    ]);
    expect(await csv.errorsOf(file('1/2/3', '4/'))).toEqual([
      '2 Số liệu needs-parts',
      '3 Số liệu needs-parts',
    ]);
    const points = ['unit;set;period;indicator;Số liệu', 'P.A;S;2024-W02;S.3;4/63'];
    expect(await csv.errorsOf(points)).toEqual(['2 Số liệu not-a-number']);
    expect((await csv.send(file('1.250/2.500', ' 3 / 4 '))).status).toBe(201);
    expect(await inForce()).toEqual({
      'S.1': { kind: 'ratio', numerator: 1250, denominator: 2500 },
      'S.2': { kind: 'tasks', done: 3, total: 4 },
    });
  });

  it('says which columns a figure of several parts needs, and names the cell of every other error', async () => {
    const file = [
      'unit;set;period;indicator;Số liệu;points',
      'P.A;S;2024-W02;S.1;85;',
      'P.A;S;2024-W02;S.2;85%;',
      'P.A;S;2024-W02;S.3;9;9',
      'P.A;S;2024-W02;S.4;12,5;',
      'P.A;S;2024-W02;S.5;#N/A;',
      'P.A;S;2024-W02;S.9;1;',
    ];
    expect(await csv.send(file)).toEqual(
      refusedCells(
        [2, 3, 4, 5, 6, 7],
        cellError(
          2,
          'Số liệu',
          'needs-parts',
          'Một số ở cột «Số liệu» chưa đủ: cần tử số và mẫu số, mỗi số một cột: «Tử số», «Mẫu số».',
          indicatorNamed('S.1'),
        ),
        cellError(
          3,
          'Số liệu',
          'percentage',
          '«85%» là tỷ lệ phần trăm; cần số hoàn thành và tổng số.',
          indicatorNamed('S.2'),
        ),
        cellError(
          4,
          'Số liệu',
          'conflicting-cells',
          'Hàng có số liệu ở cả cột này và cột riêng của chỉ số; chỉ giữ một.',
          indicatorNamed('S.3'),
        ),
        cellError(
          5,
          'Số liệu',
          'not-whole',
          '«12,5» có phần thập phân; ở đây cần số nguyên.',
          indicatorNamed('S.4'),
        ),
        cellError(
          6,
          'Số liệu',
          'spreadsheet-error',
          '«#N/A» là lỗi công thức; sửa công thức rồi lưu lại tệp.',
          indicatorNamed('S.5'),
        ),
        cellError(
          7,
          'indicator',
          'unknown-indicator',
          'Bộ chỉ số S (S) không có chỉ số «S.9»; xem danh mục tại GET /v1/catalogue.',
        ),
      ),
    );
    expect(await csv.errorsOf([file[0] ?? '', 'P.A;S;2024-W02;S.3;11;'])).toEqual([
      '2 Số liệu exceeds-whole',
    ]);
    csv.token = await csv.world.tokenFor({ role: 'unit', unit: 'P' });
    for (const standing of ['4', '4/63'])
      expect(await csv.errorsOf([file[0] ?? '', `P;S;2024-W02;S.QG;${standing};`])).toEqual([
        '2 Số liệu needs-parts',
      ]);
    expect(await csv.errorsOf(['Đơn vị;Bộ;Kỳ;S.QG', 'P;S;2024-W02;4/63'])).toEqual(['1 S.QG needs-parts']);
  });

  it('holds a percentage beside the parts of a ratio to them', async () => {
    const file = (value: string) => [
      'unit;set;period;indicator;numerator;denominator;Kết quả',
      `P.A;S;2024-W02;S.1;40;100;${value}`,
    ];
    expect(await csv.errorsOf(file('41%'))).toEqual(['2 Kết quả stated-percent-disagrees']);
    expect(await csv.errorsOf(file('40'))).toEqual(['2 Kết quả needs-parts']);
    expect(await csv.errorsOf(file('40%'))).toEqual([]);
    expect(await inForce()).toEqual({ 'S.1': ratio });
  });
});

describe('a column for each indicator', () => {
  it('is taken where every figure is one number, by code, name or both', async () => {
    const file = [
      'BÁO CÁO;;;;;;',
      'STT;Đơn vị;Bộ chỉ số;Kỳ;S.3;Chỉ số S.4;s.5 - Chỉ số S.5;Ghi chú',
      '1;Sở A;S;Tuần 02/2024;9,45;1.250;KPS;Đủ',
      '2;Sở B;;;8;;;',
      ';Tổng cộng;;;17,45;1.250;;',
      ';;;;;;Người lập biểu;',
    ];
    const told = await csv.bulk(file);
    expect(told.remarks.map(({ row, code }) => [row, code])).toEqual([
      [1, 'title-rows'],
      [2, 'skipped-column'],
      [4, 'merged-cells'],
      [4, 'merged-cells'],
      [5, 'total-row'],
      [6, 'text-row'],
    ]);
    expect(told.submissions.map(({ unit, rows, status }) => [unit, rows, status])).toEqual([
      ['P.A', [3], 'accepted'],
      ['P.B', [4], 'refused'],
    ]);
    const [one] = await csv.stored();
    expect([Object.fromEntries(one?.values ?? []), one?.note]).toEqual([
      {
        'S.3': { kind: 'points', points: 945 },
        'S.4': { kind: 'count', count: 1250 },
        'S.5': { kind: 'none' },
      },
      'Đủ',
    ]);
  });

  it('holds figures of two numbers with a slash', async () => {
    const file = (ratio: string) => ['Đơn vị;Bộ;Kỳ;S.1;S.2;S.4', `Sở A;S;2024-W02;${ratio};1/4;250`];
    expect(await csv.errorsOf(file('5/4'))).toEqual(['2 S.1 exceeds-whole']);
    expect((await csv.send(file('40/100'))).status).toBe(201);
    expect(await inForce()).toEqual({
      'S.1': { kind: 'ratio', numerator: 40, denominator: 100 },
      'S.2': { kind: 'tasks', done: 1, total: 4 },
      'S.4': { kind: 'count', count: 250 },
    });
  });

  it('has its errors at the row and the indicator’s column, those of the row once', async () => {
    const file = [
      'Đơn vị;Bộ;Kỳ;S.3;Chỉ số S.4;S.5;Ngày số liệu',
      'Sở A;S;2024-W02;11;12,5;#REF!;31/02/2024',
      'Sở A;S;Feb-24;1;2;3;',
      ';S;2024-W02;1;2;3;',
    ];
    expect(await csv.errorsOf(file)).toEqual([
      '3 Kỳ invalid-period',
      '4 Đơn vị required',
      '2 Ngày số liệu not-a-date',
      '2 Chỉ số S.4 not-whole',
      '2 S.5 spreadsheet-error',
      '2 S.3 exceeds-whole',
    ]);
  });

  it('is refused with how to reshape it where each indicator has columns for its parts', async () => {
    const file = ['Đơn vị;Bộ;Kỳ;S.1;;S.2;', ';;;Tử số;Mẫu số;Hoàn thành;Tổng số', 'Sở A;S;2024-W02;1;2;3;4'];
    expect(await csv.send(file)).toEqual(
      fileAnswer(422, {
        status: 'rejected',
        errors: [
          cellError(
            1,
            'indicator',
            'missing-column',
            'Thiếu cột bắt buộc «indicator» (Chỉ số). Chuyển bảng thành mỗi hàng một chỉ số: cột Đơn vị, Bộ chỉ số, Kỳ, Chỉ số, rồi các cột số liệu như Tử số, Mẫu số, Điểm.',
          ),
        ],
      }),
    );
  });

  it('is refused with how to reshape it where a figure has parts, a column names nothing or belongs to no indicator', async () => {
    const reshape =
      'huyển bảng thành mỗi hàng một chỉ số: cột Đơn vị, Bộ chỉ số, Kỳ, Chỉ số, rồi các cột số liệu như Tử số, Mẫu số, Điểm.';
    const file = [
      'Đơn vị;Bộ;Kỳ;S.1;Chỉ số S.2;S.3;Chỉ số lạ;Giải trình;Chỉ số S.3',
      'Sở A;S;2024-W02;85;1;9;1;x;9',
    ];
    expect(await csv.send(file)).toEqual(
      fileAnswer(422, {
        status: 'rejected',
        errors: [
          cellError(
            1,
            'S.1',
            'needs-parts',
            `Chỉ số S.1 (S.1) cần tử số và mẫu số: ghi cả hai vào ô, như «412/425», hoặc c${reshape}`,
          ),
          cellError(
            1,
            'Chỉ số S.2',
            'needs-parts',
            `Chỉ số S.2 (S.2) cần số hoàn thành và tổng số: ghi cả hai vào ô, như «412/425», hoặc c${reshape}`,
          ),
          cellError(
            1,
            'Chỉ số lạ',
            'unknown-column',
            `«Chỉ số lạ» không phải tên cột và không phải chỉ số của bộ S. Sửa tên, hoặc c${reshape}`,
          ),
          cellError(
            1,
            'Giải trình',
            'column-of-no-indicator',
            `Cột «Giải trình» thuộc về một chỉ số, nhưng bảng có nhiều chỉ số trên một hàng. C${reshape}`,
          ),
          cellError(1, 'Chỉ số S.3', 'duplicate-column', 'Chỉ số S.3 có ở hai cột; chỉ giữ một.'),
        ],
      }),
    );
  });
});
