import type * as z from 'zod';
import { operations } from '../../contract/resources.ts';
import { parseCatalogue } from '../../domain/catalogue/check-catalogue.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';

/** Values of every JSON type, too small and too long ones, and ids that exist nowhere. */
const wrongValues: readonly unknown[] = [
  ...[undefined, null, true, -1, 0, 0.5, 1e15, '', 'x', '\u0000', 'x'.repeat(5_000), '9.9', 'ZZ.9', 'zz-9'],
  ...['2023-02-30', '2031-W01', '2024-Q9', '1999-01-01T00:00:00Z', '25:00', 'a@b', [], ['x', 'x'], {}],
];

/** Wrong values for a catalogue: of another type, ids that exist nowhere or twice, and periods of another length. */
const wrongInCatalogue: readonly unknown[] = [
  undefined,
  'x',
  -1,
  'ZZ.9',
  'zz-9',
  'P.B',
  'S.2',
  '2024-03',
  99,
];

/** The refusal of wrong input, with the operation or the part it is of. */
export type Refused = Violation & { readonly of: string };

/** The violations of every operation's parameters, headers and body, each part replaced by every wrong value. */
export function refusedInput(): Refused[] {
  return operations.flatMap(({ operation }) => {
    const { parameters, headers, body } = operation;
    const named = [
      ...namesOf(parameters.path, parameters.query).map((name) =>
        violationsOf(parameters.schema, {}, [name]),
      ),
      ...namesOf(headers.documented).map((name) => violationsOf(headers.schema, {}, [name])),
      ...Object.values(body.content).map(({ schema, example }) => violationsEverywhere(schema, example)),
      violationsEverywhere(body.schema, {}),
    ];
    return named.flat().map((violation) => ({ ...violation, of: operation.id }));
  });
}

/** The violations of the small catalogue, each part replaced by every wrong value. */
export function refusedCatalogues(): Refused[] {
  const sound = smallCatalogue();
  const oneOfEach = pathsOf(sound).filter((path) => {
    const place = path.findIndex((key) => /^\d+$/.test(key));
    return place === -1 || path[place] === '0' || path[place - 1] === 'milestones';
  });
  return oneOfEach.flatMap((path) =>
    wrongInCatalogue.flatMap((wrong) => {
      const parsed = parseCatalogue(replaced(sound, path, wrong));
      return parsed.ok ? [] : parsed.violations.map((violation) => ({ ...violation, of: 'catalogue' }));
    }),
  );
}

function namesOf(...schemas: readonly z.ZodObject[]): string[] {
  return schemas.flatMap(({ shape }) => Object.keys(shape));
}

function violationsEverywhere(schema: z.ZodType, example: unknown): Violation[] {
  return pathsOf(example).flatMap((path) => violationsOf(schema, example, path));
}

function violationsOf(schema: z.ZodType, sound: unknown, path: readonly string[]): Violation[] {
  return wrongValues.flatMap((wrong) => {
    const parsed = parseInput(schema, replaced(sound, path, wrong));
    return parsed.ok ? [] : parsed.violations;
  });
}

/** The paths of all parts of a value, that of the whole first, and one of a part that is not there. */
function pathsOf(value: unknown, base: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [base];
  const parts = Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...base, key]));
  return [base, ...parts, ...(Array.isArray(value) ? [] : [[...base, 'colour']])];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((part, index) => (String(index) === key ? replaced(part, rest, by) : part));
  const parts = { ...Object(value), [key]: replaced(Object(value)[key], rest, by) };
  return by === undefined && rest.length === 0 ? without(parts, key) : parts;
}

function without(parts: object, left: string): object {
  return Object.fromEntries(Object.entries(parts).filter(([key]) => key !== left));
}
