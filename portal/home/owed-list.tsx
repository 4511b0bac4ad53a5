import type { OwedAnswer } from '../../contract/owed.ts';
import { portalPaths } from '../../contract/portal-paths.ts';
import {
  capitalise,
  formatDeadline,
  formatInteger,
  formatLocalTime,
  formatPeriod,
} from '../../domain/language/format.ts';
import { approvalFacts } from '../entry/approval-panel.tsx';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { Tag } from '../shell/tag.tsx';
import { AskExtension, extensionFact } from './ask-extension.tsx';
import { NothingAtAll } from './nothing-at-all.tsx';
import { owedState } from './owed-state.ts';
import { SnoozeReminders, snoozeFact } from './snooze-reminders.tsx';

type Owed = OwedAnswer['owed'][number];

/** What a unit owes: first what can be sent, then what is closed. */
export function OwedList({
  answer: { owed, unit },
  again,
}: {
  readonly answer: OwedAnswer;
  /** Reads the list again, after something was sent. */
  readonly again: () => void;
}) {
  const open = owed.filter(({ state }) => state !== 'locked');
  const closed = owed.filter(({ state }) => state === 'locked');
  return (
    <>
      {open.length === 0 ? <p>{say('nothingOwed')}</p> : <List owed={open} unit={unit.id} again={again} />}
      {closed.length > 0 && (
        <>
          <h2>{say('closedPeriods')}</h2>
          <List owed={closed} unit={unit.id} again={again} />
        </>
      )}
    </>
  );
}

/** What the units owe for which this one reports, the most urgent first, and one workbook for all that can be sent. */
export function ReportsFor({
  answer: { owed, unit: own, reportsFor, reportsForMore },
  again,
}: {
  readonly answer: OwedAnswer;
  readonly again: () => void;
}) {
  if (reportsFor.length === 0) return null;
  const forms = [{ unit: own, owed }, ...reportsFor]
    .flatMap(({ unit, owed: all }) =>
      all
        .filter(({ state }) => state === 'open' || state === 'reopened')
        .map(({ set, period }) => `${set}/${period}/${unit.id}`),
    )
    .slice(0, mostForms);
  return (
    <>
      <h2>{say('reportsFor', { count: reportsFor.length + reportsForMore })}</h2>
      {forms.length > 1 && (
        <p>
          <a href={`/v1/workbooks?${new URLSearchParams({ forms: forms.join(',') })}`} download>
            {say('workbookOfForms', { count: forms.length })}
          </a>
        </p>
      )}
      {reportsFor.map(({ unit, owed: all }) => (
        <section key={unit.id}>
          <h3>{inWords(unit.name)}</h3>
          <List owed={all} unit={unit.id} of={inWords(unit.name)} again={again} />
        </section>
      ))}
      {reportsForMore > 0 && <p>{say('reportsForMore', { count: reportsForMore })}</p>}
    </>
  );
}

/** As many as one workbook holds. */
const mostForms = 30;

function List({
  owed,
  unit,
  of = '',
  again,
}: {
  readonly owed: readonly Owed[];
  readonly unit: string;
  /** The unit's name, where it is not the reader's own. */
  readonly of?: string;
  readonly again: () => void;
}) {
  return (
    <ul class="tasks">
      {owed.map((one) => (
        <li key={`${one.set}/${one.period}`} class="task">
          <div class="task-head">
            <a href={portalPaths.entry(one.set, one.period, unit)}>{nameOf(one)}</a>
            <Tag tone={owedState(one).tone} text={say(owedState(one).key)} />
          </div>
          <ul class="facts">
            {factsOf(one).map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
          <div class="actions">
            <NothingAtAll owed={one} name={nameOf(one, of)} unit={unit} again={again} />
            <SnoozeReminders owed={one} name={nameOf(one, of)} unit={unit} again={again} />
            <AskExtension owed={one} name={nameOf(one, of)} unit={unit} again={again} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function nameOf({ name, period }: Owed, of = ''): string {
  return `${inWords(name)}, ${formatPeriod(period, language.value)}${of === '' ? '' : `, ${of}`}`;
}

function factsOf(owed: Owed) {
  const {
    dueAt,
    locksAt,
    state,
    opensUntil,
    latest,
    lackingCount,
    asked,
    isEnough,
    workingDaysLate,
    approval,
  } = owed;
  const { value } = language;
  const at = (instant: string) => formatLocalTime(instant, value);
  const isLate = workingDaysLate !== null && !isEnough && state !== 'locked' && opensUntil === null;
  return [
    say('dueBy', { at: capitalise(formatDeadline(dueAt, value)) }),
    ...(isLate && workingDaysLate > 0
      ? [say('workingDaysLate', { count: formatInteger(workingDaysLate, value) })]
      : []),
    ...(opensUntil === null ? [] : [say('reopenedUntil', { at: at(opensUntil) })]),
    ...(isLate ? [say('locksAt', { at: at(locksAt) })] : []),
    ...(latest !== null && lackingCount > 0
      ? [say('lacking', { count: formatInteger(lackingCount, value), asked: formatInteger(asked, value) })]
      : []),
    ...(latest === null
      ? []
      : [
          say(latest.status === 'late' ? 'receivedLate' : 'receivedOnTime', {
            revision: latest.revision,
            at: at(latest.receivedAt),
            id: latest.id.slice(0, 8),
          }),
        ]),
    ...approvalFacts(approval),
    ...snoozeFact(owed),
    ...extensionFact(owed),
  ];
}
