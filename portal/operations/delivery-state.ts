import type { DeliveryAnswer } from '../../contract/deliveries.ts';
import { deliveryFailures } from '../../domain/delivery/delivery-failures.ts';
import { failureWords } from '../../domain/delivery/failure-words.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import { inWords, language } from '../language/language.ts';
import type { Tone } from '../shell/tag.tsx';
import { tell } from './tell.ts';
import type { Key } from './vietnamese.ts';

type State = DeliveryAnswer['state'];

const tones = {
  due: 'due',
  claimed: 'part',
  unknown: 'part',
  sent: 'done',
  delivered: 'done',
  bounced: 'late',
  complained: 'late',
  suppressed: 'shut',
  failed: 'late',
  expired: 'late',
} as const satisfies Readonly<Record<State, Tone>>;

/** How the state of a message looks. */
export function deliveryTone(state: State): Tone {
  return tones[state];
}

const reasons = {
  due: 'whyDue',
  claimed: 'whyClaimed',
  unknown: 'whyUnknown',
  bounced: 'whyBounced',
  complained: 'whyComplained',
  suppressed: 'whySuppressed',
  failed: 'whyFailed',
  expired: 'whyExpired',
} as const satisfies Readonly<Record<Exclude<State, 'sent' | 'delivered'>, Key>>;

/** Why a message has not arrived, or what else is known of it; empty for one that arrived as it should. */
export function whyNot(
  { state, failure, remarks, dueAt, expiresAt }: DeliveryAnswer,
  isSendingPaused: boolean,
): string[] {
  const at = (instant: string) => formatLocalTime(instant, language.value);
  const isUnsubscribed = state === 'suppressed' && failure === deliveryFailures.unsubscribed;
  const reason =
    state === 'sent' || state === 'delivered'
      ? []
      : isUnsubscribed
        ? [tell('whyUnsubscribed')]
        : [tell(state === 'due' && isSendingPaused ? 'whyDuePaused' : reasons[state])];
  return [
    ...reason,
    ...(state === 'due' ? [tell('dueAt', { at: at(dueAt) }), tell('expiresAt', { at: at(expiresAt) })] : []),
    ...(failure === null || isUnsubscribed ? [] : [tell('detail', { text: inWords(failureWords(failure)) })]),
    ...remarks.map(({ text, detail }) =>
      tell('alsoReported', { text: [inWords(text), ...(detail === null ? [] : [detail])].join(' – ') }),
    ),
  ];
}
