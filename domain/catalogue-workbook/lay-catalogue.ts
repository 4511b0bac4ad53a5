import type { VersionedCatalogue } from '../catalogue/catalogue.ts';
import type { Language, Text } from '../language/text.ts';
import { columnLetters } from '../table/column-letters.ts';
import type { EntryCheck, MadeCell, MadeSheet } from '../workbook/made-sheet.ts';
import type { CatalogueColumn } from './catalogue-column.ts';
import { catalogueIdentitySheet } from './catalogue-identity.ts';
import { listsOf } from './catalogue-lists.ts';
import type { CatalogueSheet } from './catalogue-sheet.ts';
import { catalogueSheets, columnsOfSheet } from './catalogue-sheets.ts';
import type { Entry } from './entry.ts';

/** How many rows below the last have the same checks, for entries to add. */
const spareRows = 200;

/** A catalogue as a workbook: how to use it, a sheet for each list, and a hidden one with the version. */
export function layCatalogue({ version, catalogue }: VersionedCatalogue, language: Language): MadeSheet[] {
  return [
    guide(version, language),
    ...catalogueSheets.map((sheet) => laySheet(sheet, catalogue, language)),
    catalogueIdentitySheet(version, language),
  ];
}

function laySheet(sheet: CatalogueSheet, catalogue: Entry, language: Language): MadeSheet {
  const columns = columnsOfSheet(sheet);
  const rows = listsOf(catalogue, sheet).flatMap(({ owner, entries }) =>
    entries.map((entry) => [
      ...(sheet.ownerColumn === null ? [] : [made(owner, sheet.ownerColumn)]),
      ...sheet.columns.map((column) => made(column.show(entry, language), column)),
    ]),
  );
  return {
    name: sheet.name[language],
    isHidden: false,
    isLocked: false,
    widths: columns.map(({ width }) => width),
    rows: [columns.map(({ heading }): MadeCell => ({ value: heading[language], look: 'head' })), ...rows],
    frozen: { rows: 1, columns: sheet.ownerColumn === null ? 1 : 2 },
    checks: columns.flatMap((column, at) => {
      const letters = columnLetters(at);
      return choiceCheck(column, `${letters}2:${letters}${rows.length + 1 + spareRows}`, language);
    }),
  };
}

function made(value: string | number | null, { use }: CatalogueColumn): MadeCell {
  return { value, look: use === 'number' ? 'entry' : 'entry-text' };
}

function choiceCheck({ choices }: CatalogueColumn, range: string, language: Language): EntryCheck[] {
  if (choices === undefined) return [];
  const values = choices.map((choice) => choice[language]);
  return [{ range, accepts: 'choice', values, title: title[language], message: message[language] }];
}

const title: Text = { vi: 'Ô này chưa đúng', en: 'This cell is not right' };
const message: Text = { vi: 'Chọn một giá trị trong danh sách.', en: 'Choose a value from the list.' };

function guide(version: number, language: Language): MadeSheet {
  const lines: Text[] = [
    {
      vi: 'Sửa ô, thêm dòng ở cuối bảng, hoặc xóa dòng; lưu lại rồi chạy «tiendo catalogue check» để kiểm tra.',
      en: 'Edit cells, add rows at the end or delete rows; save, then run “tiendo catalogue check”.',
    },
    {
      vi: 'Ô hỏi có hay không: ghi «có» (hoặc «x»); ô trống là không.',
      en: 'Where a cell asks yes or no, enter yes (or x); an empty cell means no.',
    },
    {
      vi: '«tiendo catalogue apply» cho xem mọi khác biệt trước; chưa xác nhận thì chưa đổi gì.',
      en: '“tiendo catalogue apply” shows every difference first; nothing changes before you confirm it.',
    },
    {
      vi: 'Dòng đã xóa là mục bị bỏ. Mã không đổi được: đổi mã là bỏ mục cũ, thêm mục mới.',
      en: 'A deleted row removes its entry. Codes cannot change: another code is another entry.',
    },
    {
      vi: 'Những phần không có trong sổ (quy tắc tính điểm và kiểm tra của từng chỉ số, tên danh mục, nơi hỗ trợ…) giữ nguyên.',
      en: 'What is not in the workbook (how single indicators are scored and checked, the name, the helpdesk and so on) stays as it is.',
    },
    {
      vi: 'Sắp xếp và lọc tùy ý; không đổi tên cột, tên trang tính.',
      en: 'Sort and filter as you like; keep the names of columns and sheets.',
    },
  ];
  const heading = { vi: `Danh mục, phiên bản ${version}`, en: `Catalogue, version ${version}` };
  return {
    name: { vi: 'Đọc trước', en: 'Read first' }[language],
    isHidden: false,
    widths: [110],
    rows: [
      [{ value: heading[language], look: 'title' }],
      ...lines.map((line): MadeCell[] => [{ value: line[language], look: 'text' }]),
    ],
    frozen: { rows: 0, columns: 0 },
    checks: [],
  };
}
