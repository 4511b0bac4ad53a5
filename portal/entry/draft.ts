import { createStore, del, entries, set } from 'idb-keyval';
import type { FormAnswer } from '../../contract/forms.ts';
import type { Language } from '../../domain/language/text.ts';

type Figures = NonNullable<FormAnswer['inForce']>['values'];

/** A submission that has been sent and not been answered yet. It is sent again, with the same key, until it is. */
export type Pending = { readonly key: string; readonly body: string; readonly base: number };

/** What was entered on this device and is not on the server yet. */
export type Draft = {
  /** The revision it was entered over; 0 for none. */
  readonly base: number;
  /** The figures of that revision, to see later what else has changed. */
  readonly baseValues: Figures;
  /** The note of that revision; omitted by versions before 0.3.0. */
  readonly baseNote?: string;
  /** How its numbers are written. */
  readonly locale: Language;
  /** The texts of the rows that were changed, by indicator and part. */
  readonly rows: Readonly<Record<string, DraftRow>>;
  readonly note: string;
  readonly reason: string;
  readonly pending: Pending | null;
  /** In milliseconds since 1970, by this browser's clock, which alone orders its own drafts. */
  readonly savedAt: number;
};

/** What somebody has entered in a row: the texts of its cells by part, whether there is nothing to report, and the comment. */
export type DraftRow = {
  readonly texts: Readonly<Record<string, string>>;
  readonly isNothing: boolean;
  readonly comment: string;
};

/** Where a draft belongs. */
export type DraftPlace = { readonly unit: string; readonly set: string; readonly period: string };

const store = () => createStore('tiendo-drafts', 'drafts');

const keyOf = ({ unit, set: of, period }: DraftPlace, base: number) => `${unit}/${of}/${period}/${base}`;

/** The newest draft of a place, whatever revision it was entered over; null when there is none. */
export async function readDraft(place: DraftPlace): Promise<Draft | null> {
  const all = await entries<string, Draft>(store());
  const own = all.filter(([key, { base }]) => key === keyOf(place, base)).map(([, draft]) => draft);
  return own.toSorted((one, other) => other.savedAt - one.savedAt)[0] ?? null;
}

/** Keeps a draft on this device. */
export async function keepDraft(place: DraftPlace, draft: Draft): Promise<void> {
  await set(keyOf(place, draft.base), draft, store());
}

/** Forgets the draft over a revision. */
export async function forgetDraft(place: DraftPlace, base: number): Promise<void> {
  await del(keyOf(place, base), store());
}
