import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { catalogueSchema } from '../../../domain/catalogue/catalogue.ts';
import { changedWords } from '../../../domain/catalogue/difference/change-words.ts';
import type { PartOfCatalogue } from '../../../domain/catalogue/difference/parts.ts';

type Node = Exclude<z.core.JSONSchema._JSONSchema, boolean>;

const schemaOf = (): Node => z.toJSONSchema(catalogueSchema, { io: 'input', reused: 'inline' });

const node = (one: z.core.JSONSchema._JSONSchema | undefined): Node => {
  if (one === undefined || typeof one === 'boolean') throw new Error('a schema that says nothing');
  return one;
};

/** Texts of the forms that the catalogue has, by the pattern or format that a schema asks for. */
const texts = [
  '2024-W05',
  '2024-W06',
  '16:00',
  '17:30',
  'P.A',
  'P.B',
  'one-b',
  'two-c',
  'a.example',
  'b.example',
];

function textsOf({ format, pattern }: Node): string[] {
  if (format === 'date') return ['2024-05-06', '2024-05-07'];
  if (format === 'email') return ['mot@province.example', 'hai@province.example'];
  const fitting = texts.filter((text) => pattern === undefined || new RegExp(pattern, 'u').test(text));
  return fitting.slice(0, 2);
}

/** Values of a schema that differ from each other: one for every word, alternative and field that may change. */
function valuesOf(schema: Node): unknown[] {
  const { anyOf, oneOf, enum: words, const: only, properties, items, type } = schema;
  const alternatives = anyOf ?? oneOf;
  if (alternatives !== undefined) return alternatives.flatMap((one) => valuesOf(node(one)));
  if (words !== undefined) return [...words];
  if (only !== undefined) return [only];
  if (properties !== undefined) return objectsOf(schema);
  if (items !== undefined && !Array.isArray(items)) {
    const inner = valuesOf(node(items));
    return [...inner.map((one) => [one]), inner.slice(0, 2), []];
  }
  if (type === 'boolean') return [true, false];
  if (type === 'integer' || type === 'number') return [3, 4];
  if (type === 'null') return [null];
  return textsOf(schema);
}

/** An object with all its fields, and one for each other value of each field. */
function objectsOf({ properties = {} }: Node): Record<string, unknown>[] {
  const all = Object.entries(properties).map(([name, inner]) => [name, valuesOf(node(inner))] as const);
  const usual = Object.fromEntries(all.map(([name, [first]]) => [name, first]));
  return [
    usual,
    ...all.flatMap(([name, [, ...others]]) => others.map((other) => ({ ...usual, [name]: other }))),
  ];
}

/** The lists that are parts of their own, by the part that each entry is. */
const lists: Readonly<Record<string, PartOfCatalogue['part']>> = {
  units: 'unit',
  leagues: 'league',
  sets: 'set',
  groups: 'group',
  indicators: 'indicator',
  milestones: 'milestone',
  obligations: 'obligation',
  recipients: 'recipient',
  calendar: 'day',
};

type Field = { readonly part: PartOfCatalogue['part']; readonly name: string; readonly schema: Node };

/** Every field of every part of a catalogue, by the schema. */
function fieldsOf(schema: Node, part: Field['part'] = 'catalogue'): Field[] {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return alternatives.flatMap((one) => fieldsOf(node(one), part));
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const entry = node(inner).items;
    const isPart = Object.hasOwn(lists, name) && entry !== undefined && !Array.isArray(entry);
    const inside = isPart && node(entry).type !== 'string' ? lists[name] : undefined;
    if (inside !== undefined && entry !== undefined && !Array.isArray(entry))
      return fieldsOf(node(entry), inside);
    return [{ part, name, schema: node(inner) }];
  });
}

const named = (part: Field['part'], fields: Record<string, unknown>): PartOfCatalogue => ({
  part,
  id: part === 'day' ? '2024-05-01' : 'X',
  name: { vi: 'Phần X', en: 'Part X' },
  of: null,
  fields,
});

/** The keys and the words of a few values, as a catalogue writes them, which no person should meet. */
function programWords(schema: Node): string[] {
  const { properties = {}, items, anyOf = [], oneOf = [], enum: words = [] } = schema;
  const inner = [
    ...anyOf,
    ...oneOf,
    ...Object.values(properties),
    ...(Array.isArray(items) ? items : [items]),
  ];
  return [
    ...Object.keys(properties),
    ...words.map(String),
    ...inner.flatMap((one) => (one === undefined || typeof one === 'boolean' ? [] : programWords(one))),
  ];
}

const known = new Set(programWords(schemaOf()));

describe('F96: what changes in a catalogue is said before and after, in words', () => {
  it.each(fieldsOf(schemaOf()).map((field) => [`${field.part}.${field.name}`, field] as const))(
    '%s',
    (_, field) => {
      const { part, name, schema } = field;
      // Null says no more than nothing does.
      const values = [undefined, ...valuesOf(schema).filter((value) => value !== null)];
      for (const [at, now] of values.entries()) {
        const was = values[at === 0 ? 1 : 0];
        const words = changedWords(named(part, { [name]: was }), named(part, { [name]: now }));
        for (const language of ['vi', 'en'] as const) {
          const said = words[language];
          const [, values = ''] = said.split(/: (.*)/);
          const [, from, to] = /(?:: | tiếng Anh: | in Vietnamese: )(.+) → (.+)$/.exec(said) ?? [];
          expect([said, from !== undefined && from !== to]).toEqual([said, true]);
          const own = [
            ...values.matchAll(/(?<![\p{L}\d«“.@-])[a-z]+(?:[A-Z-][A-Za-z-]*)+(?![\p{L}\d»”.@])/gu),
          ];
          expect([said, own.map(([word]) => word).filter((word) => known.has(word))]).toEqual([said, []]);
          expect([said, /[{}[\]]|undefined|«[a-z]+[A-Z]/.test(said)]).toEqual([said, false]);
        }
      }
    },
  );

  it('of every part', () => {
    const parts = new Set(fieldsOf(schemaOf()).map(({ part }) => part));
    expect([...parts].sort()).toEqual([...Object.values(lists), 'catalogue'].sort());
  });
});
