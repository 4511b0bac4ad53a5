import type { ComponentChildren } from 'preact';
import { say } from '../language/say.ts';
import type { Asked } from './use-answer.ts';

/** What was asked for, once it is there; until then that it is coming, or why it is not. */
export function Loaded<T>({
  asked,
  children,
}: {
  readonly asked: Asked<T>;
  readonly children: (body: T) => ComponentChildren;
}) {
  const { outcome, again } = asked;
  if (outcome === null) return <p role="status">{say('loading')}</p>;
  if (outcome.kind === 'answered') return <>{children(outcome.body)}</>;
  return (
    <div class="notice" role="alert">
      <p>{outcome.kind === 'refused' ? outcome.problem.detail : say('unreachable')}</p>
      <button type="button" onClick={again}>
        {say('again')}
      </button>
    </div>
  );
}
