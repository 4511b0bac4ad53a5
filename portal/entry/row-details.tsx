import { useEffect, useRef, useState } from 'preact/hooks';
import { formatAmount, formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import type { EntryRow } from './entry-row.ts';
import type { FormHistory, PastFigure, RowChange, RowHistory } from './row-history.ts';

/** The details of an indicator: what was sent in the last periods, with comments, and who changed it in this one. */
export function RowDetails({
  row,
  history,
  onEnd,
}: {
  readonly row: EntryRow;
  readonly history: FormHistory;
  readonly onEnd: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [found, setFound] = useState<RowHistory | 'reading' | null>('reading');
  useEffect(() => {
    dialog.current?.showModal();
    let isShown = true;
    void history.of(row.asked.indicator).then((one) => isShown && setFound(one));
    return () => {
      isShown = false;
    };
  }, []);
  return (
    <dialog ref={dialog} onClose={onEnd} aria-labelledby="details-title">
      <h2 id="details-title" class="tight">
        {inWords(row.asked.name)}
      </h2>
      {found === 'reading' && <p role="status">{say('loading')}</p>}
      {found === null && <p role="alert">{say('unreachable')}</p>}
      {found !== null && found !== 'reading' && <Found row={row} history={found} />}
      <p class="actions">
        <button type="button" onClick={() => dialog.current?.close()}>
          {say('close')}
        </button>
      </p>
    </dialog>
  );
}

function Found({
  row,
  history: { past, changes },
}: {
  readonly row: EntryRow;
  readonly history: RowHistory;
}) {
  return (
    <>
      <table>
        <caption>{say('pastFigures', { count: past.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{say('period')}</th>
            <th scope="col">{say('figures')}</th>
          </tr>
        </thead>
        <tbody>
          {past.map((one) => (
            <Past key={one.period} row={row} past={one} />
          ))}
        </tbody>
      </table>
      <h3>{say('changesNow')}</h3>
      {changes.length === 0 && <p>{say('neverSent')}</p>}
      <ul class="plain-list">
        {changes.map((change) => (
          <Change key={change.revision} row={row} change={change} />
        ))}
      </ul>
    </>
  );
}

function Past({
  row,
  past: { period, figure, comment },
}: {
  readonly row: EntryRow;
  readonly past: PastFigure;
}) {
  return (
    <tr>
      <th scope="row">
        {formatPeriod(period, language.value)}
        {comment !== null && (
          <span class="measure">
            {say('comment')}: {comment}
          </span>
        )}
      </th>
      <td>{figureText(row, figure)}</td>
    </tr>
  );
}

function Change({
  row,
  change: { revision, receivedAt, by, reason, from, to },
}: {
  readonly row: EntryRow;
  readonly change: RowChange;
}) {
  return (
    <li>
      {say('changeOf', {
        revision,
        at: formatLocalTime(receivedAt, language.value),
        by: by.post === undefined ? say('byToken', { id: by.token }) : inWords(by.post.post),
      })}
      <span class="reason">
        {from === null ? '' : `${figureText(row, from)} → `}
        {figureText(row, to)}
      </span>
      {reason !== null && (
        <span class="measure">
          {say('reason')}: {reason}
        </span>
      )}
    </li>
  );
}

function figureText({ asked: { entries } }: EntryRow, figure: PastFigure['figure']): string {
  if (figure === null) return '—';
  const parts = new Map<string, unknown>(Object.entries(figure));
  if (parts.has('nothingToReport')) return say('nothingToReport');
  return entries
    .flatMap(({ part, label }) => {
      const value = parts.get(part);
      if (typeof value !== 'number') return [];
      const number = formatAmount(value, language.value);
      return [entries.length === 1 ? number : `${inWords(label)}: ${number}`];
    })
    .join('; ');
}
