import type { ListedSession } from '../../contract/sessions.ts';
import { roleWords } from '../../domain/access/role-words.ts';
import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { inWords, language } from '../language/language.ts';
import { Tag } from '../shell/tag.tsx';
import { type Change, useChange } from './change.ts';
import { ChangeResult } from './change-result.tsx';
import { Confirmed } from './confirmed.tsx';
import { LeftOutNote } from './left-out.tsx';
import { names } from './names.ts';
import { PagedList } from './paged-list.tsx';
import { tell } from './tell.ts';
import { usePages } from './use-pages.ts';

/** The sessions of the portal. @param isLive whether to show only those that work */
export function SessionList({ isLive }: { readonly isLive: boolean }) {
  const list = usePages<'listSessions'>('/v1/sessions?limit=200', true);
  const change = useChange();
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{tell('sessions')}</h2>
      <ChangeResult change={change} />
      <PagedList list={list}>
        {(_, pages) => {
          const shown = pages
            .flatMap(({ sessions }) => sessions)
            .filter((one) => one.isLive || !isLive)
            .toSorted((one, other) => (one.lastUsedAt < other.lastUsedAt ? 1 : -1));
          return (
            <>
              {pages.map((page) => (
                <LeftOutNote key={page.next ?? ''} of={page} />
              ))}
              {shown.length === 0 ? (
                <p>{tell('noSessions')}</p>
              ) : (
                <Sessions sessions={shown} change={change} again={list.again} />
              )}
            </>
          );
        }}
      </PagedList>
    </section>
  );
}

function Sessions({
  sessions,
  change,
  again,
}: {
  readonly sessions: readonly ListedSession[];
  readonly change: Change;
  readonly again: () => void;
}) {
  return (
    <table>
      <caption>{tell('sessionsCaption', { count: formatInteger(sessions.length, language.value) })}</caption>
      <thead>
        <tr>
          <th scope="col">{tell('holder')}</th>
          <th scope="col">{tell('state')}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <Row key={session.id} session={session} change={change} again={again} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  session: { id, post, browser, signedInAt, lastUsedAt, expiresAt, ended, isLive },
  change,
  again,
}: {
  readonly session: ListedSession;
  readonly change: Change;
  readonly again: () => void;
}) {
  const at = (instant: string) => formatLocalTime(instant, language.value);
  const revoke = async () => {
    const made = await change.make<'revokeSession'>(`/v1/sessions/${id}`, { method: 'DELETE' }, () =>
      tell('sessionRevoked', { post: inWords(post.post) }),
    );
    if (made !== null) again();
  };
  return (
    <tr>
      <th scope="row">
        {inWords(post.post)}
        <span class="measure">
          {names.unit(post.unit)} · {inWords(roleWords[post.role])}
        </span>
        <span class="measure">{browser}</span>
      </th>
      <td>
        <Tag tone={isLive ? 'done' : 'shut'} text={tell(isLive ? 'works' : 'worksNot')} />
        <span class="measure">{tell('signedInAt', { at: at(signedInAt) })}</span>
        <span class="measure">{tell('sessionUsed', { at: at(lastUsedAt) })}</span>
        <span class="measure">{endText({ expiresAt, ended, isLive }, at)}</span>
        {isLive && (
          <Confirmed
            label={tell('revoke')}
            name={tell('revokeSessionOf', { post: inWords(post.post), browser })}
            question={tell('revokeSessionQuestion')}
            isBusy={change.isBusy.value}
            onConfirm={() => void revoke()}
          />
        )}
      </td>
    </tr>
  );
}

function endText(
  { expiresAt, ended, isLive }: Pick<ListedSession, 'expiresAt' | 'ended' | 'isLive'>,
  at: (instant: string) => string,
): string {
  if (isLive) return tell('ends', { at: at(expiresAt) });
  if (ended === null) return tell('sessionExpired');
  const words = { 'signed-out': 'signedOut', revoked: 'sessionRevokedAt', replaced: 'replaced' } as const;
  return tell(words[ended.how], { at: at(ended.at) });
}
