import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Outcome } from '../api/request.ts';
import { say } from '../language/say.ts';
import { SentenceField, written } from './sentence-field.tsx';

/** A form that sends one sentence; what is wrong with it stands at its field. @param children further buttons */
export function SentenceForm({
  id,
  label,
  action,
  needed,
  post,
  done,
  isOpened = false,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly action: string;
  /** What is said where nothing is written. */
  readonly needed: string;
  readonly post: (sentence: string) => Promise<Outcome<unknown>>;
  /** Called once the sentence has been taken. */
  readonly done: () => void;
  /** Whether somebody has just opened the form, so that the keyboard goes on in it. */
  readonly isOpened?: boolean;
  readonly children?: ComponentChildren;
}) {
  const text = useSignal('');
  const failure = useSignal('');
  const isBusy = useSignal(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isOpened) field.current?.focus();
  }, []);
  const send = async () => {
    const sentence = written(text.value);
    failure.value = sentence === '' ? needed : '';
    if (sentence === '') return void field.current?.focus();
    if (isBusy.peek()) return;
    isBusy.value = true;
    const outcome = await post(sentence);
    isBusy.value = false;
    if (outcome.kind === 'answered') {
      text.value = '';
      return done();
    }
    failure.value = outcome.kind === 'refused' ? outcome.problem.detail : say('unreachable');
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
      <SentenceField id={id} label={label} text={text} error={failure.value} field={field} />
      <p class="actions">
        <button type="submit" class="main" aria-disabled={isBusy.value}>
          {action}
        </button>
        {children}
      </p>
    </form>
  );
}
