import { beforeEach, describe, expect, it } from 'vitest';
import { acceptedFile, refusedCells } from '../../fixtures/answers/csv-answers.ts';
import { acceptedEntry, cellError, fileAnswer } from '../../fixtures/answers/file-answer.ts';
import { errorAt, indicatorNamed, refused } from '../../fixtures/answers/problem.ts';
import { partial, preview, receipt } from '../../fixtures/answers/receipt.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { type CsvWorld, createCsvWorld } from '../../fixtures/csv-world.ts';

let csv: CsvWorld;

beforeEach(async () => {
  csv = await createCsvWorld();
});

const named = (id: string) => indicatorNamed(id);

describe('a CSV file as Vietnamese Excel saves it', () => {
  it('is accepted with titles, Vietnamese columns, names, groups, totals and numbers of rows, and says what it passed over', async () => {
    const file = [
      'UBND TỈNH;;;;;;;;;;;;',
      'BÁO CÁO KẾT QUẢ TUẦN 02/2024;;;;;;;;;;;;',
      ';;;;;;;;;;;;',
      'STT;Đơn vị;Bộ chỉ số;Kỳ;CHỈ SỐ;Đơn vị tính;Tử số;Mẫu số;Điểm;Số lượng;Ngày số liệu;Ghi chú;',
      '(1);(2);(3);(4);(5);(6);(7);(8);(9);(10);(11);(12);',
      '1;Sở A;Bộ chỉ số S;Tuần 02/2024;Chỉ số S.1;hồ sơ;158.206;200.000;-;-;10/01/2024;Không vướng mắc;',
      '2;sở a;s;2024-w02;s.3;điểm;-;-;9,45;–;;;',
      '3;P.A;S;02/2024;S.4 - Chỉ số S.4;cái;;;;Không phát sinh;;-;',
      ';Tổng cộng;;;;;158.206;200.000;9,45;;;;',
      ';;;;;;;;;;;;',
      ';;;;;;;;;Người lập biểu;;;',
    ];
    const remark = (row: number, column: string | null, code: string, detail: string) =>
      cellError(row, column, code, detail);
    const answer = (id: string | null) => ({
      status: 'accepted' as const,
      accepted: 1,
      submissions: [
        acceptedEntry(
          [6, 7, 8],
          receipt({ id, figures: 3, preview: preview(78.23, 59.33, 18.9), ...partial('S.2') }),
        ),
      ],
      remarks: [
        remark(1, null, 'title-rows', 'Bỏ qua hàng 1, 2, trên dòng tên cột: «UBND TỈNH».'),
        remark(4, 'STT', 'skipped-column', 'Bỏ qua cột «STT» (cột A).'),
        remark(4, 'Đơn vị tính', 'skipped-column', 'Bỏ qua cột «Đơn vị tính» (cột F).'),
        remark(
          5,
          null,
          'column-numbers',
          'Bỏ qua hàng 5 (số thứ tự của cột): «(1) (2) (3) (4) (5) (6) (7) (8) (9) (10)…».',
        ),
        remark(
          9,
          null,
          'total-row',
          'Bỏ qua hàng 9 (hàng tổng cộng, không phải số liệu của chỉ số): «Tổng cộng 158.206 200.000 9,45».',
        ),
        remark(11, null, 'text-row', 'Bỏ qua hàng 11 (không có chỉ số và số liệu): «Người lập biểu».'),
      ],
    });
    expect(await csv.send(file.join('\r\n'), { query: { dryRun: 'true' } })).toEqual(
      fileAnswer(200, answer(null)),
    );
    expect((await csv.send(Buffer.from(`\ufeff${file.join('\r')}`, 'utf16le'))).status).toBe(201);
    expect((await csv.stored()).map(({ values, asOf, note }) => [[...values], asOf, note])).toEqual([
      [
        [
          ['S.1', { kind: 'ratio', numerator: 158_206, denominator: 200_000 }],
          ['S.3', { kind: 'points', points: 945 }],
          ['S.4', { kind: 'none' }],
        ],
        '2024-01-10',
        'Không vướng mắc',
      ],
    ]);
  });

  it('names what is wrong at the columns as the file calls them, all at once, with the indicator', async () => {
    const file = [
      'Đơn vị;Bộ chỉ số;Kỳ;Chỉ số;Tử số;Mẫu số;Điểm;Số lượng;Ngày số liệu;Ghi chú',
      'Sở A;S;Tuần 02/2024;Chỉ số S.1;95%;;;;31/02/2024;',
      'Sở A;S;Tuần 02/2024;Chỉ số S.2;;;;;;Thi?u ngu?i',
      'Sở A;S;Tuần 02/2024;Chỉ số S.3;;;10,5;;;',
      'Sở A;S;Tuần 02/2024;Chỉ số S.4;;;;-;;',
      'Sở A;S;Tuần 02/2024;Chỉ số lạ;;;;1;;',
      'Sở A;S;Tuần 02/2024;S.5;;;#DIV/0!;;;',
    ];
    expect(await csv.send(file)).toEqual(
      refusedCells(
        [2, 3, 4, 5, 6, 7],
        cellError(2, 'Tử số', 'percentage', '«95%» là tỷ lệ phần trăm; cần tử số và mẫu số.', named('S.1')),
        cellError(
          2,
          'Ngày số liệu',
          'not-a-date',
          '«31/02/2024» không phải ngày có thật; ghi như 2024-01-15 hoặc 15/01/2024.',
        ),
        cellError(
          3,
          'Ghi chú',
          'letters-lost',
          'Chữ tiếng Việt trong tệp đã mất dấu hoặc biến dạng. Mở lại tệp gốc, trong Excel chọn «Lưu thành» và lưu dạng «CSV UTF-8».',
        ),
        cellError(
          4,
          'Điểm',
          'exceeds-whole',
          'Điểm (10,5) không được lớn hơn điểm tối đa (10).',
          named('S.3'),
        ),
        cellError(
          5,
          'Số lượng',
          'no-figure',
          '«-» là số 0, không phát sinh, hay chưa có số liệu? Ghi 0, ghi «Không phát sinh», hoặc để trống cả hàng.',
          named('S.4'),
        ),
        cellError(
          6,
          'Chỉ số',
          'unknown-indicator',
          'Bộ chỉ số S (S) không có chỉ số nào tên «Chỉ số lạ»; ghi mã hoặc đúng tên trong danh mục.',
        ),
        cellError(
          7,
          'Điểm',
          'spreadsheet-error',
          '«#DIV/0!» là lỗi công thức; sửa công thức rồi lưu lại tệp.',
          named('S.5'),
        ),
      ),
    );
    expect(await csv.stored()).toEqual([]);
  });

  it('has errors of rows that can be read beside a row that belongs to nobody', async () => {
    const columns = 'unit;set;period;indicator;points;count';
    expect(
      await csv.errorsOf([columns, ';S;2024-W02;S.4;;1', 'P.A;S;2024-W02;S.3;11;', 'P.A;S;Feb-24;S.4;;1']),
    ).toEqual(['2 unit required', '4 period invalid-period', '3 points exceeds-whole']);
  });

  it('shows a missing comment at its row, also without the column for it', async () => {
    csv.world.setNow('2024-01-05T02:00:00Z');
    const columns = 'unit;set;period;indicator;count';
    expect((await csv.send([columns, 'P.A;S;2024-W01;S.4;10'])).status).toBe(201);
    csv.world.setNow('2024-01-10T02:00:00Z');
    expect(await csv.errorsOf([columns, 'P.A;S;2024-W02;S.4;100'], { key: 'file-2' })).toEqual([
      '2 comment needs-comment',
    ]);
  });

  it('says both dates of 05/01/2024 in an English file, and takes it day first in a Vietnamese one', async () => {
    const file = ['unit;set;period;indicator;count;asOf', 'P.A;S;2024-W02;S.4;1;05/01/2024'];
    expect(await csv.send(file, { query: { locale: 'en' } })).toEqual(
      refusedCells(
        [2],
        cellError(
          2,
          'asOf',
          'ambiguous-date',
          '«05/01/2024» là ngày 05/01/2024 hay 01/05/2024? Ghi 2024-01-05 hoặc 2024-05-01.',
        ),
      ),
    );
    expect(await csv.send(file)).toEqual(acceptedFile([2]));
    expect((await csv.stored()).map(({ asOf }) => asOf)).toEqual(['2024-01-05']);
  });

  it('asks about digits that a comma in an unquoted number would leave in the note', async () => {
    const file = ['unit,set,period,indicator,amount,note', 'P.A,S,2024-W02,S.5,12,5'];
    expect(await csv.errorsOf(file)).toEqual(['2 note split-number']);
    expect(await csv.errorsOf([file[0] ?? '', 'P.A,S,2024-W02,S.5,"12,5",5 đơn'])).toEqual([]);
  });

  it('holds names to the codes beside them', async () => {
    const columns = 'Mã đơn vị;Đơn vị;Bộ;Kỳ;Mã chỉ số;Tên chỉ số;Số lượng';
    expect(await csv.errorsOf([columns, 'P.A;Sở B;S;2024-W02;S.4;Chỉ số S.3;1'])).toEqual([
      '2 Đơn vị conflicting-cells',
      '2 Tên chỉ số conflicting-cells',
    ]);
    expect(await csv.send([columns, 'P.A;Sở A;S;2024-W02;S.4;viết tắt;1'])).toEqual(acceptedFile([2]));
  });

  it('keeps an indicator that is called a total', async () => {
    const catalogue = smallCatalogue();
    const [set] = catalogue.sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const indicators = set.indicators.map((one) =>
      one.id === 'S.4' ? { ...one, name: { vi: 'Tổng cộng', en: 'Total' } } : one,
    );
    csv = await createCsvWorld({ ...catalogue, sets: [{ ...set, indicators }] });
    const columns = 'unit;set;period;indicator;count';
    expect(await csv.send([columns, 'P.A;S;2024-W02;Tổng cộng;1'])).toEqual(acceptedFile([2]));
  });

  it('of another kind says what to do', async () => {
    const workbook = Buffer.from('PK\u0003\u0004\u0014\u0000xl/workbook.xml', 'latin1');
    const detail =
      'Đây là Excel (.xlsx), không phải CSV: mở trong bảng tính, chọn «Lưu thành» («Save As»), chọn loại «CSV UTF-8 (Comma delimited)», rồi gửi tệp .csv đó.';
    expect(await csv.send(workbook)).toEqual(
      refused('malformed-request', detail, { errors: [errorAt('', 'not-csv', detail)] }),
    );
  });
});
