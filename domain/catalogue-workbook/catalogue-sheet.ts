import type { Text } from '../language/text.ts';
import type { CatalogueColumn } from './catalogue-column.ts';

/** The lists of a catalogue that have entries of their own, and those inside their entries. */
export type CatalogueSheet = {
  readonly name: Text;
  /** What a list is part of: the catalogue, or each of its sets or milestones, named in the first column. */
  readonly owner: 'sets' | 'milestones' | null;
  readonly list: string;
  /** The column that names the owner of an entry, before those of its own fields. */
  readonly ownerColumn: CatalogueColumn | null;
  /** The first is the entry's key, unique in its list. */
  readonly columns: readonly [CatalogueColumn, ...CatalogueColumn[]];
};
