import type { SendingStatusAnswer } from '../../contract/sending.ts';
import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { inWords, language } from '../language/language.ts';
import { Tag } from '../shell/tag.tsx';
import { type Change, useChange } from './change.ts';
import { ChangeResult } from './change-result.tsx';
import { Confirmed } from './confirmed.tsx';
import { Facts } from './facts.tsx';
import { names } from './names.ts';
import { ReasonForm } from './reason-form.tsx';
import { tell } from './tell.ts';

/** Whether messages are sent at all, and the switch for it. */
export function SendingPanel({
  sending,
  again,
}: {
  readonly sending: SendingStatusAnswer;
  readonly again: () => void;
}) {
  const change = useChange();
  const { paused, strayEvents } = sending;
  return (
    <section class="card" aria-labelledby="sending">
      <h2 id="sending" class="tight">
        {tell('sending')}
      </h2>
      <State sending={sending} />
      {strayEvents.length > 0 && (
        <p class="hint">
          {tell('strayEvents', { count: formatInteger(strayEvents.length, language.value) })}
        </p>
      )}
      {paused ? <Resume change={change} again={again} /> : <Pause change={change} again={again} />}
      <ChangeResult change={change} />
    </section>
  );
}

function State({ sending: { paused, since, by, reason, held } }: { readonly sending: SendingStatusAnswer }) {
  const at = (instant: string) => formatLocalTime(instant, language.value);
  if (paused) {
    const facts = [
      ...(since === null ? [] : [tell('since', { at: at(since) })]),
      ...(reason === null ? [] : [tell('because', { reason })]),
      ...(by === null ? [] : [tell('changedBy', { by: names.post(by) })]),
    ];
    return (
      <>
        <p>
          <Tag tone="late" text={tell('sendingPaused')} />
        </p>
        <Facts facts={facts} />
      </>
    );
  }
  if (held !== null) {
    return (
      <>
        <p>
          <Tag tone="part" text={tell('sendingHeld')} />
        </p>
        <Facts
          facts={[tell('since', { at: at(held.since) }), tell('because', { reason: inWords(held.reason) })]}
        />
      </>
    );
  }
  return (
    <p>
      <Tag tone="done" text={tell('sendingOn')} />
    </p>
  );
}

function Pause({ change, again }: { readonly change: Change; readonly again: () => void }) {
  const pause = async (reason: string) => {
    const made = await change.make<'pauseDeliveries'>(
      '/v1/deliveries/pause',
      { method: 'POST', body: { reason } },
      () => tell('paused'),
    );
    if (made !== null) again();
  };
  return (
    <ReasonForm
      id="pause-reason"
      label={tell('pauseReason')}
      hint={tell('pauseHint')}
      most={300}
      action={tell('pause')}
      isBusy={change.isBusy.value}
      send={pause}
    />
  );
}

function Resume({ change, again }: { readonly change: Change; readonly again: () => void }) {
  const resume = async () => {
    const made = await change.make<'resumeDeliveries'>('/v1/deliveries/resume', { method: 'POST' }, () =>
      tell('resumed'),
    );
    if (made !== null) again();
  };
  return (
    <p class="actions">
      <Confirmed
        label={tell('resume')}
        question={tell('resumeQuestion')}
        isBusy={change.isBusy.value}
        onConfirm={() => void resume()}
      />
    </p>
  );
}
