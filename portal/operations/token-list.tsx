import type { ListedToken, RevokedToken, TokenPage } from '../../contract/tokens.ts';
import { roleWords } from '../../domain/access/role-words.ts';
import { formatDate, formatInteger, formatLocalTime } from '../../domain/language/format.ts';
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
import { useServerTime } from './use-server-time.ts';

/** The tokens of machines. @param isLive whether to show only those that work */
export function TokenList({ isLive }: { readonly isLive: boolean }) {
  const list = usePages<'listTokens'>('/v1/tokens?limit=200', true);
  const change = useChange();
  const now = useServerTime();
  const shown = (page: TokenPage) => page.tokens.filter((one) => isWorking(one, now) || !isLive);
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">{tell('tokens')}</h2>
      <p class="hint">{tell('tokensHint')}</p>
      <ChangeResult change={change} />
      <PagedEntries list={list} of={shown} none={tell('noTokens')}>
        {(tokens) => <Tokens tokens={tokens} now={now} change={change} again={list.again} />}
      </PagedEntries>
    </section>
  );
}

function isWorking({ revokedAt, expiresAt }: ListedToken, now: number): boolean {
  return revokedAt === null && Date.parse(expiresAt) > now;
}

function Tokens({
  tokens,
  now,
  change,
  again,
}: {
  readonly tokens: readonly ListedToken[];
  readonly now: number;
  readonly change: Change;
  readonly again: () => void;
}) {
  return (
    <TitledTable
      caption={tell('tokensCaption', { count: formatInteger(tokens.length, language.value) })}
      heads={[tell('holder'), tell('state')]}
    >
      {tokens.map((token) => (
        <Row key={token.id} token={token} works={isWorking(token, now)} change={change} again={again} />
      ))}
    </TitledTable>
  );
}

function Row({
  token,
  works,
  change,
  again,
}: {
  readonly token: ListedToken;
  readonly works: boolean;
  readonly change: Change;
  readonly again: () => void;
}) {
  const { id, label, principal, lastUsedAt, expiresAt, revokedAt } = token;
  const { value } = language;
  const at = (instant: string) => formatLocalTime(instant, value);
  const revoke = async () => {
    const made = await change.make<'revokeToken'>(`/v1/tokens/${id}`, { method: 'DELETE' }, revokedText);
    if (made !== null) again();
  };
  return (
    <tr>
      <th scope="row">
        {label}
        <span class="measure">{holderOf(principal)}</span>
        <span class="measure">{id}</span>
      </th>
      <td>
        <Tag tone={works ? 'done' : 'shut'} text={tell(works ? 'works' : 'worksNot')} />
        <span class="measure">
          {lastUsedAt === null ? tell('neverUsed') : tell('lastUsed', { at: formatDate(lastUsedAt, value) })}
        </span>
        <span class="measure">
          {revokedAt === null
            ? tell(works ? 'ends' : 'ended', { at: at(expiresAt) })
            : tell('revokedAt', { at: at(revokedAt) })}
        </span>
        {works && (
          <Confirmed
            label={tell('revoke')}
            name={tell('revokeTokenOf', { label })}
            question={tell('revokeTokenQuestion')}
            isBusy={change.isBusy.value}
            onConfirm={() => void revoke()}
          />
        )}
      </td>
    </tr>
  );
}

function holderOf(principal: ListedToken['principal']): string {
  const role = inWords(roleWords[principal.role]);
  return 'unit' in principal ? `${role}, ${names.unit(principal.unit)}` : role;
}

function revokedText({ id, alsoRevoked, stillWorking }: RevokedToken): string {
  const listed = (tokens: typeof alsoRevoked) => tokens.map(({ label }) => label).join('; ');
  return [
    tell('tokenRevoked', { id }),
    ...(alsoRevoked.length === 0 ? [] : [tell('alsoRevoked', { names: listed(alsoRevoked) })]),
    ...(stillWorking.length === 0 ? [] : [tell('stillWorking', { names: listed(stillWorking) })]),
  ].join(' ');
}
