import type { ListedSession, SessionPage } from '../../contract/sessions.ts';
import { roleWords } from '../../domain/access/role-words.ts';
import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { inWords, language } from '../language/language.ts';
import { Tag } from '../shell/tag.tsx';
import { type Change, useChange } from './change.ts';
import { ChangeResult } from './change-result.tsx';
import { Confirmed } from './confirmed.tsx';
import { names } from './names.ts';
import { PagedEntries } from './paged-entries.tsx';
import { tell } from './tell.ts';
import { TitledTable } from './titled-table.tsx';
import { usePages } from './use-pages.ts';

/** The sessions of the portal. @param isLive whether to show only those that work */
export function SessionList({ isLive }: { readonly isLive: boolean }) {
  const list = usePages<'listSessions'>('/v1/sessions?limit=200', true);
  const change = useChange();
  const shown = (page: SessionPage) => page.sessions.filter((one) => one.isLive || !isLive);
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{tell('sessions')}</h2>
      <ChangeResult change={change} />
      <PagedEntries list={list} of={shown} none={tell('noSessions')}>
        {(sessions) => (
          <Sessions sessions={sessions.toSorted(byLastUse)} change={change} again={list.again} />
        )}
      </PagedEntries>
    </section>
  );
}

/** The one used last first. */
function byLastUse(one: ListedSession, other: ListedSession): number {
  return one.lastUsedAt < other.lastUsedAt ? 1 : -1;
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
    <TitledTable
      caption={tell('sessionsCaption', { count: formatInteger(sessions.length, language.value) })}
      heads={[tell('holder'), tell('state')]}
    >
      {sessions.map((session) => (
        <Row key={session.id} session={session} change={change} again={again} />
      ))}
    </TitledTable>
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
