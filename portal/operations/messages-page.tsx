import { useSignal } from '@preact/signals';
import type { DeliveryAnswer, DeliveryPage } from '../../contract/deliveries.ts';
import { portalPaths } from '../../contract/portal-paths.ts';
import { deliveryStateWords } from '../../domain/delivery/delivery-state-words.ts';
import { capitalise, formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { Tag } from '../shell/tag.tsx';
import { useChange } from './change.ts';
import { ChangeResult } from './change-result.tsx';
import { Confirmed } from './confirmed.tsx';
import { deliveryTone, whyNot } from './delivery-state.ts';
import { ChoiceField, TextField } from './fields.tsx';
import { LeftOutNote } from './left-out.tsx';
import { matches } from './matches.ts';
import { names } from './names.ts';
import { PagedList } from './paged-list.tsx';
import { accountOf, runName } from './run-state.ts';
import { tell } from './tell.ts';
import { usePages } from './use-pages.ts';

/** How many messages are shown at first, and how many more each time. */
const step = 200;

/** The messages of a run: who got one, and why somebody did not. */
export function MessagesPage({ occurrence }: { readonly occurrence: string | null }) {
  const query = new URLSearchParams({ limit: '500', ...(occurrence === null ? {} : { occurrence }) });
  const list = usePages<'listDeliveries'>(`/v1/deliveries?${query}`, true);
  const sending = useAnswer<'getSending'>('/v1/sending');
  const { outcome } = sending;
  const isPaused = outcome?.kind === 'answered' && (outcome.body.paused || outcome.body.held !== null);
  return (
    <PagedList list={list}>
      {(first, pages) => (
        <Messages
          page={first}
          deliveries={pages.flatMap(({ deliveries }) => deliveries)}
          isPaused={isPaused}
          again={list.again}
        />
      )}
    </PagedList>
  );
}

function Messages({
  page,
  deliveries,
  isPaused,
  again,
}: {
  readonly page: DeliveryPage;
  readonly deliveries: readonly DeliveryAnswer[];
  readonly isPaused: boolean;
  readonly again: () => void;
}) {
  const text = useSignal('');
  const state = useSignal('');
  const most = useSignal(step);
  const { value } = language;
  const { occurrence, run, total, counts } = page;
  const number = (count: number) => formatInteger(count, value);
  const found = deliveries.filter(
    (one) => (state.value === '' || one.state === state.value) && matches(wordsOf(one), text.value),
  );
  const states = Object.entries(deliveryStateWords).flatMap(([id, words]) => {
    const count = Object.entries(counts).find(([name]) => name === id)?.[1] ?? 0;
    return count === 0 ? [] : [{ id, name: `${capitalise(inWords(words))} (${number(count)})` }];
  });
  return (
    <>
      <p class="lead">{run === null ? occurrence : runName(run)}</p>
      {run !== null && <p>{accountOf(run.account)}</p>}
      <p>
        {tell('counts', {
          total: number(total),
          counts: states.map(({ name }) => name).join('; ') || '—',
        })}
      </p>
      <LeftOutNote of={page} />
      <Resend occurrence={occurrence} failed={counts.failed ?? 0} again={again} />
      <div class="filters">
        <TextField id="find" label={tell('filterText')} text={text} type="search" />
        <ChoiceField
          id="state"
          label={tell('filterState')}
          value={state}
          options={[{ id: '', name: tell('all') }, ...states]}
        />
      </div>
      <table>
        <caption>{tell('messagesCaption', { shown: number(found.length), total: number(total) })}</caption>
        <thead>
          <tr>
            <th scope="col">{tell('person')}</th>
            <th scope="col">{tell('state')}</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, most.value).map((delivery) => (
            <Message key={delivery.id} delivery={delivery} isPaused={isPaused} />
          ))}
        </tbody>
      </table>
      <p class="actions">
        {found.length > most.value && (
          <button
            type="button"
            onClick={() => {
              most.value += step;
            }}
          >
            {tell('showMore', { count: number(Math.min(step, found.length - most.value)) })}
          </button>
        )}
      </p>
    </>
  );
}

function wordsOf({ recipient: { id, post, unit, email, also = [] } }: DeliveryAnswer): string {
  return [id, inWords(post), names.unit(unit), unit, email, ...also.map((one) => inWords(one.post))].join(
    ' ',
  );
}

function Message({ delivery, isPaused }: { readonly delivery: DeliveryAnswer; readonly isPaused: boolean }) {
  const { recipient, state, sentAt, attempts } = delivery;
  return (
    <tr>
      <th scope="row">
        <a href={portalPaths.recipient(recipient.id)}>{inWords(recipient.post)}</a>
        <span class="measure">
          {names.unit(recipient.unit)} · {recipient.email}
        </span>
      </th>
      <td>
        <Tag tone={deliveryTone(state)} text={capitalise(inWords(deliveryStateWords[state]))} />
        {sentAt !== null && (
          <span class="measure">{tell('sentAt', { at: formatLocalTime(sentAt, language.value) })}</span>
        )}
        {whyNot(delivery, isPaused).map((reason) => (
          <span key={reason} class="reason">
            {reason}
          </span>
        ))}
        {attempts > 1 && <span class="measure">{tell('attempts', { count: attempts })}</span>}
      </td>
    </tr>
  );
}

function Resend({
  occurrence,
  failed,
  again,
}: {
  readonly occurrence: string;
  readonly failed: number;
  readonly again: () => void;
}) {
  const change = useChange();
  const resend = async () => {
    const made = await change.make<'resendDeliveries'>(
      '/v1/deliveries/resend',
      { method: 'POST', body: { occurrence } },
      ({ resent, expired, resentBefore }) => tell('resent', { resent, expired, before: resentBefore }),
    );
    if (made !== null) again();
  };
  return (
    <>
      {failed > 0 && (
        <Confirmed
          label={tell('resend', { count: formatInteger(failed, language.value) })}
          question={tell('resendQuestion')}
          isBusy={change.isBusy.value}
          onConfirm={() => void resend()}
        />
      )}
      <ChangeResult change={change} />
    </>
  );
}
