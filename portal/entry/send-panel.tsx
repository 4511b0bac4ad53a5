import { say } from '../language/say.ts';
import type { EntryForm } from './entry-form.ts';

/** The note, the reason of a correction, and sending. */
export function SendPanel({ form }: { readonly form: EntryForm }) {
  const { state, inForce } = form.answer;
  if (!form.isOwn || state === 'locked' || state === 'not-open') return null;
  const isShut = !form.mayEnter.value;
  const count = form.changed.value.length;
  const at = (pointer: string) =>
    form.faults.value.filter((fault) => fault.pointer === pointer).map(({ detail }) => detail);
  return (
    <section class="card send" aria-labelledby="send-title">
      <h2 id="send-title" class="tight">
        {say('sending')}
      </h2>
      {inForce !== null && (
        <SendField id="reason" most={500} text={form.reason} isShut={isShut} errors={at('/reason')} />
      )}
      <SendField id="note" most={2_000} text={form.note} isShut={isShut} errors={at('/note')} />
      <p role="status">{statusOf(form, count)}</p>
      <p class="actions">
        {form.pending.value === null ? (
          <button type="button" class="main" aria-disabled={isShut} onClick={() => void form.submit()}>
            {say('send')}
          </button>
        ) : (
          <button type="button" class="main" onClick={() => void form.send()}>
            {say('sendAgain')}
          </button>
        )}
      </p>
    </section>
  );
}

function statusOf(form: EntryForm, count: number): string {
  if (form.isSending.value) return say('isSending');
  if (form.pending.value !== null) return say('waits');
  if (form.conflicts.value.length > 0) return say('decideFirst');
  if (count === 0 && form.isNoteChanged.value) return say('noteChanged');
  return count === 0 ? say('nothingChanged') : say('changedCount', { count });
}

function SendField({
  id,
  most,
  text,
  isShut,
  errors,
}: {
  readonly id: 'reason' | 'note';
  readonly most: number;
  readonly text: EntryForm['note'];
  readonly isShut: boolean;
  readonly errors: readonly string[];
}) {
  return (
    <div class="field">
      <label for={id}>{say(id)}</label>
      <p class="hint" id={`${id}-hint`}>
        {say(id === 'reason' ? 'reasonHint' : 'noteHint')}
      </p>
      <p class="error" id={`${id}-error`}>
        {errors.join(' ')}
      </p>
      <textarea
        id={id}
        rows={2}
        maxLength={most}
        readOnly={isShut}
        aria-invalid={errors.length > 0}
        aria-describedby={`${id}-hint ${id}-error`}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}
