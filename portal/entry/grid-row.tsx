import type { TargetedKeyboardEvent } from 'preact';
import { inWords } from '../language/language.ts';
import { say } from '../language/say.ts';
import type { Key } from '../language/vietnamese.ts';
import { Tag, type Tone } from '../shell/tag.tsx';
import { inputOf } from './entry-faults.ts';
import type { EntryForm } from './entry-form.ts';
import { type EntryCell, type EntryRow, isEmptied, type RowState } from './entry-row.ts';
import { CellErrors, GridCell } from './grid-cell.tsx';

const states = {
  empty: { key: 'rowEmpty', tone: 'due' },
  saved: { key: 'rowSaved', tone: 'done' },
  draft: { key: 'rowDraft', tone: 'part' },
  invalid: { key: 'rowInvalid', tone: 'late' },
} as const satisfies Readonly<Record<RowState, { readonly key: Key; readonly tone: Tone }>>;

/** An indicator, the inputs of its figure, and what is wrong with it. */
export function GridRow({
  form,
  row,
  onKeyDown,
  onPaste,
  onDetails,
}: {
  readonly form: EntryForm;
  readonly row: EntryRow;
  readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
  readonly onPaste: (event: ClipboardEvent, cell: EntryCell) => void;
  /** Shows what was sent of the row before, and who changed it. */
  readonly onDetails: (row: EntryRow) => void;
}) {
  const { asked, cells, isNothing, comment, faults } = row;
  const { indicator, name, measure } = asked;
  const isShut = !form.mayEnter.value;
  const faultsAt = (input: string) =>
    faults.value.filter(({ pointer }) => inputOf(row, pointer) === input).map(({ detail }) => detail);
  const toldOf = ({ id }: EntryCell, slot: number) => [
    ...faultsAt(id),
    ...(slot === 0 && isEmptied(row) ? [say('cannotTakeBack')] : []),
  ];
  const saying = faultsAt(`${indicator}-comment`);
  const onFocusOut = (event: FocusEvent) => {
    const { currentTarget, relatedTarget } = event;
    const isInside =
      currentTarget instanceof Element &&
      relatedTarget instanceof Node &&
      currentTarget.contains(relatedTarget);
    if (!isInside) void form.check();
  };
  return (
    <tr onFocusOut={onFocusOut}>
      <th scope="row" id={`${indicator}-name`}>
        {inWords(name)}
        <span class="measure">
          {indicator} · {inWords(measure)}
          <span class="screen"> · </span>
          <button
            type="button"
            class="quiet details"
            tabIndex={-1}
            aria-label={say('detailsOf', { name: inWords(name) })}
            onClick={() => onDetails(row)}
          >
            {say('details')}
          </button>
        </span>
      </th>
      <td>
        <div class="parts">
          {cells.map((cell, slot) => (
            <GridCell
              key={cell.id}
              row={row}
              cell={cell}
              slot={slot}
              isShut={isShut || isNothing.value}
              told={toldOf(cell, slot)}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
            />
          ))}
          {asked.mayBeNothing && (
            <label class="nothing">
              <input
                type="checkbox"
                id={`${indicator}-nothing`}
                checked={isNothing.value}
                disabled={isShut}
                aria-describedby={`${indicator}-name`}
                onChange={(event) => {
                  isNothing.value = event.currentTarget.checked;
                }}
              />{' '}
              {say('nothingToReport')}
            </label>
          )}
          <RowTag form={form} row={row} />
        </div>
        {cells.map((cell, slot) => (
          <CellErrors
            key={cell.id}
            cell={cell}
            isOnly={cells.length === 1}
            isShut={isShut || isNothing.value}
            told={toldOf(cell, slot)}
          />
        ))}
        {(saying.length > 0 || comment.value !== '') && (
          <div class="comment">
            <label for={`${indicator}-comment`}>{say('comment')}</label>
            <p class="error" id={`${indicator}-comment-error`}>
              {saying.join(' ')}
            </p>
            <textarea
              id={`${indicator}-comment`}
              rows={2}
              maxLength={500}
              readOnly={isShut}
              aria-invalid={saying.length > 0}
              aria-describedby={`${indicator}-name ${indicator}-comment-error`}
              value={comment.value}
              onInput={(event) => {
                comment.value = event.currentTarget.value;
              }}
            />
          </div>
        )}
      </td>
    </tr>
  );
}

function RowTag({ form, row }: { readonly form: EntryForm; readonly row: EntryRow }) {
  const { state } = form.answer;
  if (state === 'locked' || state === 'not-open') return <Tag tone="shut" text={say('rowLocked')} />;
  if (form.pending.value !== null && row.isChanged.value) return <Tag tone="part" text={say('rowWaiting')} />;
  const { key, tone } = states[row.state.value];
  return <Tag tone={tone} text={say(key)} />;
}
