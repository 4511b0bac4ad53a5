import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { formAddress } from '../api/addresses.ts';
import { request } from '../api/request.ts';
import { say } from '../language/say.ts';
import type { OwedAction } from './owed-action.ts';

/**
 * Submits with one press that there is nothing to report for any indicator of a period for which nothing was sent yet. Where
 * the server asks for a comment, one comment covers all indicators. Pressed again after a lost connection, it sends the same
 * submission with the same key, so that there is one revision.
 */
export function NothingAtAll({ owed: { set, period, state, sent }, name, unit, again }: OwedAction) {
  const isBusy = useSignal(false);
  const failure = useSignal('');
  /** The indicators whose “nothing” the server asks a word for. */
  const asked = useSignal<readonly string[]>([]);
  const word = useSignal('');
  const kept = useRef<{ readonly key: string; readonly body: object } | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  if (sent !== 'nothing' || (state !== 'open' && state !== 'reopened')) return null;
  const id = `nothing-${set}-${period}-${unit}`;
  const send = async () => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    failure.value = (await submit()) ?? '';
    isBusy.value = false;
    if (failure.peek() === '') return again();
    if (asked.peek().length > 0) requestAnimationFrame(() => field.current?.focus());
  };
  /** @returns why it was not sent; null when it was */
  const submit = async (): Promise<string | null> => {
    if (kept.current === null) {
      const form = await request<'getForm'>(formAddress(set, period, unit));
      if (form.kind !== 'answered') return form.kind === 'refused' ? form.problem.detail : say('unreachable');
      const all = form.body.groups.flatMap(({ indicators }) => indicators);
      const others = all.filter(({ mayBeNothing }) => !mayBeNothing);
      if (others.length > 0) return say('cannotBeNothing', { count: others.length });
      const values = Object.fromEntries(all.map(({ indicator }) => [indicator, { nothingToReport: true }]));
      const written = word.peek().trim();
      const comments = Object.fromEntries(asked.peek().map((indicator) => [indicator, written]));
      const body = { unit, set, period, values, ...(written === '' ? {} : { comments }) };
      kept.current = { key: crypto.randomUUID(), body };
    }
    const { key, body } = kept.current;
    const outcome = await request<'createSubmission'>('/v1/submissions', {
      method: 'POST',
      body,
      headers: { 'idempotency-key': key },
    });
    if (outcome.kind === 'answered') return null;
    if (outcome.kind === 'unreachable') return say('nothingWaits');
    kept.current = null;
    const { errors = [], detail } = outcome.problem;
    const wanted = errors.filter(({ pointer }) => pointer.startsWith('/comments/'));
    if (wanted.length === 0 || wanted.length < errors.length)
      return [
        detail,
        ...errors.map(({ indicator, detail: why }) =>
          indicator === undefined ? why : `${indicator.name}: ${why}`,
        ),
      ].join(' ');
    asked.value = wanted.flatMap(({ indicator }) => (indicator === undefined ? [] : [indicator.id]));
    return say('nothingNeedsWord', { count: wanted.length });
  };
  return (
    <form
      class="field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="error" id={`${id}-error`} role="alert">
        {failure.value}
      </p>
      {asked.value.length > 0 && (
        <>
          <label for={id}>{say('nothingWord')}</label>
          <textarea
            id={id}
            ref={field}
            rows={2}
            maxLength={500}
            aria-describedby={`${id}-error`}
            value={word.value}
            onInput={(event) => {
              word.value = event.currentTarget.value;
            }}
          />
        </>
      )}
      <button type="submit" aria-label={`${say('nothingToReport')}: ${name}`} aria-disabled={isBusy.value}>
        {say('nothingToReport')}
      </button>
    </form>
  );
}
