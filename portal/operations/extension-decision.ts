import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { ExtensionRequestAnswer } from '../../contract/extension-requests.ts';
import type { OptionsOf } from '../api/declared.ts';
import { request } from '../api/request.ts';
import { say } from '../language/say.ts';
import type { Change } from './change.ts';
import { tell } from './tell.ts';
import { told } from './told.ts';
import type { Key } from './vietnamese.ts';

/** A line that a decision needs. */
export type NeededField = {
  /** Where it stands in the body of the decision, such as `/until`. */
  readonly pointer: string;
  /** What to say while it is empty. */
  readonly needed: Key;
  readonly text: Signal<string>;
  readonly error: Signal<string>;
  readonly field: RefObject<HTMLInputElement | null>;
};

/** A field of a decision, empty at first. */
export function useNeededField(pointer: string, needed: Key): NeededField {
  const text = useSignal('');
  const error = useSignal('');
  return { pointer, needed, text, error, field: useRef<HTMLInputElement>(null) };
}

/** A request that is decided on, and who hears of it. */
export type Decided = {
  readonly id: string;
  /** The unit, set and period, in words. */
  readonly name: string;
  /** Where the outcome is shown. */
  readonly change: Change;
  /** Called once the request has been decided, here or by somebody else. */
  readonly onDecided: () => void;
};

/**
 * Sends a decision once every field is filled in. Faults appear beside their fields, and the first of these gets the focus;
 * other refusals appear beside the first field. A decision that somebody else made first appears where outcomes are shown.
 * @param decision the body to send, once every field is filled in
 * @param words the decision in words
 */
export async function decide(
  { id, change, onDecided }: Decided,
  fields: readonly [NeededField, ...NeededField[]],
  decision: () => OptionsOf<'decideExtension'>['body'],
  words: (answer: ExtensionRequestAnswer) => string,
): Promise<void> {
  const { isBusy, done, failure } = change;
  if (isBusy.peek()) return;
  for (const { text, error, needed } of fields) error.value = text.value.trim() === '' ? tell(needed) : '';
  if (focusFault(fields)) return;
  isBusy.value = true;
  done.value = '';
  failure.value = '';
  const outcome = await request<'decideExtension'>(`/v1/extension-requests/${id}/decision`, {
    method: 'POST',
    body: decision(),
  });
  isBusy.value = false;
  if (outcome.kind === 'answered') {
    done.value = told(words(outcome.body), outcome.body);
    return onDecided();
  }
  if (outcome.kind === 'refused' && [404, 409].includes(outcome.status)) {
    failure.value = outcome.problem.detail;
    return onDecided();
  }
  const { detail, errors = [] } =
    outcome.kind === 'refused' ? outcome.problem : { detail: say('unreachable') };
  const faults = errors.length === 0 ? [{ pointer: '', detail }] : errors;
  for (const fault of faults) {
    const { error } = fields.find(({ pointer }) => pointer === fault.pointer) ?? fields[0];
    error.value = `${error.value} ${fault.detail}`.trim();
  }
  focusFault(fields);
}

/** Moves the focus to the first field with a fault. @returns whether there is one */
function focusFault(fields: readonly NeededField[]): boolean {
  const wrong = fields.find(({ error }) => error.value !== '');
  wrong?.field.current?.focus();
  return wrong !== undefined;
}
