import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';

/** A labelled field with its hint and its error, which are read out with it. */
export function SignInField({
  id,
  label,
  hint,
  value,
  error,
  field,
  inputMode,
  autoComplete,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: Signal<string>;
  readonly error: string;
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly inputMode: 'email' | 'numeric';
  readonly autoComplete: string;
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="error" id={`${id}-error`} role="alert">
        {error}
      </p>
      <input
        id={id}
        {...(field === undefined ? {} : { ref: field })}
        type="text"
        inputMode={inputMode}
        autoComplete={autoComplete}
        spellcheck={false}
        autoCapitalize="off"
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={error !== ''}
        value={value.value}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}
