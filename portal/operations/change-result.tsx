import type { Change } from './change.ts';

/** How a change ended, read out when it has. */
export function ChangeResult({ change: { done, failure } }: { readonly change: Change }) {
  return (
    <>
      <p role="status" class="done">
        {done.value}
      </p>
      <p role="alert" class="error lines">
        {failure.value}
      </p>
    </>
  );
}
