import { columnLetters } from '../../../domain/table/column-letters.ts';
import { harmlessText } from '../../../domain/table/harmless-text.ts';
import type { TableCell, TableColumn, TableSheet } from '../../../domain/table/table.ts';
import { heightOfLines, linesOfText } from '../lines-of-text.ts';
import { serialOf } from './serial-date.ts';
import type { SharedTexts } from './shared-texts.ts';
import { headStyle, indentWidth, styleOf } from './styles.ts';
import { escaped } from './xml-text.ts';

/**
 * The part of a sheet, row by row. Elements stand in the order that the format prescribes.
 * @param isFirst whether it is the sheet that a program opens
 * @param onEnd gets the number of rows, with the head
 */
export async function* sheetXml(
  { title, columns, rows }: TableSheet,
  texts: SharedTexts,
  isFirst: boolean,
  onEnd: (rows: number) => void,
): AsyncIterable<string> {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`;
  yield `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  yield `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`;
  const head = columns.map(({ heading }, at) => textXml(at, 1, headStyle, heading, texts));
  yield `<row r="1"${heightXml(columns, ({ heading }) => heading)}>${head.join('')}</row>`;
  let row = 1;
  for await (const cells of rows) {
    row += 1;
    const height = heightXml(columns, ({ kind }, at) => (kind === 'text' ? cells[at] : null));
    yield `<row r="${row}"${height}>${columns.map((column, at) => cellXml(column, at, row, cells[at] ?? null, texts)).join('')}</row>`;
  }
  onEnd(row);
  yield `</sheetData><autoFilter ref="A1:${columnLetters(columns.length - 1)}${row}"/>`;
  yield* row === 1 ? [] : shades(columns, row);
  yield '<pageMargins left="0.4" right="0.4" top="0.75" bottom="0.6" header="0.3" footer="0.3"/>';
  yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
  yield `<headerFooter><oddHeader>&amp;L${printed(title)}</oddHeader><oddFooter>&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>`;
}

/** The attribute of a row in which texts wrap. */
function heightXml(
  columns: readonly TableColumn[],
  textIn: (column: TableColumn, at: number) => TableCell | undefined,
): string {
  let lines = 1;
  for (const [at, column] of columns.entries()) {
    const text = textIn(column, at);
    if (typeof text === 'string') lines = Math.max(lines, linesOfText(text, column.width - indentWidth));
  }
  const height = heightOfLines(lines);
  return height === null ? '' : ` ht="${height}"`;
}

function cellXml(
  { kind }: TableColumn,
  column: number,
  row: number,
  value: TableCell,
  texts: SharedTexts,
): string {
  const style = styleOf(kind);
  const written = value === null || typeof value === 'number' ? value : serialOf(kind, value);
  if (typeof written === 'string') return textXml(column, row, style, written, texts);
  const address = `${columnLetters(column)}${row}`;
  if (written === null || !Number.isFinite(written)) return `<c r="${address}" s="${style}"/>`;
  const number = kind === 'percent' ? Number((written / 100).toPrecision(15)) : written;
  return `<c r="${address}" s="${style}"><v>${number}</v></c>`;
}

function textXml(column: number, row: number, style: number, text: string, texts: SharedTexts): string {
  const number = texts.numberOf(harmlessText(text));
  return `<c r="${columnLetters(column)}${row}" s="${style}" t="s"><v>${number}</v></c>`;
}

/**
 * From white for the lowest tenth, so that one far below the others does not make them all alike, to a blue on which black text stays readable: darker is
 * more on paper too, where red and green look alike.
 */
function* shades(columns: readonly TableColumn[], lastRow: number): Iterable<string> {
  for (const [at, { isShaded }] of columns.entries()) {
    if (isShaded !== true) continue;
    const range = `${columnLetters(at)}2:${columnLetters(at)}${lastRow}`;
    yield `<conditionalFormatting sqref="${range}"><cfRule type="colorScale" priority="${at + 1}"><colorScale><cfvo type="percentile" val="10"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FF8DB4E2"/></colorScale></cfRule></conditionalFormatting>`;
  }
}

/** Excel allows 255 characters; `&` begins a code in it. */
function printed(title: string): string {
  return escaped(title.slice(0, 120).replaceAll('&', '&&'));
}
