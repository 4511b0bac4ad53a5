import type { CompletenessAnswer } from '../../contract/completeness.ts';
import { capitalise, formatInteger } from '../../domain/language/format.ts';
import { unapprovedStates, unapprovedWords } from '../../domain/submission/unapproved.ts';
import { Loaded } from '../api/loaded.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';

/** Who sent what a set asks for in a week, by league, and who did not. */
export function Completeness({ set, period }: { readonly set: string; readonly period: string }) {
  const asked = useAnswer<'getCompleteness'>(
    `/v1/completeness/${encodeURIComponent(set)}/${period}?limit=1000`,
  );
  return (
    <section aria-labelledby="completeness">
      <h2 id="completeness">{say('completeness')}</h2>
      <Loaded asked={asked}>
        {(answer) => (answer.owed ? <Tallies answer={answer} /> : <p>{say('notOwed')}</p>)}
      </Loaded>
    </section>
  );
}

function Tallies({ answer: { leagues, total } }: { readonly answer: CompletenessAnswer }) {
  const number = (count: number) => formatInteger(count, language.value);
  const rows = [
    ...leagues.map((tally) => ({ name: inWords(tally.name), tally })),
    { name: say('total'), tally: total },
  ];
  const named = [
    { title: say('stateNone'), units: total.missing },
    ...unapprovedStates.map((state) => ({
      title: capitalise(inWords(unapprovedWords[state])),
      units: (total.unapproved ?? []).filter((one) => one.state === state),
    })),
    { title: say('statePartial'), units: total.incomplete },
    { title: say('stateUnreadable'), units: total.unreadable },
  ];
  return (
    <>
      <table>
        <caption>{say('completenessCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('league')}</th>
            {(['expected', 'complete', 'ofThemLate', 'statePartial', 'stateNone'] as const).map((key) => (
              <th key={key} scope="col" class="number">
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, tally }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{number(tally.expected)}</td>
              <td class="number">{number(tally.complete.units)}</td>
              <td class="number">{number(tally.complete.late)}</td>
              <td class="number">{number(tally.partial.units)}</td>
              <td class="number">{number(tally.nothing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {named.map(({ title, units }) =>
        units.length === 0 ? null : (
          <p key={title}>
            <strong>{title}:</strong> {units.map(({ name }) => inWords(name)).join('; ')}.
          </p>
        ),
      )}
    </>
  );
}
