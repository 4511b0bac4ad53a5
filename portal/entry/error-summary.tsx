import { useEffect, useRef } from 'preact/hooks';
import { say } from '../language/say.ts';
import type { EntryForm } from './entry-form.ts';

/** All that is wrong, in the words beside the cells, each with a link to its cell. Shown after an attempt to send. */
export function ErrorSummary({ form }: { readonly form: EntryForm }) {
  const box = useRef<HTMLDivElement>(null);
  const shown = form.isSummed.value ? form.shown() : [];
  const isShown = shown.length > 0;
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [isShown]);
  if (!isShown) return null;
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="summary-title">
      <h2 id="summary-title" class="tight">
        {say('summary', { count: shown.length })}
      </h2>
      <ul>
        {shown.map(({ detail, input, name }) => (
          <li key={`${input} ${detail}`}>
            {input === null ? (
              detail
            ) : (
              <a
                href={`#${input}`}
                onClick={(event) => {
                  event.preventDefault();
                  const target = document.getElementById(input);
                  target?.focus();
                  target?.scrollIntoView({ block: 'center' });
                }}
              >
                {name === '' ? detail : `${name}: ${detail}`}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
