import * as z from 'zod';
import type { RowKind } from '../../../domain/stored-row/row-kind.ts';
import { rowVersions } from './row-versions.ts';

/** Reads the stored items of a kind. */
export type RowReader<T> = {
  readonly kind: RowKind;
  /** @throws Error for an item that is not of a readable version and shape */
  readonly read: (item: Readonly<Record<string, unknown>>) => T;
};

/** Why a row cannot be read, in words that may be shown: they contain none of its values. */
export class UnreadableReason extends Error {}

/** A reader of items by their schema, and by what makes a value of them. */
export function rowReader<Item, T>(
  kind: RowKind,
  schema: { readonly parse: (item: Readonly<Record<string, unknown>>) => Item },
  valueIn: (item: Item) => T,
): RowReader<T> {
  return {
    kind,
    read: (item) => {
      checkVersion(kind, item);
      return valueIn(schema.parse(item));
    },
  };
}

/** A reader of items by their schema alone. */
export function plainReader<T>(kind: RowKind, schema: z.ZodType<T>): RowReader<T> {
  return rowReader(kind, schema, (item) => item);
}

/** A reader of items by their schema, whose sort key is their id: one with another id is not the row that was stored there. */
export function readerById<T extends { readonly id: string }>(
  kind: RowKind,
  schema: z.ZodType<T>,
): RowReader<T> {
  return {
    kind,
    read: (item) => {
      const value = plainReader(kind, schema).read(item);
      if (value.id !== item['sk']) throw new UnreadableReason('its id is not the one in its key');
      return value;
    },
  };
}

/** Rows stored before versions were recorded have none: they are of version 1. */
function checkVersion(kind: RowKind, item: Readonly<Record<string, unknown>>): void {
  const { v = 1 } = item;
  const { reads } = rowVersions[kind];
  if (!reads.some((readable) => readable === v))
    throw new UnreadableReason(
      `its version, ${typeof v === 'number' ? v : 'no number'}, is not one that this release reads`,
    );
}

/** Why an item cannot be read, without any value of it. */
export function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues.slice(0, 3).map(issueText).join('; ');
  if (error instanceof UnreadableReason) return error.message;
  if (error instanceof SyntaxError) return 'the JSON in it is damaged';
  return 'the bytes in it are damaged';
}

function issueText({ path, code }: z.core.$ZodIssue): string {
  return `${path.length === 0 ? 'the row' : path.map(String).join('.')}: ${code}`;
}
