import { useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { inWords } from '../language/language.ts';
import { say } from '../language/say.ts';
import type { EntryForm } from './entry-form.ts';
import type { EntryCell, EntryRow } from './entry-row.ts';
import { GridRow } from './grid-row.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { isTable, layPasted, type Pasted } from './pasted.ts';
import { RowDetails } from './row-details.tsx';
import { FormHistory } from './row-history.ts';

/** The figures of a form: a plain table, an indicator a row, an input for each part of its figure. */
export function EntryGrid({ form }: { readonly form: EntryForm }) {
  const table = useRef<HTMLTableElement>(null);
  const pasted = useSignal<Pasted | null>(null);
  const detailed = useSignal<EntryRow | null>(null);
  const history = useMemo(() => new FormHistory(form.answer), [form]);
  const { groups } = form.answer;
  const byId = new Map(form.rows.map((row) => [row.asked.indicator, row]));

  const rowAt = (input: HTMLInputElement) =>
    form.rows.find(({ cells }) => cells.some(({ id }) => id === input.id)) ?? null;
  const showDetails = (row: EntryRow) => {
    detailed.value = row;
  };
  const move = (from: HTMLInputElement, step: 1 | -1) => {
    const inputs = [...(table.current?.querySelectorAll<HTMLInputElement>('input[data-slot]') ?? [])];
    const rowOf = (input: Element) => input.closest('tr');
    const rows = [...new Set(inputs.map(rowOf))];
    const next = rows[rows.indexOf(rowOf(from)) + step];
    const own = inputs.filter((input) => rowOf(input) === next);
    const target = own[Math.min(Number(from.dataset['slot']), own.length - 1)];
    if (next === undefined || target === undefined) return;
    target.focus();
    target.select();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const { currentTarget, key, ctrlKey, altKey, metaKey } = event;
    if (key === 'Enter' && ctrlKey && !altKey && !metaKey) {
      event.preventDefault();
      detailed.value = rowAt(currentTarget);
      return;
    }
    if (ctrlKey || altKey || metaKey) return;
    const step =
      key === 'ArrowDown' || (key === 'Enter' && !event.shiftKey)
        ? 1
        : key === 'ArrowUp' || key === 'Enter'
          ? -1
          : null;
    if (step === null) return;
    event.preventDefault();
    move(currentTarget, step);
  };
  const onPaste = (event: ClipboardEvent, cell: EntryCell) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isTable(text) || !form.mayEnter.peek()) return;
    event.preventDefault();
    pasted.value = layPasted(form.rows, cell, text);
  };
  return (
    <>
      <p class="hint screen" id="grid-hint">
        {say('gridHint')}
      </p>
      <GridActions form={form} />
      <table class="grid" ref={table} aria-describedby="grid-hint">
        <caption>{say('gridCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('indicator')}</th>
            <th scope="col">{say('figures')}</th>
          </tr>
        </thead>
        {groups.map(({ group, name, indicators }) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={2} class="group">
                {inWords(name)}
              </th>
            </tr>
            {indicators.map(({ indicator }) => {
              const row = byId.get(indicator);
              return row === undefined ? null : (
                <GridRow
                  key={indicator}
                  form={form}
                  row={row}
                  onKeyDown={onKeyDown}
                  onPaste={onPaste}
                  onDetails={showDetails}
                />
              );
            })}
          </tbody>
        ))}
      </table>
      {detailed.value !== null && (
        <RowDetails
          key={detailed.value.asked.indicator}
          row={detailed.value}
          history={history}
          onEnd={() => {
            detailed.value = null;
          }}
        />
      )}
      {pasted.value !== null && (
        <PasteDialog
          pasted={pasted.value}
          onEnd={() => {
            pasted.value = null;
            void form.check();
          }}
        />
      )}
    </>
  );
}

/** What is done to the whole form: the same form as a workbook, and that there was nothing to report. */
function GridActions({ form }: { readonly form: EntryForm }) {
  const { set, period, unit } = form.answer;
  const empty = form.rows.filter(({ asked, state }) => asked.mayBeNothing && state.value === 'empty');
  return (
    <p class="actions">
      <a href={`/v1/workbooks/${[set.id, period, unit.id].map(encodeURIComponent).join('/')}`} download>
        {say('workbook')}
      </a>
      {form.mayEnter.value && empty.length > 0 && (
        <button
          type="button"
          onClick={() => {
            for (const { isNothing } of empty) isNothing.value = true;
            void form.check();
          }}
        >
          {say('nothingInAll', { count: empty.length })}
        </button>
      )}
    </p>
  );
}
