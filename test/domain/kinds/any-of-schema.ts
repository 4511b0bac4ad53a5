import fc from 'fast-check';
import * as z from 'zod';
import { isObject, type Json, objectAt } from '../../fixtures/json-schema.ts';

const texts = ['I1', 'thử', 'a', '2024-01-08', '2024-01-14', '2024-01-15'];

/** Any input that a schema's shape allows; numbers have at most two decimals. */
export function anyOfSchema(schema: z.ZodType): fc.Arbitrary<Json> {
  return anyOf(z.toJSONSchema(schema, { io: 'input' })).filter(isObject);
}

function anyOf(schema: Json): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum']);
  const options = [schema['anyOf'] ?? schema['oneOf'] ?? []].flat().filter(isObject);
  if (options.length > 0) return fc.oneof(...options.map(anyOf));
  const [least, most] = [Number(schema['minimum']), Number(schema['maximum'])];
  switch (schema['type']) {
    case 'object':
      return anyObject(schema);
    case 'array':
      return fc.array(anyOf(objectAt(schema, 'items')), {
        minLength: Number(schema['minItems'] ?? 0),
        maxLength: 3,
      });
    case 'integer':
      return integers(least, most);
    case 'number':
      return integers(least * 100, most * 100).map((hundredths) => hundredths / 100);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return fc.constantFrom(
        ...texts.filter((text) => new RegExp(String(schema['pattern']), 'u').test(text)),
      );
    default:
      throw new Error(`no values for ${JSON.stringify(schema)}`);
  }
}

function anyObject(schema: Json): fc.Arbitrary<unknown> {
  const parts = Object.entries(objectAt(schema, 'properties')).map(
    ([key, part]): [string, fc.Arbitrary<unknown>] => [key, anyOf(objectAt(part))],
  );
  const required = [schema['required'] ?? []].flat();
  return fc.record(Object.fromEntries(parts), {
    requiredKeys: parts.map(([key]) => key).filter((key) => required.includes(key)),
    noNullPrototype: true,
  });
}

/** Mostly small ones, so that parts reach and exceed their wholes; and the limits themselves. */
function integers(min: number, max: number): fc.Arbitrary<number> {
  const small = { min: Math.max(min, -20), max: Math.min(max, Math.max(min, -20) + 40) };
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer(small) },
    { weight: 3, arbitrary: fc.integer({ min, max }) },
    fc.constantFrom(min, max),
  );
}
