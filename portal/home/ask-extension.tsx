import { useSignal } from '@preact/signals';
import type { OwedAnswer } from '../../contract/owed.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { request } from '../api/request.ts';
import { language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { SentenceForm } from '../shell/sentence-form.tsx';
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
  const isNeeded = state === 'locked' || (state === 'open' && !isEnough);
  if (!isNeeded || extension?.state === 'waiting') return null;
  const id = `extension-${set}-${period}-${unit}`;
  if (!isAsking.value)
    return (
      <button
        type="button"
        aria-label={`${say('askExtension')}: ${name}`}
        onClick={() => {
          isAsking.value = true;
        }}
      >
        {say('askExtension')}
      </button>
    );
  return (
    <SentenceForm
      id={id}
      label={say('extensionReason', { name })}
      action={say('extensionSend')}
      needed={say('extensionReasonNeeded')}
      post={(reason) =>
        request<'askForExtension'>('/v1/extension-requests', {
          method: 'POST',
          body: { unit, set, period, reason },
        })
      }
      done={again}
      isOpened
    >
      <button
        type="button"
        onClick={() => {
          isAsking.value = false;
        }}
      >
        {say('cancel')}
      </button>
    </SentenceForm>
  );
}
