import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xlsxWorkbooks } from '../../../adapters/xlsx/xlsx-workbooks.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../../domain/catalogue/check-catalogue.ts';
import { catalogueSheets } from '../../../domain/catalogue-workbook/catalogue-sheets.ts';
import { fieldOf, withField } from '../../../domain/catalogue-workbook/entry.ts';
import { layCatalogue } from '../../../domain/catalogue-workbook/lay-catalogue.ts';
import { readCatalogueWorkbook } from '../../../domain/catalogue-workbook/read-catalogue.ts';
import { type Indicator, indicatorKinds, indicatorSchema } from '../../../domain/kinds/kinds.ts';
import { maxPointsOf } from '../../../domain/kinds/max-points.ts';
import type { Language } from '../../../domain/language/text.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { sized } from '../../fixtures/size.ts';
import { anySent, setOf } from '../kinds/any-of-kind.ts';

/** An indicator that stays while others come and go. */
const another = indicatorSchema.parse({
  id: 'I0',
  number: 6,
  group: 'G',
  kind: 'amount',
  appliesTo: { levels: ['department'] },
  name: { vi: 'Khác', en: 'Other' },
  measure: { vi: 'đồng', en: 'dong' },
  evidence: { vi: 'thử', en: 'test' },
});

/** A catalogue with these indicators, whose group has their points. */
function catalogueWith(...indicators: readonly Indicator[]): unknown {
  const { groups, ...set } = setOf(another, ...indicators);
  const maxPoints = indicators.reduce((sum, indicator) => sum + maxPointsOf(indicator), 0);
  const sets = [{ ...set, groups: groups.map((group) => ({ ...group, maxPoints })) }];
  return { ...smallCatalogue(), milestones: [], sets };
}

async function readBack(catalogue: Catalogue, base: Catalogue, language: Language) {
  const bytes = await xlsxWorkbooks.make(layCatalogue({ version: 1, catalogue }, language));
  const reading = await xlsxWorkbooks.read(bytes, 20_000);
  if (!reading.ok) throw new RangeError(reading.fault);
  return readCatalogueWorkbook(reading.sheets, base, language);
}

/** What the columns of the workbook say of an indicator. */
function inColumns(indicator: Indicator): Indicator {
  const columns = catalogueSheets.find(({ list }) => list === 'indicators')?.columns ?? [];
  const shown = columns.reduce<Parameters<typeof withField>[0]>(
    (entry, { path }) => withField(entry, path, fieldOf(indicator, path)),
    {},
  );
  return indicatorSchema.parse(shown);
}

describe.each(Object.entries(indicatorKinds))('F130: indicators of kind %s in the workbook', (name, kind) => {
  // A change of points would need another one that makes up for it; and a spreadsheet keeps 15 digits of a number.
  const indicators = anySent(kind)
    .map(({ indicator }) => indicatorSchema.parse(withField({ ...indicator }, ['changes'], undefined)))
    .filter((indicator) => !(indicator.kind === 'count' && (indicator.target ?? 0) >= 1e15));

  it('stay as they are when nothing is edited, and can be entered in a new row', async () => {
    await fc.assert(
      fc.asyncProperty(indicators, fc.constantFrom('vi', 'en'), async (indicator, language) => {
        const without = parseCatalogue(catalogueWith());
        const having = parseCatalogue(catalogueWith(indicator));
        if (!without.ok || !having.ok) throw new Error(JSON.stringify([without, having]));
        expect(indicator.kind).toBe(name);
        expect(await readBack(having.value, having.value, language)).toEqual(having);
        const entered = parseCatalogue(catalogueWith(inColumns(indicator)));
        expect(await readBack(having.value, without.value, language)).toEqual(entered);
      }),
      { numRuns: sized({ usual: 5, full: 50 }) },
    );
  });
});

it('F130: no two kinds have one name in the workbook, and none has a comma in it', () => {
  for (const language of ['vi', 'en'] as const) {
    const names = Object.values(indicatorKinds).map((kind) => kind.name[language].toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((one) => one.includes(','))).toEqual([]);
  }
});
