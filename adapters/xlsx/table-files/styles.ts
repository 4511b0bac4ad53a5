import type { Language } from '../../../domain/language/text.ts';
import type { ColumnKind } from '../../../domain/table/table.ts';
import { escaped } from './xml-text.ts';

/** The style of the head; those of the kinds of columns follow. */
export const headStyle = 1;

/** How far texts stay from the numbers at the right of the column before: steps of 1.3 characters. */
const indent = 1;
/** What that takes of a column's width, in characters. */
export const indentWidth = 1.3;

const kinds: readonly ColumnKind[] = [
  'text',
  'count',
  'points',
  'change',
  'points-change',
  'percent',
  'date',
  'time',
];

/** The style of a column's cells. */
export function styleOf(kind: ColumnKind): number {
  return headStyle + 1 + kinds.indexOf(kind);
}

const dateFormats = { vi: 'dd/mm/yyyy', en: 'yyyy-mm-dd' } as const;

/** Spreadsheets show separators as the reader's own settings have them. */
function formatOf(kind: ColumnKind, language: Language): string {
  const formats: Record<ColumnKind, string> = {
    text: 'General',
    count: '#,##0',
    points: '#,##0.00',
    change: '+#,##0;-#,##0;0',
    'points-change': '+#,##0.00;-#,##0.00;0.00',
    percent: '0.00%',
    date: dateFormats[language],
    time: `${dateFormats[language]} hh:mm`,
  };
  return formats[kind];
}

/** Numbers below are those that Excel gives to its own formats. */
const firstOwnFormat = 164;

/** The part `xl/styles.xml`. */
export function stylesXml(language: Language): string {
  const formats = kinds.map(
    (kind, at) =>
      `<numFmt numFmtId="${firstOwnFormat + at}" formatCode="${escaped(formatOf(kind, language))}"/>`,
  );
  const cells = kinds.map((kind, at) => {
    const wrap = kind === 'text' ? ` horizontal="left" indent="${indent}" wrapText="1"` : '';
    return `<xf numFmtId="${firstOwnFormat + at}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${wrap}/></xf>`;
  });
  const side = (name: string) => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
    '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font></fonts>',
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E78"/><bgColor indexed="64"/></patternFill></fill></fills>',
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${cells.length + headStyle + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`,
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>',
    `${cells.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('');
}
