import { useSignal } from '@preact/signals';
import type { ListedException } from '../../contract/exceptions.ts';
import { formatInteger, formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import { exceptionStateWords } from '../../domain/submission/exceptions/exception-state-words.ts';
import { inWords, language } from '../language/language.ts';
import { Tag } from '../shell/tag.tsx';
import { type Change, useChange } from './change.ts';
import { ChangeResult } from './change-result.tsx';
import { names } from './names.ts';
import { OpenException } from './open-exception.tsx';
import { PagedEntries } from './paged-entries.tsx';
import { ReasonForm } from './reason-form.tsx';
import { tell } from './tell.ts';
import { TitledTable } from './titled-table.tsx';
import { told } from './told.ts';
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
      <PagedEntries list={list} of={({ exceptions }) => exceptions} none={tell('noExceptions')}>
        {(exceptions) => <Exceptions exceptions={exceptions} change={change} again={list.again} />}
      </PagedEntries>
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
    <TitledTable
      caption={tell('exceptionsCaption', { count: formatInteger(exceptions.length, language.value) })}
      heads={[tell('unit'), tell('state')]}
    >
      {exceptions.map((one) => (
        <Row key={one.id} exception={one} change={change} again={again} />
      ))}
    </TitledTable>
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
        <span class="reason">{tell('decidedBy', { officer })}</span>
        <span class="reason">{tell('because', { reason })}</span>
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
  const close = async (reason: string) => {
    const made = await change.make<'closeException'>(
      `/v1/exceptions/${id}/closing`,
      { method: 'POST', body: { reason, of } },
      (answer) => told(tell('exceptionClosed'), answer),
    );
    if (made !== null) again();
  };
  return (
    <ReasonForm
      id={`close-${id}`}
      label={tell('closeReason')}
      most={500}
      action={tell('close')}
      isBusy={change.isBusy.value}
      send={close}
    />
  );
}
