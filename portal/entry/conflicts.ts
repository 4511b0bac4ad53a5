import type { FormAnswer } from '../../contract/forms.ts';
import type { Draft, DraftRow } from './draft.ts';

/** A figure that was changed here and, meanwhile, on the server too. */
export type Conflict = { readonly indicator: string; readonly mine: DraftRow };

/** A draft, compared with the revision that is now in force. */
export type Compared = {
  /** What was changed here alone, by indicator: it stays. */
  readonly kept: ReadonlyMap<string, DraftRow>;
  /** What was changed on both sides: a person decides, figure by figure. */
  readonly conflicts: readonly Conflict[];
  /** The note as it was changed here; null where it was not, so that the one in force stays. */
  readonly note: string | null;
};

/** Compares a draft with what is in force. Nothing that was entered is dropped, and nothing in force is overwritten unasked. */
export function compareDraft(draft: Draft, { inForce }: Pick<FormAnswer, 'inForce'>): Compared {
  const kept = new Map<string, DraftRow>();
  const conflicts: Conflict[] = [];
  for (const [indicator, mine] of Object.entries(draft.rows)) {
    const before = canonical(draft.baseValues[indicator]);
    const now = canonical(inForce?.values[indicator]);
    if (draft.base === (inForce?.revision ?? 0) || before === now) kept.set(indicator, mine);
    else conflicts.push({ indicator, mine });
  }
  const isNoteMine = draft.note.trim() !== (draft.baseNote ?? '').trim();
  return { kept, conflicts, note: isNoteMine ? draft.note : null };
}

function canonical(figure: object | undefined): string {
  return JSON.stringify(Object.entries(figure ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
