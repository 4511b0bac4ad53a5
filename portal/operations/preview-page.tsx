import { useSignal } from '@preact/signals';
import { portalPaths } from '../../contract/portal-paths.ts';
import type { PreviewAnswer } from '../../contract/previews.ts';
import { formatDate, formatInteger, formatLocalTime, formatWeekday } from '../../domain/language/format.ts';
import { runStatusWords } from '../../domain/schedule/run-status-words.ts';
import { Loaded } from '../api/loaded.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { go } from '../shell/address.ts';
import { Tag } from '../shell/tag.tsx';
import { Facts } from './facts.tsx';
import { TextField } from './fields.tsx';
import { MessageFrame } from './message-frame.tsx';
import { names } from './names.ts';
import { accountOf, runName } from './run-state.ts';
import { tell } from './tell.ts';

/** What a day would send, to whom and why; with a recipient, that message. */
export function PreviewPage({
  at,
  recipient,
}: {
  readonly at: string | null;
  readonly recipient: string | null;
}) {
  const day = useSignal(at ?? '');
  const error = useSignal('');
  const show = () => {
    error.value = day.value === '' ? tell('dayNeeded') : '';
    if (day.value !== '') go(portalPaths.preview(day.value, recipient ?? undefined));
  };
  return (
    <>
      <p class="hint">{tell('previewHint')}</p>
      <form
        class="filters"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
      >
        <TextField id="day" label={tell('day')} error={error.value} text={day} type="date" />
        <button type="submit" class="main">
          {tell('show')}
        </button>
      </form>
      {at !== null && at !== '' && <Day at={at} recipient={recipient} />}
    </>
  );
}

function Day({ at, recipient }: { readonly at: string; readonly recipient: string | null }) {
  const query = new URLSearchParams({
    at,
    limit: '500',
    ...(recipient === null ? {} : { recipient }),
  });
  const asked = useAnswer<'getPreview'>(`/v1/preview?${query}`);
  return (
    <Loaded asked={asked}>
      {(answer) => (
        <>
          <DayFacts answer={answer} />
          {recipient === null ? (
            <List answer={answer} at={at} />
          ) : (
            <>
              {answer.messages.length === 0 && <p>{tell('previewNone')}</p>}
              {answer.messages.map((message) => (
                <One key={message.id} message={message} />
              ))}
              <p>
                <a href={portalPaths.preview(at)}>{tell('toDay')}</a>
              </p>
            </>
          )}
        </>
      )}
    </Loaded>
  );
}

const outcomes = {
  runs: { key: 'wouldRun', tone: 'done' },
  idle: { key: 'wouldIdle', tone: 'shut' },
  fails: { key: 'wouldFail', tone: 'late' },
} as const;

function DayFacts({ answer }: { readonly answer: PreviewAnswer }) {
  const { day, workingDay, dayNote, knownAt, catalogueVersion, runs } = answer;
  const { value } = language;
  return (
    <>
      <h2>
        {formatWeekday(day, value)}, {formatDate(day, value)}
      </h2>
      <Facts
        facts={[
          tell(workingDay ? 'workingDay' : 'dayOff'),
          ...(dayNote === null ? [] : [inWords(dayNote)]),
          tell('knownAt', { at: formatLocalTime(knownAt, value), version: catalogueVersion }),
        ]}
      />
      <ul class="tasks">
        {runs.map((run) => (
          <li key={run.id} class="task">
            <div class="task-head">
              {runName(run)} <Tag tone={outcomes[run.outcome].tone} text={tell(outcomes[run.outcome].key)} />
            </div>
            <p class="tight">{accountOf(run.account)}</p>
            {run.recorded !== null && (
              <p class="hint">{tell('ranBefore', { status: inWords(runStatusWords[run.recorded]) })}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function List({ answer: { messages, total }, at }: { readonly answer: PreviewAnswer; readonly at: string }) {
  if (messages.length === 0) return <p>{tell('noMessages')}</p>;
  return (
    <table>
      <caption>{tell('previewCaption', { total: formatInteger(total, language.value) })}</caption>
      <thead>
        <tr>
          <th scope="col">{tell('person')}</th>
          <th scope="col">{tell('message')}</th>
        </tr>
      </thead>
      <tbody>
        {messages.map(({ id, recipient, subject, reason, unsubscribed, dueAt }) => (
          <tr key={id}>
            <th scope="row">
              <a href={portalPaths.preview(at, recipient.id)}>{inWords(recipient.post)}</a>
              <span class="measure">
                {names.unit(recipient.unit)} · {recipient.email}
              </span>
            </th>
            <td>
              {subject}
              <span class="reason">{inWords(reason)}</span>
              <span class="measure">{tell('dueAt', { at: formatLocalTime(dueAt, language.value) })}</span>
              {unsubscribed && <Tag tone="shut" text={tell('wouldNotGo')} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function One({ message }: { readonly message: PreviewAnswer['messages'][number] }) {
  const { recipient, subject, reason, unsubscribed, html, text } = message;
  const isText = useSignal(false);
  return (
    <section aria-labelledby={`subject-${message.id}`}>
      <h3 id={`subject-${message.id}`}>{subject}</h3>
      <Facts facts={[inWords(recipient.post), names.unit(recipient.unit), recipient.email]} />
      <p>{inWords(reason)}</p>
      {unsubscribed && <Tag tone="shut" text={tell('wouldNotGo')} />}
      <p class="actions">
        {([false, true] as const).map((plain) => (
          <button
            key={String(plain)}
            type="button"
            aria-pressed={isText.value === plain}
            onClick={() => {
              isText.value = plain;
            }}
          >
            {tell(plain ? 'asText' : 'asHtml')}
          </button>
        ))}
      </p>
      {isText.value || html === undefined ? (
        <pre class="letter">{text}</pre>
      ) : (
        <MessageFrame html={html} title={tell('previewMessage')} />
      )}
    </section>
  );
}
