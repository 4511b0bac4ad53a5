import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { catalogueSchema } from '../../../domain/catalogue/catalogue.ts';
import { catalogueSheets } from '../../../domain/catalogue-workbook/catalogue-sheets.ts';

type Node = z.core.JSONSchema._JSONSchema;

/** Every field that a schema may have, down to texts and numbers: `sets[]/due/time`. */
function fieldsOf(node: Node, path = ''): string[] {
  if (typeof node === 'boolean') return [path];
  const { properties, items, anyOf, oneOf } = node;
  const alternatives = anyOf ?? oneOf;
  if (alternatives !== undefined) return alternatives.flatMap((one) => fieldsOf(one, path));
  if (items !== undefined && !Array.isArray(items)) return fieldsOf(items, `${path}[]`);
  if (properties === undefined) return [path];
  return Object.entries(properties).flatMap(([name, inner]) =>
    fieldsOf(inner, path === '' ? name : `${path}/${name}`),
  );
}

/** What the columns of the workbook show. */
const shown = catalogueSheets.flatMap(({ owner, list, columns }) =>
  columns.map(({ path }) => `${owner === null ? '' : `${owner}[]/`}${list}[]/${path.join('/')}`),
);

/** A list of texts is one cell; a part that a word may stand in place of is shown by its first column. */
function isShown(field: string): boolean {
  const plain = field.replace(/\[\]$/, '');
  return shown.some((column) => column === plain || column.startsWith(`${plain}/`));
}

describe('F130: the fields of the catalogue', () => {
  it('have a column each in the workbook, but for these, which stay as they are', () => {
    const schema: Node = z.toJSONSchema(catalogueSchema, { io: 'input', reused: 'inline' });
    const without = [...new Set(fieldsOf(schema))].filter((field) => !isShown(field));
    expect(without).toEqual([
      // Said once of the whole catalogue, and seldom changed.
      ...['name/vi', 'name/en', 'helpdesk/vi', 'helpdesk/en'],
      // How single indicators are scored and checked: nested, and changed with the regulation that they follow.
      ...['kind', 'zeroAt', 'bands[]/from', 'bands[]/earns'].map((one) => `sets[]/indicators[]/rule/${one}`),
      ...['from', 'maxPoints', 'targetBasisPoints'].map((one) => `sets[]/indicators[]/changes[]/${one}`),
      ...['sets[]/indicators[]/softRules[]', 'sets[]/indicators[]/changes[]/target'],
      ...['total', 'parts[]', 'tolerance'].map((one) => `sets[]/sums[]/${one}`),
      ...['sets[]/headline/indicator', 'sets[]/headline/unit'],
      ...['id', 'name/vi', 'name/en', 'from'].map((one) => `sets[]/classes[]/${one}`),
      ...['dutyMessages[]', 'previewDomains[]', 'failureMailHours'],
    ]);
  });

  it('are what the columns show, each once', () => {
    const schema: Node = z.toJSONSchema(catalogueSchema, { io: 'input', reused: 'inline' });
    const known = new Set(fieldsOf(schema).map((field) => field.replace(/\[\]$/, '')));
    expect(shown.filter((column) => !known.has(column))).toEqual([]);
    const twice = shown.filter((column, at) => shown.indexOf(column) !== at);
    expect(new Set(twice)).toEqual(new Set(['recipients[]/receives']));
  });
});
