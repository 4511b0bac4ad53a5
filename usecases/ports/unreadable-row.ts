import type { RowKind } from '../../domain/stored-row/row-kind.ts';

/** A stored row that cannot be read: where it is, and why. Nothing in it repeats what the row holds. */
export type UnreadablePlace = {
  /** The table's name. */
  readonly table: string;
  readonly key: { readonly pk: string; readonly sk: string };
  readonly kind: RowKind;
  /** What is wrong, without the row's values. */
  readonly reason: string;
};

/**
 * A row that a request or a run needs cannot be read. Readers of many rows leave such a row out instead; a reader that needs this
 * one gets no answer.
 */
export class UnreadableRow extends Error {
  readonly place: UnreadablePlace;

  constructor(place: UnreadablePlace) {
    const { table, key, kind, reason } = place;
    super(`the ${kind} row ${key.pk} ${key.sk} of ${table} cannot be read: ${reason}`);
    this.name = 'UnreadableRow';
    this.place = place;
  }
}
