import { useSignal } from '@preact/signals';
import type { OccurrenceAnswer, OccurrencesAnswer } from '../../contract/occurrences.ts';
import { portalPaths } from '../../contract/portal-paths.ts';
import type { SendingStatusAnswer } from '../../contract/sending.ts';
import { formatDate, formatInteger } from '../../domain/language/format.ts';
import { runStatusWords } from '../../domain/schedule/run-status-words.ts';
import { Loaded } from '../api/loaded.tsx';
import { type Asked, useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { Tag } from '../shell/tag.tsx';
import { Attention } from './attention.tsx';
import { dayOf, daysAfter } from './days.ts';
import { accountOf, runName, runTone } from './run-state.ts';
import { SendingPanel } from './sending-panel.tsx';
import { tell } from './tell.ts';

/** Where operations begin: what needs attention, whether mail is sent, and the runs. */
export function RunsPage() {
  const sending = useAnswer<'getSending'>('/v1/sending');
  const recent = useAnswer<'listOccurrences'>('/v1/occurrences');
  const range = useSignal<{ readonly from: string; readonly to: string } | null>(null);
  const { value } = range;
  const other = useAnswer<'listOccurrences'>(
    value === null ? null : `/v1/occurrences?from=${value.from}&to=${value.to}`,
  );
  const runs = value === null ? recent : other;
  return (
    <>
      <Attention recent={recent} />
      <SendingOrWhyNot asked={sending} />
      <h2>{tell('runsList')}</h2>
      <Loaded asked={runs}>
        {(answer) => (
          <Runs
            answer={answer}
            move={(days) => {
              const [from, to] = [dayOf(answer.from), dayOf(answer.to)];
              range.value = { from: daysAfter(from, days), to: daysAfter(to, days) };
            }}
          />
        )}
      </Loaded>
    </>
  );
}

/** The panel stays while its state is read again, so that what it says and the focus stay. */
function SendingOrWhyNot({ asked }: { readonly asked: Asked<SendingStatusAnswer> }) {
  const last = useSignal<SendingStatusAnswer | null>(null);
  if (asked.outcome?.kind === 'answered') last.value = asked.outcome.body;
  if (last.value === null || asked.outcome?.kind === 'refused')
    return <Loaded asked={asked}>{() => null}</Loaded>;
  return <SendingPanel sending={last.value} again={asked.again} />;
}

function Runs({
  answer: { from, to, occurrences },
  move,
}: {
  readonly answer: OccurrencesAnswer;
  readonly move: (days: number) => void;
}) {
  const { value } = language;
  const date = (instant: string) => formatDate(dayOf(instant), value);
  return (
    <>
      <p class="actions weeks">
        <button type="button" onClick={() => move(-7)}>
          {tell('earlier')}
        </button>
        <span>{tell('runsBetween', { from: date(from), to: date(to) })}</span>
        <button type="button" onClick={() => move(7)}>
          {tell('later')}
        </button>
      </p>
      {occurrences.length === 0 ? (
        <p>{tell('noRuns')}</p>
      ) : (
        <table>
          <caption>{tell('runsCaption', { count: formatInteger(occurrences.length, value) })}</caption>
          <thead>
            <tr>
              <th scope="col">{tell('run')}</th>
              <th scope="col">{tell('result')}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(occurrences).map((run) => (
              <Run key={run.id} run={run} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** First what has run, the newest first; then what is still to come, the next first. */
function inOrder(occurrences: readonly OccurrenceAnswer[]): OccurrenceAnswer[] {
  const isPlanned = ({ status }: OccurrenceAnswer) => status === 'planned';
  return [...occurrences.filter((run) => !isPlanned(run)).toReversed(), ...occurrences.filter(isPlanned)];
}

function Run({ run }: { readonly run: OccurrenceAnswer }) {
  const { id, job, status, attempts, account } = run;
  return (
    <tr>
      <th scope="row">
        {runName(run)}
        <span class="measure">
          <Tag tone={runTone(status)} text={inWords(runStatusWords[status])} />
        </span>
        {attempts > 1 && <span class="measure">{tell('attempts', { count: attempts })}</span>}
      </th>
      <td>
        {accountOf(account)}{' '}
        {job !== 'rank' && status === 'done' && (
          <a href={portalPaths.messages(id)} aria-label={`${tell('seeMessages')}: ${runName(run)}`}>
            {tell('seeMessages')}
          </a>
        )}
      </td>
    </tr>
  );
}
