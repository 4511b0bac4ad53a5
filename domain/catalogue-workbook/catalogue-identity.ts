import * as z from 'zod';
import type { Language } from '../language/text.ts';
import type { MadeSheet } from '../workbook/made-sheet.ts';
import { type Sheet, textIn } from '../workbook/sheet.ts';

/** The name of the hidden sheet that says what a workbook is. */
const sheetName = '_tiendo-catalogue';

/** Rises when workbooks made before can no longer be read. */
const formVersion = 1;

const identitySchema = z.object({
  form: z.coerce.number().pipe(z.literal(formVersion)),
  version: z.coerce.number().pipe(z.int().min(1)),
  language: z.enum(['vi', 'en']),
});

/** Which version of the catalogue a workbook was made of, and in which language. */
export type CatalogueIdentity = Readonly<z.infer<typeof identitySchema>>;

/** What the hidden sheet says; null if there is none that can be read. */
export function catalogueIdentityIn(sheets: readonly Sheet[]): CatalogueIdentity | null {
  const rows = sheets.find(({ name }) => name === sheetName)?.rows ?? [];
  const facts = rows.map(({ cells }) => [textIn(cells.get(0)), textIn(cells.get(1))]);
  return identitySchema.safeParse(Object.fromEntries(facts)).data ?? null;
}

/** The hidden sheet of a workbook. */
export function catalogueIdentitySheet(version: number, language: Language): MadeSheet {
  const facts = Object.entries({ form: formVersion, version, language });
  return {
    name: sheetName,
    isHidden: true,
    widths: [12, 12],
    rows: facts.map((fact) => fact.map((value) => ({ value: String(value), look: 'text' }))),
    frozen: { rows: 0, columns: 0 },
    checks: [],
  };
}
