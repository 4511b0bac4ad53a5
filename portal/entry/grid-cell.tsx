import type { TargetedKeyboardEvent } from 'preact';
import { formatAmount, formatPeriod } from '../../domain/language/format.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import type { EntryCell, EntryRow } from './entry-row.ts';

/** One input with its label and the last figure beside it. */
export function GridCell({
  row: { asked },
  cell,
  slot,
  isShut,
  told,
  onKeyDown,
  onPaste,
}: {
  readonly row: EntryRow;
  readonly cell: EntryCell;
  readonly slot: number;
  readonly isShut: boolean;
  /** What the API says is wrong with it. */
  readonly told: readonly string[];
  readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
  readonly onPaste: (event: ClipboardEvent, cell: EntryCell) => void;
}) {
  const { id, entry, text } = cell;
  return (
    <div class={`part part-${entry.form}`}>
      <label for={id} id={`${id}-label`}>
        {inWords(entry.label)}
        {entry.form === 'stated' ? say('ifStated') : null}
      </label>
      <input
        id={id}
        type="text"
        inputMode={entry.form === 'whole' ? 'numeric' : 'decimal'}
        autoComplete="off"
        data-slot={slot}
        readOnly={isShut}
        aria-labelledby={`${asked.indicator}-name ${id}-label`}
        aria-describedby={`${id}-before ${id}-error`}
        aria-invalid={told.length > 0 || refusalOf(cell, isShut) !== null}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => onPaste(event, cell)}
      />
      <span class="before" id={`${id}-before`}>
        {beforeOf(asked.before, entry.part)}
      </span>
    </div>
  );
}

/** What is wrong with a cell, below its row's inputs, so that these stay in line. */
export function CellErrors({
  cell,
  isOnly,
  isShut,
  told,
}: {
  readonly cell: EntryCell;
  /** Whether the row has no other. */
  readonly isOnly: boolean;
  readonly isShut: boolean;
  readonly told: readonly string[];
}) {
  const { id, entry, text } = cell;
  const refused = refusalOf(cell, isShut);
  // What the API says names the part already.
  const name = isOnly ? '' : `${inWords(entry.label)}: `;
  const errors = [...(refused === null ? [] : [`${name}${refused.detail[language.value]}`]), ...told];
  return (
    <div class="error cell-error" id={`${id}-error`}>
      {errors.length === 0 ? null : errors.join(' ')}
      {refused?.meanings.map((meaning) => (
        <button
          key={meaning}
          type="button"
          class="meaning"
          onClick={() => {
            text.value = meaning;
            document.getElementById(id)?.focus();
          }}
        >
          {meaning}
        </button>
      ))}
    </div>
  );
}

function refusalOf({ reading }: EntryCell, isShut: boolean) {
  const { value } = reading;
  return value.kind === 'refused' && !isShut ? value : null;
}

function beforeOf(before: EntryRow['asked']['before'], part: string): string {
  if (before === null) return say('noBefore');
  const parts = new Map<string, unknown>(Object.entries(before.value));
  const number = parts.get(part);
  const of = formatPeriod(before.period, language.value);
  if (typeof number === 'number') return say('before', { of, figure: formatAmount(number, language.value) });
  return parts.has('nothingToReport')
    ? say('before', { of, figure: say('nothingToReport').toLowerCase() })
    : '';
}
