import type { Signal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';

type Field = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
};

/** A labelled line of text, a day, or a day and hour, with its hint and its error, which are read out with it. */
export function TextField({
  text,
  most,
  field,
  type = 'text',
  list,
  ...named
}: Field & {
  readonly text: Signal<string>;
  readonly most?: number;
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly type?: 'text' | 'date' | 'datetime-local' | 'search';
  /** The id of a `datalist` of suggestions. */
  readonly list?: string;
}) {
  const { id, error = '' } = named;
  return (
    <Labelled {...named}>
      <input
        id={id}
        type={type}
        {...(field === undefined ? {} : { ref: field })}
        {...(most === undefined ? {} : { maxLength: most })}
        {...(list === undefined ? {} : { list })}
        autoComplete="off"
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={error !== ''}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
    </Labelled>
  );
}

/** A labelled choice of one of several. */
export function ChoiceField({
  value,
  options,
  ...named
}: Field & {
  readonly value: Signal<string>;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}) {
  const { id } = named;
  return (
    <Labelled {...named}>
      <select
        id={id}
        aria-describedby={`${id}-hint ${id}-error`}
        value={value.value || (options[0]?.id ?? '')}
        onChange={(event) => {
          value.value = event.currentTarget.value;
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Labelled({
  id,
  label,
  hint = '',
  error = '',
  children,
}: Field & { readonly children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="error" id={`${id}-error`}>
        {error}
      </p>
      {children}
    </div>
  );
}
