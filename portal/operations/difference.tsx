import type { CatalogueDifferenceAnswer } from '../../contract/catalogue/difference.ts';
import { formatInteger } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { inWords, language } from '../language/language.ts';
import { tell } from './tell.ts';
import type { Key } from './vietnamese.ts';

/** What mail nobody would get, then what a catalogue would change, who would no longer, newly or less often get mail, and who would read more. */
export function Difference({ difference }: { readonly difference: CatalogueDifferenceAnswer }) {
  const { from, changes, mail, silenced, readers, nobody, omitted } = difference;
  const of = (change: 'removed' | 'changed' | 'added') => changes.filter((one) => one.change === change);
  const lists: readonly { key: Key; entries: readonly { readonly detail: Text }[]; more: number }[] = [
    { key: 'nobody', entries: nobody, more: omitted.nobody },
    { key: 'removed', entries: of('removed'), more: 0 },
    { key: 'changed', entries: of('changed'), more: 0 },
    { key: 'added', entries: of('added'), more: omitted.changes },
    { key: 'noLonger', entries: mail.noLonger, more: omitted.noLonger },
    { key: 'newly', entries: mail.newly, more: omitted.newly },
    { key: 'silenced', entries: silenced, more: omitted.silenced },
    { key: 'readers', entries: readers, more: omitted.readers },
  ];
  return (
    <>
      {from !== null && <p>{tell('compareWith', { version: from })}</p>}
      {changes.length === 0 && <p>{tell('noDifference')}</p>}
      {lists.map(({ key, entries, more }) =>
        entries.length + more === 0 ? null : (
          <section key={key}>
            <h3>
              {tell(key)} ({formatInteger(entries.length + more, language.value)})
            </h3>
            <ul>
              {entries.map(({ detail }) => (
                <li key={detail.en}>{inWords(detail)}</li>
              ))}
            </ul>
            {more > 0 && <p>{tell('andMore', { count: formatInteger(more, language.value) })}</p>}
          </section>
        ),
      )}
    </>
  );
}
