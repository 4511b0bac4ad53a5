import * as z from 'zod';
import { workbookMediaType, workbookSchema } from './workbook-media.ts';

/** A table as CSV. */
const csvTableSchema = z.string().meta({
  id: 'CsvTable',
  description:
    'UTF-8 with a byte order mark, CRLF, one row per entry under a row of headings. In Vietnamese, the default: separated by semicolons, with decimal commas. With `Accept-Language: en`: separated by commas, with decimal points. Dates are `2024-01-15`, times `2024-01-15 06:00` in Vietnam. A text that a spreadsheet would run as a formula begins with an apostrophe; numbers are plain, negative ones too.',
});

/**
 * The files for spreadsheets that a list is also answered as, by `Accept`.
 * @param example the first rows as CSV, in English
 */
export function tableFiles(example: string) {
  return { 'text/csv': { schema: csvTableSchema, example }, [workbookMediaType]: { schema: workbookSchema } };
}

/** What the description of such an operation says. */
export const asTableFile = `With \`Accept: text/csv\`, or \`${workbookMediaType}\` for Excel, the answer is a file in the language of \`Accept-Language\``;

/** The same for a list that has no pages as a file. */
export const asWholeTableFile = `${asTableFile}: the whole list, without \`limit\` and \`cursor\`.`;
