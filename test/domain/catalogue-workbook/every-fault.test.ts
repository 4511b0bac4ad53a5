import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Catalogue, catalogueSchema } from '../../../domain/catalogue/catalogue.ts';
import type { CatalogueSheet } from '../../../domain/catalogue-workbook/catalogue-sheet.ts';
import { catalogueSheets, columnsOfSheet } from '../../../domain/catalogue-workbook/catalogue-sheets.ts';
import { layCatalogue } from '../../../domain/catalogue-workbook/lay-catalogue.ts';
import { readCatalogueWorkbook } from '../../../domain/catalogue-workbook/read-catalogue.ts';
import type { Language } from '../../../domain/language/text.ts';
import type { Sheet, SheetCell } from '../../../domain/workbook/sheet.ts';
import { approvalCatalogue } from '../../fixtures/approval-catalogue.ts';

/** A catalogue with an entry on every sheet. */
function catalogue(): Catalogue {
  const { milestones, sets, ...rest } = approvalCatalogue();
  return {
    ...rest,
    sets: sets.map((set) => ({ ...set, due: { workingDaysAfter: 1, time: '16:00' } })),
    milestones: milestones.map((one) => ({
      ...one,
      extensions: [{ date: '2024-02-20', reason: { vi: 'Lũ', en: 'Flood' }, decidedOn: '2024-01-20' }],
    })),
  };
}

type Change = readonly [place: number, text: string];

/** The workbook as it is read, with other texts in the first row of a sheet. */
function sheetsWith(changed: CatalogueSheet, changes: readonly Change[], language: Language): Sheet[] {
  return layCatalogue({ version: 1, catalogue: catalogue() }, language).map(({ name, rows }) => ({
    name,
    isHidden: false,
    hiddenColumns: new Set<number>(),
    merged: [],
    notes: [],
    rows: rows.map((row, at) => {
      const cells = new Map<number, SheetCell>();
      for (const [place, cell] of row.entries()) {
        const value = cell?.value;
        if (typeof value === 'string') cells.set(place, { kind: 'text', text: value });
        if (typeof value === 'number') cells.set(place, { kind: 'number', value, isPercent: false });
      }
      if (name === changed.name[language] && at === 1)
        for (const [place, text] of changes)
          if (text === '') cells.delete(place);
          else cells.set(place, { kind: 'text', text });
      return { number: at + 1, isHidden: false, cells };
    }),
  }));
}

const wrong = ['', 'x y', '999999999', '-1', '0', '1900-02-30', '25:99', 'P.X', '2024-Q1', 'd'.repeat(501)];

/** All that a workbook says of every wrong value of every column, once each. */
function everyFault(language: Language): string[] {
  const told = catalogueSheets.flatMap((sheet) => {
    const columns = columnsOfSheet(sheet);
    const single = columns.flatMap((_, place) => wrong.map((text): readonly Change[] => [[place, text]]));
    const members = columns.flatMap(({ path }, place): Change[] =>
      path[0] === 'receives' ? [[place, '']] : [],
    );
    return [...single, ...(members.length > 0 ? [members] : [])].flatMap((changes) => {
      const read = readCatalogueWorkbook(sheetsWith(sheet, changes, language), catalogue(), language);
      return read.ok ? [] : read.violations.map(({ pointer, detail }) => `${pointer}: ${detail[language]}`);
    });
  });
  return [...new Set(told)];
}

/** The names of fields and the words of a few values, as a catalogue in JSON has them. */
function programWords(node: z.core.JSONSchema._JSONSchema | undefined): string[] {
  if (node === undefined || typeof node === 'boolean') return [];
  const { properties = {}, items, anyOf = [], oneOf = [], enum: words = [] } = node;
  const inner = [
    ...anyOf,
    ...oneOf,
    ...Object.values(properties),
    ...(Array.isArray(items) ? items : [items]),
  ];
  return [...Object.keys(properties), ...words.map(String), ...inner.flatMap(programWords)];
}

describe('F130: what is wrong in a workbook of the catalogue', () => {
  it.each(['vi', 'en'] as const)('is said in the words of its sheets: %s', async (language) => {
    const faults = everyFault(language);
    await expect(`${faults.join('\n')}\n`).toMatchFileSnapshot(`./faults.${language}.txt`);
    const known = new Set(programWords(z.toJSONSchema(catalogueSchema, { io: 'input', reused: 'inline' })));
    const choices = catalogueSheets.flatMap(({ columns }) => columns.flatMap((one) => one.choices ?? []));
    const offered = new Set(choices.map((choice) => choice[language]));
    const technical = faults.filter((fault) => {
      const [, said = ''] = fault.split(/: (.*)/);
      const quoted = [...said.matchAll(/[«“]([a-z][A-Za-z-]*)[»”]/g)].map(([, word = '']) => word);
      return (
        quoted.some((word) => known.has(word) && !offered.has(word)) ||
        /JSON|\/docs|chuỗi ký tự|\d mục|\d entr(?:y|ies)|[a-z]\/[a-z]/.test(said)
      );
    });
    expect(technical).toEqual([]);
  });
});
