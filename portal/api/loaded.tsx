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
  const detail = outcome.kind === 'refused' ? outcome.problem.detail : say('unreachable');
  return (
    <div class="notice" role="alert">
      {/* What refuses an address that leads nowhere names addresses of the API, which help programs alone. */}
      <p>{detail.includes('/v1/') ? say('noSuchPage') : detail}</p>
      <button type="button" onClick={again}>
        {say('again')}
      </button>
    </div>
  );
}
