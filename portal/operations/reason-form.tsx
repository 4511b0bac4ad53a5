import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { TextField } from './fields.tsx';
import { tell } from './tell.ts';

/** A form for a change that needs nothing but a reason. @param send called once there is one */
export function ReasonForm({
  id,
  label,
  hint = '',
  most,
  action,
  isBusy,
  send,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** The most characters of the reason. */
  readonly most: number;
  readonly action: string;
  readonly isBusy: boolean;
  readonly send: (reason: string) => Promise<void>;
}) {
  const reason = useSignal('');
  const error = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const written = reason.value.trim();
        error.value = written === '' ? tell('reasonNeeded') : '';
        if (written === '') return field.current?.focus();
        void send(written);
      }}
    >
      <TextField {...{ id, label, hint, most, field }} error={error.value} text={reason} />
      <button type="submit" aria-disabled={isBusy}>
        {action}
      </button>
    </form>
  );
}
