import { columnLetters } from '../../../domain/table/column-letters.ts';
import { escaped } from './xml-text.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sheet that has been written. */
export type WrittenSheet = {
  readonly name: string;
  readonly columns: number;
  /** With the head. */
  readonly rows: number;
};

/** The parts that say what the others are, by name. */
export function* partsAround(sheets: readonly WrittenSheet[]): Iterable<readonly [string, string]> {
  yield ['xl/workbook.xml', workbookXml(sheets)];
  yield ['xl/_rels/workbook.xml.rels', relationships(workbookRelations(sheets.length))];
  yield ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])];
  yield ['[Content_Types].xml', contentTypes(sheets.length)];
}

function workbookXml(sheets: readonly WrittenSheet[]): string {
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const names = sheets.flatMap(({ name, columns, rows }, at) => {
    const sheet = `'${name.replaceAll("'", "''")}'`;
    const last = `$${columnLetters(columns - 1)}$${rows}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${escaped(`${sheet}!$A$1:${last}`)}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escaped(`${sheet}!$1:$1`)}</definedName>`,
    ];
  });
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`;
}

function workbookRelations(sheets: number): [string, string][] {
  const listed = Array.from({ length: sheets }, (_, at): [string, string] => [
    'worksheet',
    `worksheets/sheet${at + 1}.xml`,
  ]);
  return [...listed, ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']];
}

function relationships(all: readonly (readonly [string, string])[]): string {
  const listed = all.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packages}/relationships">${listed.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const parts = [
    ['xl/workbook.xml', 'sheet.main'],
    ...Array.from({ length: sheets }, (_, at) => [`xl/worksheets/sheet${at + 1}.xml`, 'worksheet']),
    ['xl/styles.xml', 'styles'],
    ['xl/sharedStrings.xml', 'sharedStrings'],
  ];
  const listed = parts.map(
    ([name, kind]) => `<Override PartName="/${name}" ContentType="${media}.${kind}+xml"/>`,
  );
  return `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${listed.join('')}</Types>`;
}
