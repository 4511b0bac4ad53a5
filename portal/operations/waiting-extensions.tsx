import { useRef } from 'preact/hooks';
import { formatInteger, formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import { language } from '../language/language.ts';
import { useChange } from './change.ts';
import { ChangeResult } from './change-result.tsx';
import { DecideExtension } from './decide-extension.tsx';
import { Facts } from './facts.tsx';
import { LeftOutNote } from './left-out.tsx';
import { names } from './names.ts';
import { PagedList } from './paged-list.tsx';
import { tell } from './tell.ts';
import { usePages } from './use-pages.ts';

/**
 * The requests for an extension that wait, the oldest first, each to be granted or refused.
 * @param onDecided called after each decision: a grant has opened an exception
 */
export function WaitingExtensions({ onDecided }: { readonly onDecided: () => void }) {
  const change = useChange();
  const list = usePages<'listExtensionRequests'>('/v1/extension-requests?state=waiting');
  const heading = useRef<HTMLHeadingElement>(null);
  const { value } = language;
  return (
    <section aria-labelledby="requests-title">
      <h2 id="requests-title" tabIndex={-1} ref={heading}>
        {tell('extensionRequests')}
      </h2>
      <ChangeResult change={change} />
      <PagedList list={list}>
        {(_, pages) => {
          const all = pages.flatMap(({ requests }) => requests);
          return (
            <>
              {pages.map((page) => (
                <LeftOutNote key={page.next ?? ''} of={page} />
              ))}
              <p class="hint">
                {all.length === 0
                  ? tell('noExtensionRequests')
                  : tell('extensionRequestsCount', { count: formatInteger(all.length, value) })}
              </p>
              <ul class="tasks">
                {all.map(({ id, unit, set, period, reason, askedAt, askedBy }) => (
                  <li key={id} class="task">
                    <h3 class="tight">{names.unit(unit)}</h3>
                    <Facts
                      facts={[
                        `${names.set(set)}, ${formatPeriod(period, value)}`,
                        tell('askedAt', { at: formatLocalTime(askedAt, value), by: names.post(askedBy) }),
                      ]}
                    />
                    <p class="reason">{tell('because', { reason })}</p>
                    <DecideExtension
                      id={id}
                      name={`${names.unit(unit)}, ${names.set(set)}, ${formatPeriod(period, value)}`}
                      change={change}
                      onDecided={() => {
                        // The keyboard goes on at the outcome: the request leaves the list.
                        heading.current?.focus();
                        list.again();
                        onDecided();
                      }}
                    />
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </PagedList>
    </section>
  );
}
