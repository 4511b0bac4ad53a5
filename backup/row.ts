import { createHash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

/** A row of a table, as DynamoDB's protocol has it: with the type of every value, so that nothing changes on the way. */
export type Row = Readonly<Record<string, AttributeValue>>;

/** A value in a file: DynamoDB's JSON, with bytes as base64. */
type Portable =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly L: readonly Portable[] }
  | { readonly M: Readonly<Record<string, Portable>> };

const portableSchema: z.ZodType<Portable> = z.lazy(() =>
  z.union([
    z.strictObject({ S: z.string() }),
    z.strictObject({ N: z.string() }),
    z.strictObject({ B: z.base64() }),
    z.strictObject({ BOOL: z.boolean() }),
    z.strictObject({ NULL: z.literal(true) }),
    z.strictObject({ SS: z.array(z.string()) }),
    z.strictObject({ NS: z.array(z.string()) }),
    z.strictObject({ BS: z.array(z.base64()) }),
    z.strictObject({ L: z.array(portableSchema) }),
    z.strictObject({ M: mapSchema }),
  ]),
);

/** A map with entries of any name: a record of zod's drops one that is called `__proto__`. */
const mapSchema: z.ZodType<Readonly<Record<string, Portable>>> = z.lazy(() =>
  z
    .custom<object>((map) => typeof map === 'object' && map !== null && !Array.isArray(map))
    .transform((map): unknown => Object.entries(map))
    .pipe(z.array(z.tuple([z.string(), portableSchema])))
    .transform((entries) => Object.fromEntries(entries)),
);

const keyPart = z.strictObject({ S: z.string().min(1) });
const rowSchema = z.object({ pk: keyPart, sk: keyPart }).catchall(portableSchema);
const lineSchema = z.strictObject({ sha256: z.string(), row: z.unknown() });

/** Partition and sort key, by which a row is found in its table. */
export type RowKey = { readonly pk: string; readonly sk: string };

/** @throws Error for a row without the product's keys */
export function keyOf(row: Row): RowKey {
  const { pk, sk } = row;
  if (pk?.S === undefined || sk?.S === undefined) throw new Error('a row has no keys pk and sk');
  return { pk: pk.S, sk: sk.S };
}

/** The one text of a row: attributes and sets in order, so that equal rows have equal texts. */
export function rowText(row: Row): string {
  return JSON.stringify(portableMap(row));
}

/** The SHA-256 of a row's text, in hexadecimal. */
export function rowHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A line of an export: the row with its hash. */
export function lineOf(row: Row): string {
  const text = rowText(row);
  return `{"sha256":"${rowHash(text)}","row":${text}}`;
}

/**
 * Reads a line of an export.
 * @returns null when it is damaged: no row, or not the row it was
 */
export function readLine(line: string): { readonly row: Row; readonly sha256: string } | null {
  try {
    const { sha256, row: written } = lineSchema.parse(JSON.parse(line));
    const row = fromPortableMap(rowSchema.parse(written));
    return rowHash(rowText(row)) === sha256 ? { row, sha256 } : null;
  } catch {
    return null;
  }
}

function portableMap(map: Row): Record<string, Portable> {
  const entries = Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, value]) => [name, portable(value)]));
}

function portable(value: AttributeValue): Portable {
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  if (value.NULL !== undefined) return { NULL: true };
  if (value.SS !== undefined) return { SS: value.SS.toSorted() };
  if (value.NS !== undefined) return { NS: value.NS.toSorted() };
  if (value.BS !== undefined) return { BS: value.BS.map(base64).toSorted() };
  if (value.L !== undefined) return { L: value.L.map(portable) };
  if (value.M !== undefined) return { M: portableMap(value.M) };
  throw new Error('a value of a type that DynamoDB did not have when this version was made');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function fromPortableMap(map: Readonly<Record<string, Portable>>): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, fromPortable(value)]));
}

function fromPortable(value: Portable): AttributeValue {
  if ('S' in value) return { S: value.S };
  if ('N' in value) return { N: value.N };
  if ('B' in value) return { B: Buffer.from(value.B, 'base64') };
  if ('BOOL' in value) return { BOOL: value.BOOL };
  if ('NULL' in value) return { NULL: true };
  if ('SS' in value) return { SS: [...value.SS] };
  if ('NS' in value) return { NS: [...value.NS] };
  if ('BS' in value) return { BS: value.BS.map((text) => Buffer.from(text, 'base64')) };
  if ('L' in value) return { L: value.L.map(fromPortable) };
  return { M: fromPortableMap(value.M) };
}
