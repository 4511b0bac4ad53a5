import { useEffect, useState } from 'preact/hooks';
import type { DeliveryAnswer } from '../../contract/deliveries.ts';
import type { OccurrenceAnswer } from '../../contract/occurrences.ts';
import { portalPaths } from '../../contract/portal-paths.ts';
import type { RecipientPage as Recipients } from '../../contract/recipients.ts';
import { deliveryStateWords } from '../../domain/delivery/delivery-state-words.ts';
import { capitalise, formatDate, formatLocalTime } from '../../domain/language/format.ts';
import { runStatusWords } from '../../domain/schedule/run-status-words.ts';
import { request } from '../api/request.ts';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { Tag } from '../shell/tag.tsx';
import { dayOf, daysAfter } from './days.ts';
import { deliveryTone, whyNot } from './delivery-state.ts';
import { PagedList } from './paged-list.tsx';
import { receivedText } from './recipients-page.tsx';
import { accountOf, runName, runTone } from './run-state.ts';
import { tell } from './tell.ts';
import { usePages } from './use-pages.ts';

/** One recipient: what they get, and run by run what was sent to them, or why nothing was. */
export function RecipientPage({ id }: { readonly id: string }) {
  const list = usePages<'listRecipients'>('/v1/recipients', true);
  return (
    <>
      <p>
        <a href={portalPaths.operationsPart('recipients')}>{tell('toRecipients')}</a>
      </p>
      <PagedList list={list}>
        {(_, pages) => {
          const found = pages.flatMap(({ recipients }) => recipients).find((one) => one.id === id);
          if (found === undefined) return list.isBusy ? null : <p>{tell('noSuchRecipient')}</p>;
          return <Gets recipient={found} />;
        }}
      </PagedList>
      <Runs id={id} />
    </>
  );
}

function Gets({
  recipient: { post, unitName, email, deliveredTo, receives },
}: {
  readonly recipient: Recipients['recipients'][number];
}) {
  return (
    <>
      <p class="lead">
        {inWords(post)} – {inWords(unitName)}, {email}
      </p>
      {deliveredTo !== email && <p>{tell('standIn', { address: deliveredTo })}</p>}
      <h2>{tell('whatTheyGet')}</h2>
      {receives.length === 0 && <p>{tell('receivesNothing')}</p>}
      <ul class="plain-list">
        {receives.map((received) => (
          <li key={received.kind}>
            <strong>{receivedText(received)}</strong>
            <span class="reason">
              {inWords(received.when)} {inWords(received.why)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The messages of a run for one person; null while they are being read, and what could not be read. */
type Found = { readonly messages: readonly DeliveryAnswer[] | null; readonly failure: string };

function Runs({ id }: { readonly id: string }) {
  const [range, setRange] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const runs = useAnswer<'listOccurrences'>(
    range === null ? '/v1/occurrences' : `/v1/occurrences?from=${range.from}&to=${range.to}`,
  );
  const { outcome } = runs;
  if (outcome?.kind !== 'answered') {
    const text =
      outcome === null
        ? say('loading')
        : outcome.kind === 'refused'
          ? outcome.problem.detail
          : say('unreachable');
    return <p role="status">{text}</p>;
  }
  const { from, to, occurrences } = outcome.body;
  const { value } = language;
  const date = (instant: string) => formatDate(dayOf(instant), value);
  const sending = occurrences
    .filter(({ job, status }) => job !== 'rank' && status !== 'planned')
    .toReversed();
  return (
    <>
      <h2>{tell('lastMessages')}</h2>
      <table>
        <caption>{tell('lastMessagesCaption', { from: date(from), to: date(to) })}</caption>
        <thead>
          <tr>
            <th scope="col">{tell('run')}</th>
            <th scope="col">{tell('message')}</th>
          </tr>
        </thead>
        <tbody>
          {sending.map((run) => (
            <OneRun key={run.id} run={run} id={id} />
          ))}
        </tbody>
      </table>
      <p class="actions">
        <button
          type="button"
          onClick={() => setRange({ from: daysAfter(dayOf(from), -7), to: daysAfter(dayOf(from), 7) })}
        >
          {tell('earlier')}
        </button>
      </p>
    </>
  );
}

function OneRun({ run, id }: { readonly run: OccurrenceAnswer; readonly id: string }) {
  const [{ messages, failure }, setFound] = useState<Found>({ messages: null, failure: '' });
  const hasSent = run.status === 'done' || run.status === 'failed' || run.status === 'running';
  useEffect(() => {
    let isShown = true;
    if (hasSent) void messagesFor(run.id, id).then((found) => isShown && setFound(found));
    return () => {
      isShown = false;
    };
  }, [run.id]);
  return (
    <tr>
      <th scope="row">
        {runName(run)}
        <span class="measure">
          <Tag tone={runTone(run.status)} text={inWords(runStatusWords[run.status])} />
        </span>
      </th>
      <td>
        {failure !== '' && <span class="error">{failure}</span>}
        {hasSent && messages === null && failure === '' && say('loading')}
        {messages?.map((message) => (
          <div key={message.id}>
            <Tag
              tone={deliveryTone(message.state)}
              text={capitalise(inWords(deliveryStateWords[message.state]))}
            />
            {message.sentAt !== null && (
              <span class="measure">
                {tell('sentAt', { at: formatLocalTime(message.sentAt, language.value) })}
              </span>
            )}
            {whyNot(message, false).map((reason) => (
              <span key={reason} class="reason">
                {reason}
              </span>
            ))}
          </div>
        ))}
        {(messages?.length === 0 || !hasSent) && (
          <>
            <span>{tell(hasSent ? 'noneForThem' : 'notRun')}</span>
            <span class="reason">{accountOf(run.account)}</span>
            <a
              href={portalPaths.preview(dayOf(run.nominalTime), id)}
              aria-label={`${tell('seePreview')}: ${runName(run)}`}
            >
              {tell('seePreview')}
            </a>
          </>
        )}
      </td>
    </tr>
  );
}

/** The messages of an occurrence for a person, of whom any post counts. */
async function messagesFor(occurrence: string, id: string): Promise<Found> {
  const messages: DeliveryAnswer[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: URLSearchParams = new URLSearchParams({
      occurrence,
      limit: '500',
      ...(cursor === '' ? {} : { cursor }),
    });
    const outcome = await request<'listDeliveries'>(`/v1/deliveries?${query}`);
    if (outcome.kind !== 'answered') {
      const failure = outcome.kind === 'refused' ? outcome.problem.detail : say('unreachable');
      return { messages: null, failure };
    }
    const own = outcome.body.deliveries.filter(
      ({ recipient: { id: of, also = [] } }) => of === id || also.some((one) => one.id === id),
    );
    messages.push(...own);
    cursor = outcome.body.next;
  }
  return { messages, failure: '' };
}
