import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FormAnswer } from '../../contract/forms.ts';
import type { ProblemAnswer } from '../../contract/http/problem.ts';
import { language } from '../language/language.ts';
import type { DraftRow } from './draft.ts';
import { type Asked, type CellReading, cellText, type Entry, readCell } from './read-cell.ts';

/** A fault that the API names. */
export type Fault = NonNullable<ProblemAnswer['errors']>[number];

type Figure = NonNullable<FormAnswer['inForce']>['values'][string];

/** One input of a row. */
export type EntryCell = {
  /** The id of its input. */
  readonly id: string;
  readonly entry: Entry;
  readonly text: Signal<string>;
  readonly reading: ReadonlySignal<CellReading>;
};

/** What a row says of itself. */
export type RowState = 'empty' | 'saved' | 'draft' | 'invalid';

/** One indicator of a form: its inputs, what they hold, and what is wrong with it. */
export type EntryRow = {
  readonly asked: Asked;
  readonly cells: readonly EntryCell[];
  readonly isNothing: Signal<boolean>;
  readonly comment: Signal<string>;
  /** What the API said of it when it was last asked. */
  readonly faults: Signal<readonly Fault[]>;
  /** The figure as it would be sent; null while there is none or one of its cells is no number. */
  readonly figure: ReadonlySignal<Readonly<Record<string, number | true>> | null>;
  readonly isChanged: ReadonlySignal<boolean>;
  readonly state: ReadonlySignal<RowState>;
  /** The figure in force, if any. */
  readonly inForce: Figure | undefined;
};

/** Makes the row of an indicator, filled with its figure in force. */
export function entryRow(asked: Asked, inForce: Figure | undefined, comment = ''): EntryRow {
  const saved = partsOf(inForce);
  const cells = asked.entries.map((entry): EntryCell => {
    const value = saved.get(entry.part);
    const text = signal(typeof value === 'number' ? cellText(value, language.peek()) : '');
    const reading = computed(() => readCell(text.value, entry.form, language.value));
    return { id: `${asked.indicator}-${entry.part}`, entry, text, reading };
  });
  const isNothing = signal(saved.get('nothingToReport') === true);
  const said = signal(comment);
  const faults = signal<readonly Fault[]>([]);
  const figure = computed(() => {
    if (isNothing.value) return { nothingToReport: true } as const;
    const parts: Record<string, number> = {};
    for (const { entry, reading } of cells) {
      if (reading.value.kind === 'refused') return null;
      if (reading.value.kind === 'number') parts[entry.part] = reading.value.value;
    }
    return Object.keys(parts).length === 0 ? null : parts;
  });
  const isRefused = computed(
    () => !isNothing.value && cells.some(({ reading }) => reading.value.kind === 'refused'),
  );
  const isChanged = computed(() => isRefused.value || said.value !== comment || !isSame(figure.value, saved));
  return {
    asked,
    cells,
    isNothing,
    comment: said,
    faults,
    figure,
    isChanged,
    inForce,
    state: computed(() => {
      if (isRefused.value || faults.value.length > 0) return 'invalid';
      if (isChanged.value) return 'draft';
      return saved.size === 0 ? 'empty' : 'saved';
    }),
  };
}

/** Whether a row was emptied that has a figure in force, which cannot be taken back, only corrected. */
export function isEmptied({ inForce, isChanged, figure, cells }: EntryRow): boolean {
  return (
    inForce !== undefined &&
    isChanged.value &&
    figure.value === null &&
    cells.every(({ reading }) => reading.value.kind === 'empty')
  );
}

/** The row as a draft keeps it. */
export function draftRow({ cells, isNothing, comment }: EntryRow): DraftRow {
  return {
    texts: Object.fromEntries(cells.map(({ entry, text }) => [entry.part, text.value])),
    isNothing: isNothing.value,
    comment: comment.value,
  };
}

/** Puts a draft into its row. */
export function fillRow({ cells, isNothing, comment }: EntryRow, draft: DraftRow): void {
  for (const { entry, text } of cells) text.value = draft.texts[entry.part] ?? '';
  isNothing.value = draft.isNothing;
  comment.value = draft.comment;
}

function partsOf(figure: Figure | undefined): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(figure === undefined ? [] : Object.entries(figure));
}

/** Whether a figure is the one in force; a percentage that is only stated with it is not stored. */
function isSame(
  figure: Readonly<Record<string, number | true>> | null,
  saved: ReadonlyMap<string, unknown>,
): boolean {
  const parts = Object.entries(figure ?? {}).filter(([part]) => part !== 'statedPercent');
  return parts.length === saved.size && parts.every(([part, value]) => saved.get(part) === value);
}
