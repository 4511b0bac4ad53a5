import type { OwedAnswer } from '../../contract/owed.ts';
import { portalPaths } from '../../contract/portal-paths.ts';
import {
  capitalise,
  formatDeadline,
  formatInteger,
  formatLocalTime,
  formatPeriod,
} from '../../domain/language/format.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { Tag } from '../shell/tag.tsx';
import { owedState } from './owed-state.ts';

type Owed = OwedAnswer['owed'][number];

/** What a unit owes: first what can be sent, then what is closed. */
export function OwedList({ answer: { owed, unit } }: { readonly answer: OwedAnswer }) {
  const open = owed.filter(({ state }) => state !== 'locked');
  const closed = owed.filter(({ state }) => state === 'locked');
  return (
    <>
      {open.length === 0 ? <p>{say('nothingOwed')}</p> : <List owed={open} unit={unit.id} />}
      {closed.length > 0 && (
        <>
          <h2>{say('closedPeriods')}</h2>
          <List owed={closed} unit={unit.id} />
        </>
      )}
    </>
  );
}

function List({ owed, unit }: { readonly owed: readonly Owed[]; readonly unit: string }) {
  return (
    <ul class="tasks">
      {owed.map((one) => (
        <li key={`${one.set}/${one.period}`} class="task">
          <div class="task-head">
            <a href={portalPaths.entry(one.set, one.period, unit)}>
              {inWords(one.name)}, {formatPeriod(one.period, language.value)}
            </a>
            <Tag tone={owedState(one).tone} text={say(owedState(one).key)} />
          </div>
          <ul class="facts">
            {factsOf(one).map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function factsOf({
  dueAt,
  locksAt,
  state,
  opensUntil,
  latest,
  lackingCount,
  asked,
  isEnough,
  workingDaysLate,
}: Owed) {
  const { value } = language;
  const at = (instant: string) => formatLocalTime(instant, value);
  const isLate = workingDaysLate !== null && !isEnough && state !== 'locked';
  return [
    say('dueBy', { at: capitalise(formatDeadline(dueAt, value)) }),
    ...(isLate && workingDaysLate > 0
      ? [say('workingDaysLate', { count: formatInteger(workingDaysLate, value) })]
      : []),
    ...(opensUntil === null ? [] : [say('reopenedUntil', { at: at(opensUntil) })]),
    ...(isLate && opensUntil === null ? [say('locksAt', { at: at(locksAt) })] : []),
    ...(latest !== null && lackingCount > 0
      ? [say('lacking', { count: formatInteger(lackingCount, value), asked: formatInteger(asked, value) })]
      : []),
    ...(latest === null
      ? []
      : [
          say(latest.status === 'late' ? 'receivedLate' : 'receivedOnTime', {
            ...{ revision: latest.revision, at: at(latest.receivedAt), id: latest.id.slice(0, 8) },
          }),
        ]),
  ];
}
