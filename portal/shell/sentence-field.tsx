import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { formatInteger } from '../../domain/language/format.ts';
import { language } from '../language/language.ts';
import { say } from '../language/say.ts';

/** The most characters of a sentence that somebody writes in the portal, as the API has it. */
const most = 500;

/** From this many characters before the end, the field says how many are left. */
const near = 100;

/** A labelled field for a sentence, with its error, which is read out with it, and how many characters are left near the end. */
export function SentenceField({
  id,
  label,
  text,
  error,
  field,
}: {
  readonly id: string;
  readonly label: string;
  readonly text: Signal<string>;
  readonly error: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}) {
  const left = most - text.value.length;
  return (
    <>
      <label for={id}>{label}</label>
      <p class="error" id={`${id}-error`} role="alert">
        {error}
      </p>
      <textarea
        id={id}
        ref={field}
        rows={2}
        maxLength={most}
        aria-invalid={error !== ''}
        aria-describedby={`${id}-error ${id}-left`}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <p class="hint" id={`${id}-left`}>
        {left > near ? '' : say('charactersLeft', { count: formatInteger(left, language.value) })}
      </p>
    </>
  );
}

/** What a sentence says: on one line, without spaces around it. */
export function written(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
