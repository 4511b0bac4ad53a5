import { useSignal } from '@preact/signals';
import { portalPaths } from '../../contract/portal-paths.ts';
import type { RecipientPage } from '../../contract/recipients.ts';
import { messageKindNames } from '../../domain/delivery/message-kind.ts';
import { capitalise, formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { inWords, language } from '../language/language.ts';
import { TextField } from './fields.tsx';
import { matches } from './matches.ts';
import { PagedList } from './paged-list.tsx';
import { tell } from './tell.ts';
import { usePages } from './use-pages.ts';

type Recipient = RecipientPage['recipients'][number];

/** The most recipients shown; a search finds the others. */
const mostShown = 200;

/** Everybody who gets mail, with what, when and why. */
export function RecipientsPage() {
  const list = usePages<'listRecipients'>('/v1/recipients', true);
  return (
    <PagedList list={list}>
      {({ total, catalogueVersion, nobody }, pages) => (
        <Recipients
          nobody={nobody}
          all={pages.flatMap(({ recipients }) => recipients)}
          total={total}
          version={catalogueVersion}
        />
      )}
    </PagedList>
  );
}

function Recipients({
  nobody,
  all,
  total,
  version,
}: {
  readonly nobody: RecipientPage['nobody'];
  readonly all: readonly Recipient[];
  readonly total: number;
  readonly version: number;
}) {
  const text = useSignal('');
  const number = (count: number) => formatInteger(count, language.value);
  const found = all.filter(({ id, post, unit, unitName, email }) =>
    matches([id, inWords(post), unit, inWords(unitName), email].join(' '), text.value),
  );
  const shown = found.slice(0, mostShown);
  return (
    <>
      {nobody.map(({ detail }) => (
        <p key={detail.en} class="notice">
          {inWords(detail)}
        </p>
      ))}
      <TextField id="find" label={tell('filterText')} text={text} type="search" />
      <table>
        <caption>
          {tell('recipientsCaption', { shown: number(shown.length), total: number(total), version })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{tell('person')}</th>
            <th scope="col">{tell('receives')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a href={portalPaths.recipient(one.id)}>{inWords(one.post)}</a>
                <span class="measure">
                  {inWords(one.unitName)} · {one.email}
                </span>
                {one.deliveredTo !== one.email && (
                  <span class="measure">{tell('standIn', { address: one.deliveredTo })}</span>
                )}
              </th>
              <td>
                {one.receives.length === 0 ? tell('receivesNothing') : null}
                {one.receives.map((received) => (
                  <span key={received.kind} class="reason">
                    {receivedText(received)}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A kind of message that somebody gets, and when next: `Báo cáo tuần (lần tới 07:00 ngày 22/01/2024)`. */
export function receivedText({ kind, next, duty, unsubscribed }: Recipient['receives'][number]): string {
  const marks = [
    ...(unsubscribed ? [tell('unsubscribed')] : []),
    ...(duty ? [tell('duty')] : []),
    ...(next === null || unsubscribed ? [] : [tell('nextAt', { at: formatLocalTime(next, language.value) })]),
  ];
  const name = capitalise(inWords(messageKindNames[kind]));
  return marks.length === 0 ? name : `${name} (${marks.join('; ')})`;
}
