import type { AuditEntryAnswer } from '../../contract/audit.ts';
import { auditOperationWords } from '../../domain/audit/audit-operation-words.ts';
import { changeText, resultWords } from '../../domain/audit/audit-words.ts';
import { capitalise, formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { inWords, language } from '../language/language.ts';
import { names } from './names.ts';
import { PagedEntries } from './paged-entries.tsx';
import { tell } from './tell.ts';
import { TitledTable } from './titled-table.tsx';
import { usePages } from './use-pages.ts';

/** The most changes of an entry shown at once; the rest opens below them. */
const mostChanges = 8;

/**
 * Entries of the audit log, newest first.
 * @param none the text for an empty list; null for no text
 */
export function AuditList({
  query,
  none,
}: {
  readonly query: Readonly<Record<string, string>>;
  readonly none: string | null;
}) {
  const list = usePages<'listAudit'>(`/v1/audit?${new URLSearchParams(query)}`);
  return (
    <PagedEntries list={list} of={({ entries }) => entries} none={none}>
      {(entries) => <Entries entries={entries} />}
    </PagedEntries>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditEntryAnswer[] }) {
  return (
    <TitledTable
      caption={tell('auditCaption', { count: formatInteger(entries.length, language.value) })}
      heads={[tell('operation'), tell('changes')]}
    >
      {entries.map(({ id, at, by, operation, subject, changes, result }) => (
        <tr key={id}>
          <th scope="row">
            {capitalise(inWords(auditOperationWords[operation]))}
            <span class="measure">{formatLocalTime(at, language.value)}</span>
            <span class="measure">{by.tokenId === null ? tell('direct') : names.post(by.label)}</span>
            {result !== 'done' && <strong class="measure">{inWords(resultWords[result])}</strong>}
          </th>
          <td>
            {subject !== null && <span class="reason">{subject}</span>}
            <Changes changes={changes} />
          </td>
        </tr>
      ))}
    </TitledTable>
  );
}

function Changes({ changes }: { readonly changes: AuditEntryAnswer['changes'] }) {
  const texts = changes.map((change) => changeText(change, language.value, names));
  const rest = texts.slice(mostChanges);
  return (
    <>
      {texts.slice(0, mostChanges).map((text) => (
        <span key={text} class="reason">
          {text}
        </span>
      ))}
      {rest.length > 0 && (
        <details>
          <summary>{tell('andMore', { count: formatInteger(rest.length, language.value) })}</summary>
          {rest.map((text) => (
            <span key={text} class="reason">
              {text}
            </span>
          ))}
        </details>
      )}
    </>
  );
}
