import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { OwedAnswer } from '../../contract/owed.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { request } from '../api/request.ts';
import { language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { SentenceField, written } from '../shell/sentence-field.tsx';
import type { OwedAction } from './owed-action.ts';

type Owed = OwedAnswer['owed'][number];

/** What became of the unit's last request for an extension, in a sentence. */
export function extensionFact({ extension }: Owed): string[] {
  if (extension === null) return [];
  const { state, askedAt, reason, decision } = extension;
  const at = (instant: string) => formatDeadline(instant, language.value);
  if (decision?.outcome === 'granted')
    return [say('extensionGranted', { until: at(decision.until), officer: decision.officer })];
  if (decision?.outcome === 'refused')
    return [say('extensionRefused', { at: at(decision.at), reason: decision.reason })];
  return [say(state === 'waiting' ? 'extensionWaits' : 'extensionLapsed', { at: at(askedAt), reason })];
}

/** Asks operations for an extension, with a reason: nothing while a request waits or the period is open by an exception. */
export function AskExtension({
  owed: { set, period, state, extension, isEnough },
  name,
  unit,
  again,
}: OwedAction) {
  const isAsking = useSignal(false);
  const isBusy = useSignal(false);
  const reason = useSignal('');
  const failure = useSignal('');
  const field = useRef<HTMLTextAreaElement>(null);
  const isNeeded = state === 'locked' || (state === 'open' && !isEnough);
  if (!isNeeded || extension?.state === 'waiting') return null;
  const id = `extension-${set}-${period}-${unit}`;
  const send = async () => {
    const sentence = written(reason.value);
    failure.value = sentence === '' ? say('extensionReasonNeeded') : '';
    if (sentence === '') return void field.current?.focus();
    if (isBusy.peek()) return;
    isBusy.value = true;
    const body = { unit, set, period, reason: sentence };
    const outcome = await request<'askForExtension'>('/v1/extension-requests', { method: 'POST', body });
    isBusy.value = false;
    if (outcome.kind === 'answered') return again();
    failure.value = outcome.kind === 'refused' ? outcome.problem.detail : say('unreachable');
  };
  if (!isAsking.value)
    return (
      <button
        type="button"
        aria-label={`${say('askExtension')}: ${name}`}
        onClick={() => {
          isAsking.value = true;
          requestAnimationFrame(() => field.current?.focus());
        }}
      >
        {say('askExtension')}
      </button>
    );
  return (
    <form
      class="field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <SentenceField
        id={id}
        label={say('extensionReason', { name })}
        text={reason}
        error={failure.value}
        field={field}
      />
      <p class="actions">
        <button type="submit" class="main" aria-disabled={isBusy.value}>
          {say('extensionSend')}
        </button>
        <button
          type="button"
          onClick={() => {
            isAsking.value = false;
          }}
        >
          {say('cancel')}
        </button>
      </p>
    </form>
  );
}
