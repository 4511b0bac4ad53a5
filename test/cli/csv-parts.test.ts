import { describe, expect, it } from 'vitest';
import { type CsvPart, csvTextOf, readCsvFile, readCsvParts } from '../../cli/files/csv-parts.ts';
import { CsvNames } from '../../domain/submission/csv/names.ts';
import { readCsvRows } from '../../domain/submission/csv/rows.ts';

const header = 'unit,set,period,indicator,points,note,reason';

/** The parts of a file, read without a catalogue. */
function read(text: string) {
  const file = readCsvFile(Buffer.from(text));
  if (!file.ok) return { parts: [], faults: file.faults };
  return readCsvParts(file.table, 'vi', new CsvNames({ units: [], sets: [] }));
}

function partsOf(text: string): readonly CsvPart[] {
  const { parts, faults } = read(text);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return parts;
}

function rowsOf(text: string) {
  const table = readCsvRows(text, 5_000);
  return table.ok ? table.rows.map(({ row, cells }) => [row, ...cells]) : table;
}

describe('the parts of a CSV file', () => {
  it('are one for each unit, set and period, with every row where it was in the file', () => {
    const text = [
      header,
      'P.A,S,2024-W01,S.3,"9,45","hai dòng:\nmột ""trích dẫn"", một dấu phẩy",',
      'P.A,S,2024-W02,S.3,1,,',
      '',
      'P.A,S,2024-W01,S.4,2,,',
    ].join('\r\n');
    const parts = partsOf(text);
    expect(parts.map(({ period, records }) => [period, records.map(({ row }) => row)])).toEqual([
      ['2024-W01', [2, 5]],
      ['2024-W02', [3]],
    ]);
    expect(parts.map((part) => rowsOf(csvTextOf(part)))).toEqual([
      [
        [2, 'P.A', 'S', '2024-W01', 'S.3', '9,45', 'hai dòng:\nmột "trích dẫn", một dấu phẩy', ''],
        [5, 'P.A', 'S', '2024-W01', 'S.4', '2', '', ''],
      ],
      [[3, 'P.A', 'S', '2024-W02', 'S.3', '1', '', '']],
    ]);
  });

  it('keep their keys when other rows change or move, and only then', () => {
    const one = 'P.A,S,2024-W01,S.3,1,,';
    const two = 'P.A,S,2024-W02,S.3,2,,';
    const keys = (...rows: string[]) =>
      new Map(partsOf([header, ...rows].join('\n')).map(({ period, key }) => [period, key]));
    const before = keys(one, two);
    const after = keys(two.replace(',2,,', ',3,,'), '', one);
    expect(after.get('2024-W01')).toBe(before.get('2024-W01'));
    expect(after.get('2024-W02')).not.toBe(before.get('2024-W02'));
  });

  it('are made of files of any length and with any separator', () => {
    const rows = Array.from({ length: 6_000 }, (_, at) => `P.A;S;2024-W0${1 + (at % 5)};X.${at};1;a,b;`);
    const parts = partsOf([header.replaceAll(',', ';'), ...rows].join('\n'));
    expect(parts.map(({ records }) => records.length)).toEqual([1_200, 1_200, 1_200, 1_200, 1_200]);
    expect(rowsOf(csvTextOf(parts[4] ?? fail()))).toHaveProperty('1199', [
      6_001,
      'P.A',
      'S',
      '2024-W05',
      'X.5999',
      '1',
      'a,b',
      '',
    ]);
  });

  it('keep their rows below titles, and take Vietnamese names of columns', () => {
    const text = 'BÁO CÁO\n\nĐơn vị;Bộ;Kỳ;Chỉ số;Điểm;Lý do\np.a;s;Tuần 01/2024;S.3;1;sai\n';
    const [part] = partsOf(text);
    expect([part?.unit, part?.set, part?.period, part?.lacksRevision]).toEqual([
      ...['P.A', 'S', '2024-W01', true],
    ]);
    expect(csvTextOf(part ?? fail(), 2)).toBe(
      '\n\nĐơn vị,Bộ,Kỳ,Chỉ số,Điểm,Lý do,ifMatch\np.a,s,Tuần 01/2024,S.3,1,sai,2',
    );
    const named = partsOf('Đơn vị;Bộ;Kỳ;Chỉ số;Điểm;Lý do;Bản\nP.A;S;2024-W01;S.3;1;sai;\n');
    expect(csvTextOf(named[0] ?? fail(), 2)).toContain('\nP.A,S,2024-W01,S.3,1,sai,2');
  });

  it('take the revision they correct, in a column that is there or added', () => {
    const row = 'P.A,S,2024-W01,S.3,1,,vì sai';
    const [added] = partsOf(`${header}\n${row}\nP.A,S,2024-W01,S.4,1,,`);
    expect(added?.lacksRevision).toBe(true);
    expect(csvTextOf(added ?? fail(), 2)).toBe(`${header},ifMatch\n${row},2\nP.A,S,2024-W01,S.4,1,,,`);
    const [there] = partsOf(`ifMatch,${header}\n,${row}`);
    expect(csvTextOf(there ?? fail(), 2)).toBe(`ifMatch,${header}\n2,${row}`);
    expect(partsOf(`ifMatch,${header}\n1,${row}`).map(({ lacksRevision }) => lacksRevision)).toEqual([false]);
  });

  it('are not made of a file that cannot be read, or has rows that belong to no submission', () => {
    const faults = (text: string) => read(text).faults;
    const file = (...found: object[]) => found;
    expect(faults(`${header}\n,S,2024-W01,S.3,1,,\nP.A,S,2024-W01,S.3,1,,,x\n`)).toEqual(
      file(
        {
          row: 2,
          line: 2,
          column: 'unit',
          code: 'required',
          detail: { vi: 'Ô trống; cột này bắt buộc ở mọi hàng.', en: 'Empty; every row needs this column.' },
        },
        {
          row: 3,
          line: 3,
          code: 'wrong-cell-count',
          detail: {
            vi: 'Hàng có 8 ô, tiêu đề có 7 cột; ô chứa dấu tách cột phải đặt trong nháy kép.',
            en: 'The row has 8 cells, the header 7 columns; a cell that contains the separator must be quoted.',
          },
        },
      ),
    );
    expect(faults('\0')).toEqual(
      file({
        row: null,
        code: 'nul-character',
        detail: {
          vi: 'Tệp chứa ký tự NUL: không phải văn bản, hoặc là UTF-16 thiếu dấu BOM. Trong Excel, chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».',
          en: 'The file contains NUL characters: it is not text, or it is UTF-16 without a byte order mark. In Excel, choose “Save As” and save it again as “CSV UTF-8”.',
        },
      }),
    );
    expect(faults(`${header}\n"P.A`)).toEqual(
      file({
        row: 2,
        line: 2,
        code: 'unterminated-quote',
        detail: {
          vi: 'Dấu nháy kép mở ở dòng này không được đóng.',
          en: 'The double quote opened on this line is never closed.',
        },
      }),
    );
  });
});

function fail(): never {
  throw new Error('there is no such part');
}
