import { type JsonSchemaValidator, objectAt } from '../../fixtures/json-schema.ts';
import type { Random } from './random.ts';

/** Values that are meaningful in the test world, by the name of the field or parameter. */
export type Words = Readonly<Record<string, readonly string[]>>;

const samples = [
  'P.A',
  'S.1',
  'sample',
  '08:00',
  '2024-01-10',
  '2024-W02',
  '0123456789abcdef',
  '"1"',
  '7',
  'Mẫu',
];

/** A value that the document's schema allows, as far as the schema expresses it. */
export function schemaValue(
  schema: unknown,
  validator: JsonSchemaValidator,
  words: Words,
  random: Random,
  name = '',
): unknown {
  const resolved = validator.resolve(schema);
  const again = (part: unknown, partName = name) => schemaValue(part, validator, words, random, partName);
  if ('const' in resolved) return resolved['const'];
  const options = [resolved['enum'] ?? []].flat();
  if (options.length > 0) return random.pick(options);
  const alternatives = [resolved['anyOf'] ?? resolved['oneOf'] ?? []].flat();
  if (alternatives.length > 0) return again(random.pick(alternatives));
  const type = random.pick([resolved['type'] ?? 'null'].flat());
  switch (type) {
    case 'object': {
      const required = [resolved['required'] ?? []].flat();
      const own = Object.entries(objectAt(resolved, 'properties'))
        .filter(([key]) => required.includes(key) || random.chance(0.5))
        .map(([key, part]): [string, unknown] => [key, again(part, key)]);
      const more = 'propertyNames' in resolved ? random.int(4) : 0;
      const others = Array.from({ length: more }, (): [string, unknown] => [
        random.pick(words['indicator'] ?? samples),
        again(resolved['additionalProperties']),
      ]);
      return Object.fromEntries([...own, ...others]);
    }
    case 'array': {
      const length = Number(resolved['minItems'] ?? 0) + random.int(3);
      return Array.from({ length }, () => again(resolved['items']));
    }
    case 'integer':
    case 'number':
      return numberOf(Number(resolved['minimum'] ?? -5), Number(resolved['maximum'] ?? 1_000), random);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return textOf(resolved['pattern'], words[name] ?? [], random);
  }
}

function numberOf(least: number, most: number, random: Random): number {
  return random.pick([least, most, Math.min(most, least + 1), Math.min(most, least + random.int(1_000))]);
}

function textOf(pattern: unknown, known: readonly string[], random: Random): string {
  if (known.length > 0 && random.chance(0.9)) return random.pick(known);
  const fitting = samples.filter(
    (text) => typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text),
  );
  return random.pick(fitting.length > 0 ? fitting : ['2024-01-15T00:00:00Z']);
}
