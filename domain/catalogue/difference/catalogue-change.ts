import type { Text } from '../../language/text.ts';

/** The parts of a catalogue that come, go and change one by one. */
export const catalogueParts = [
  'catalogue',
  'unit',
  'league',
  'set',
  'group',
  'indicator',
  'milestone',
  'obligation',
  'recipient',
  'day',
] as const;

/** A part of a catalogue as a list of changes names it; `catalogue` is the fields of the whole. */
export type CataloguePart = (typeof catalogueParts)[number];

/** Whether a part comes, goes or is declared otherwise. */
export const partChanges = ['removed', 'changed', 'added'] as const;

/** One part of a catalogue that a new version changes, in words. */
export type CatalogueChange = {
  readonly change: (typeof partChanges)[number];
  readonly part: CataloguePart;
  readonly id: string;
  /** The id of the set or milestone it is in; null for everything else. */
  readonly of: string | null;
  readonly detail: Text;
};
