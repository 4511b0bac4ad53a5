import { beforeEach, describe, expect, it } from 'vitest';
import { acceptedFile, refusedCells, refusedRows } from '../../fixtures/answers/csv-answers.ts';
import { cellError } from '../../fixtures/answers/file-answer.ts';
import { indicatorNamed } from '../../fixtures/answers/problem.ts';
import { partial, preview } from '../../fixtures/answers/receipt.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { type CsvWorld, createCsvWorld, header, week } from '../../fixtures/csv-world.ts';

let csv: CsvWorld;

beforeEach(async () => {
  csv = await createCsvWorld();
});

describe('POST /v1/submissions with a CSV file: its cells', () => {
  it('tells every error at its row and column', async () => {
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
    expect(await csv.stored()).toEqual([]);
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
    expect(await csv.send(file, { query: { locale } })).toEqual(
      refusedCells([2], cellError(2, 'amount', 'ambiguous-number', question, indicatorNamed('S.5'))),
    );
    expect(await csv.stored()).toEqual([]);
  });

  it('reads numbers as Vietnamese unless told otherwise', async () => {
    const file = (amount: string) => ['unit;set;period;indicator;amount', `P.A;S;2024-W02;S.5;${amount}`];
    await csv.send(file('1.234.567,5'));
    expect((await csv.stored()).at(-1)?.values.get('S.5')).toEqual({ kind: 'amount', amount: 123_456_750 });
    csv = await createCsvWorld(smallCatalogue());
    await csv.send(file('1,234,567.5'), { query: { locale: 'en' } });
    expect((await csv.stored()).at(-1)?.values.get('S.5')).toEqual({ kind: 'amount', amount: 123_456_750 });
  });

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
          'Ghi 71 % nhưng 24344/25460 = 95,62 %; sửa tỷ lệ hoặc hai số thành phần.',
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
