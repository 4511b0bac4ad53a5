import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ListedException } from '../../contract/exceptions.ts';
import { formatInteger, formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import { exceptionStateWords } from '../../domain/submission/exceptions/exception-state-words.ts';
import { inWords, language } from '../language/language.ts';
import { Tag } from '../shell/tag.tsx';
import { type Change, useChange } from './change.ts';
import { ChangeResult } from './change-result.tsx';
import { TextField } from './fields.tsx';
import { LeftOutNote } from './left-out.tsx';
import { names } from './names.ts';
import { OpenException } from './open-exception.tsx';
import { PagedList } from './paged-list.tsx';
import { tell } from './tell.ts';
import { usePages } from './use-pages.ts';
import { WaitingExtensions } from './waiting-extensions.tsx';

/** Requests for an extension that wait; exceptions from a lock, to be closed; and a form to open one. */
export function ExceptionsPage() {
  const list = usePages<'listExceptions'>('/v1/exceptions');
  const change = useChange();
  return (
    <>
      <WaitingExtensions onDecided={list.again} />
      <h2>{tell('openedExceptions')}</h2>
      <ChangeResult change={change} />
      <PagedList list={list}>
        {(_, pages) => {
          const all = pages.flatMap(({ exceptions }) => exceptions);
          return (
            <>
              {pages.map((page) => (
                <LeftOutNote key={page.next ?? ''} of={page} />
              ))}
              {all.length === 0 ? (
                <p>{tell('noExceptions')}</p>
              ) : (
                <Exceptions exceptions={all} change={change} again={list.again} />
              )}
            </>
          );
        }}
      </PagedList>
      <OpenException change={change} again={list.again} />
    </>
  );
}

function Exceptions({
  exceptions,
  change,
  again,
}: {
  readonly exceptions: readonly ListedException[];
  readonly change: Change;
  readonly again: () => void;
}) {
  return (
    <table>
      <caption>
        {tell('exceptionsCaption', { count: formatInteger(exceptions.length, language.value) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{tell('unit')}</th>
          <th scope="col">{tell('state')}</th>
        </tr>
      </thead>
      <tbody>
        {exceptions.map((one) => (
          <Row key={one.id} exception={one} change={change} again={again} />
        ))}
      </tbody>
    </table>
  );
}

const tones = { open: 'part', closed: 'shut', expired: 'shut' } as const;

function Row({
  exception: { id, unit, set, period, officer, reason, expiresAt, state, closed },
  change,
  again,
}: {
  readonly exception: ListedException;
  readonly change: Change;
  readonly again: () => void;
}) {
  const { value } = language;
  const isClosing = useSignal(false);
  return (
    <tr>
      <th scope="row">
        {names.unit(unit)}
        <span class="measure">
          {names.set(set)}, {formatPeriod(period, value)}
        </span>
      </th>
      <td>
        <Tag tone={tones[state]} text={inWords(exceptionStateWords[state])} />
        <span class="measure">{tell('until', { at: formatLocalTime(expiresAt, value) })}</span>
        <span class="reason">
          {tell('decidedBy', { officer })} {tell('because', { reason })}
        </span>
        {closed !== null && (
          <span class="reason">
            {tell('closedBecause', { at: formatLocalTime(closed.at, value), reason: closed.reason })}
          </span>
        )}
        {state === 'open' && !isClosing.value && (
          <button
            type="button"
            aria-label={tell('closeOf', { unit: names.unit(unit), period: formatPeriod(period, value) })}
            onClick={() => {
              isClosing.value = true;
            }}
          >
            {tell('close')}
          </button>
        )}
        {state === 'open' && isClosing.value && (
          <Closing id={id} of={{ unit, set, period }} change={change} again={again} />
        )}
      </td>
    </tr>
  );
}

function Closing({
  id,
  of,
  change,
  again,
}: {
  readonly id: string;
  readonly of: { readonly unit: string; readonly set: string; readonly period: string };
  readonly change: Change;
  readonly again: () => void;
}) {
  const reason = useSignal('');
  const error = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const close = async () => {
    const written = reason.value.trim();
    error.value = written === '' ? tell('reasonNeeded') : '';
    if (written === '') return void field.current?.focus();
    const made = await change.make<'closeException'>(
      `/v1/exceptions/${id}/closing`,
      { method: 'POST', body: { reason: written, of } },
      () => tell('exceptionClosed'),
    );
    if (made !== null) again();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <TextField
        id={`close-${id}`}
        label={tell('closeReason')}
        error={error.value}
        text={reason}
        most={500}
        field={field}
      />
      <button type="submit" aria-disabled={change.isBusy.value}>
        {tell('close')}
      </button>
    </form>
  );
}
