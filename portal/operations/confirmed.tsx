import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { tell } from './tell.ts';

/** A button whose action is asked about once more. */
export function Confirmed({
  label,
  name = label,
  question,
  isBusy,
  onConfirm,
}: {
  readonly label: string;
  /** What the button is called, where its label alone does not say what it is for. */
  readonly name?: string;
  readonly question: string;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
}) {
  const id = useId();
  const isAsked = useSignal(false);
  const wasAsked = useRef(false);
  const first = useRef<HTMLButtonElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // The keyboard goes on where the buttons are.
    if (isAsked.value) confirm.current?.focus();
    else if (wasAsked.current) first.current?.focus();
    wasAsked.current = isAsked.value;
  }, [isAsked.value]);
  if (!isAsked.value) {
    return (
      <button
        type="button"
        ref={first}
        {...(name === label ? {} : { 'aria-label': name })}
        onClick={() => {
          isAsked.value = true;
        }}
      >
        {label}
      </button>
    );
  }
  return (
    <span class="confirm">
      <span id={id}>{question}</span>
      <button
        type="button"
        class="main"
        ref={confirm}
        aria-label={name}
        aria-describedby={id}
        aria-disabled={isBusy}
        onClick={() => {
          if (isBusy) return;
          isAsked.value = false;
          onConfirm();
        }}
      >
        {label}
      </button>
      <button
        type="button"
        onClick={() => {
          isAsked.value = false;
        }}
      >
        {tell('cancel')}
      </button>
    </span>
  );
}
