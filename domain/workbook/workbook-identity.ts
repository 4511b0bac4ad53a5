import * as z from 'zod';
import type { Indicator } from '../kinds/kinds.ts';
import type { MadeCell, MadeSheet } from './made-sheet.ts';
import { type Sheet, textIn } from './sheet.ts';

/** The names of the hidden sheets that say what a workbook is for: `_tiendo`, and with several forms `_tiendo2` and so on. */
const sheetName = '_tiendo';

/** Rises when workbooks made before can no longer be read. */
const formVersion = 1;

const identitySchema = z.object({
  form: z.coerce.number().pipe(z.int()),
  unit: z.string().min(1),
  set: z.string().min(1),
  period: z.string().min(1),
  catalogue: z.coerce.number().pipe(z.int().min(1)),
  base: z.coerce.number().pipe(z.int().min(0)),
  language: z.enum(['vi', 'en']),
  /** The name of the form's sheet, in a workbook of several. */
  sheet: z.string().min(1).exactOptional(),
});

/** What a workbook was made for. */
export type WorkbookIdentity = Readonly<z.infer<typeof identitySchema>> & {
  /** The indicators it asks for, each with its kind. */
  readonly indicators: ReadonlyMap<string, string>;
};

/** What the hidden sheets say, in order; `other-form` where it is of a version that this one does not read. */
export function readIdentities(sheets: readonly Sheet[]): (WorkbookIdentity | 'other-form')[] {
  const named = sheets.filter(({ name }) => /^_tiendo\d*$/.test(name));
  return named.flatMap((sheet) => readIdentity(sheet) ?? []);
}

function readIdentity(sheet: Sheet): WorkbookIdentity | 'other-form' | null {
  const rows = sheet.rows.map(({ cells }) => cells);
  const texts = rows.map((cells) => [0, 1, 2].map((column) => plainText(cells.get(column))));
  const parsed = identitySchema.safeParse(Object.fromEntries(texts.map(([key = '', value]) => [key, value])));
  if (!parsed.success) return null;
  if (parsed.data.form !== formVersion) return 'other-form';
  const indicators = new Map(
    texts.flatMap(([key, id = '', kind = '']): [string, string][] =>
      key === 'indicator' ? [[id, kind]] : [],
    ),
  );
  return { ...parsed.data, indicators };

  function plainText(cell: Parameters<typeof textIn>[0]): string {
    return cell?.kind === 'number' ? String(cell.value) : textIn(cell);
  }
}

/** The hidden sheet of a workbook, or of one of its forms. @param place 0 for the first form */
export function identitySheet(
  { unit, set, period, catalogue, base, language, sheet }: Omit<WorkbookIdentity, 'form' | 'indicators'>,
  indicators: readonly Indicator[],
  place = 0,
): MadeSheet {
  const facts = { form: formVersion, unit, set, period, catalogue, base, language, ...(sheet && { sheet }) };
  const plain = (value: string | number): MadeCell => ({ value: String(value), look: 'text' });
  return {
    name: place === 0 ? sheetName : `${sheetName}${place + 1}`,
    isHidden: true,
    widths: [12, 24, 12],
    rows: [
      ...Object.entries(facts).map((row) => row.map(plain)),
      ...indicators.map(({ id, kind }) => ['indicator', id, kind].map(plain)),
    ],
    frozen: { rows: 0, columns: 0 },
    checks: [],
  };
}
