import { useSignal } from '@preact/signals';
import type { CatalogueProposalAnswer } from '../../contract/catalogue/difference.ts';
import type { HeldRunsAnswer } from '../../contract/holds.ts';
import type { OccurrenceAnswer, OccurrencesAnswer } from '../../contract/occurrences.ts';
import { portalPaths } from '../../contract/portal-paths.ts';
import type { SendingStatusAnswer } from '../../contract/sending.ts';
import type { UnreadableRowsAnswer } from '../../contract/unreadable-rows.ts';
import { formatDate, formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { runStatusWords } from '../../domain/schedule/run-status-words.ts';
import { Loaded } from '../api/loaded.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { Tag } from '../shell/tag.tsx';
import { dayOf, daysAfter } from './days.ts';
import { accountOf, runName, runTone } from './run-state.ts';
import { SendingPanel } from './sending-panel.tsx';
import { tell } from './tell.ts';

/** Where operations begin: what needs attention, whether mail is sent, and the runs. */
export function RunsPage() {
  const sending = useAnswer<SendingStatusAnswer>('/v1/sending');
  const held = useAnswer<HeldRunsAnswer>('/v1/deliveries/held');
  const rows = useAnswer<UnreadableRowsAnswer>('/v1/unreadable-rows');
  const proposal = useAnswer<CatalogueProposalAnswer>('/v1/catalogue/proposal');
  const range = useSignal<{ readonly from: string; readonly to: string } | null>(null);
  const { value } = range;
  const runs = useAnswer<OccurrencesAnswer>(
    value === null ? '/v1/occurrences' : `/v1/occurrences?from=${value.from}&to=${value.to}`,
  );
  return (
    <>
      <Loaded asked={held}>
        {(waiting) => (
          <Loaded asked={rows}>
            {(unreadable) => (
              <Attention
                held={waiting}
                rows={unreadable}
                hasProposal={proposal.outcome?.kind === 'answered'}
                runs={runs.outcome?.kind === 'answered' ? runs.outcome.body.occurrences : []}
              />
            )}
          </Loaded>
        )}
      </Loaded>
      <SendingOrWhyNot asked={sending} />
      <h2>{tell('runs')}</h2>
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
function SendingOrWhyNot({ asked }: { readonly asked: ReturnType<typeof useAnswer<SendingStatusAnswer>> }) {
  const last = useSignal<SendingStatusAnswer | null>(null);
  if (asked.outcome?.kind === 'answered') last.value = asked.outcome.body;
  if (last.value === null || asked.outcome?.kind === 'refused')
    return <Loaded asked={asked}>{() => null}</Loaded>;
  return <SendingPanel sending={last.value} again={asked.again} />;
}

function Attention({
  held: { runs: held },
  rows: { total, rows },
  hasProposal,
  runs,
}: {
  readonly held: HeldRunsAnswer;
  readonly rows: UnreadableRowsAnswer;
  readonly hasProposal: boolean;
  readonly runs: readonly OccurrenceAnswer[];
}) {
  const number = (count: number) => formatInteger(count, language.value);
  const failing = runs.filter(({ status }) => ['failed', 'missing', 'unreadable'].includes(status)).length;
  const waiting = held.filter(({ released }) => !released);
  const facts = [
    ...(failing === 0 ? [] : [tell('runsFailing', { count: number(failing) })]),
    ...(waiting.length === 0 ? [] : [tell('heldWaiting', { count: number(waiting.length) })]),
    ...(total === 0 ? [] : [tell('rowsUnreadable', { count: number(total) })]),
  ];
  const isQuiet = facts.length === 0 && !hasProposal;
  return (
    <section aria-labelledby="attention">
      <h2 id="attention">{tell('attention')}</h2>
      {isQuiet ? <p>{tell('nothingToDo')}</p> : null}
      <ul class="plain-list">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {hasProposal && (
          <li>
            <a href={portalPaths.operationsPart('catalogue')}>{tell('proposalWaits')}</a>
          </li>
        )}
      </ul>
      {waiting.length > 0 && (
        <section aria-labelledby="held">
          <h3 id="held">{tell('held')}</h3>
          <ul class="tasks">
            {waiting.map(({ id, count, cap, words }) => (
              <li key={id} class="task">
                <strong>{id}</strong>
                <p>
                  {tell('heldFacts', {
                    ...{ count: number(count), cap: number(cap), words: number(words.length) },
                  })}
                </p>
                <p>{tell('heldCommand')}</p>
                <code>npm run -s tiendo -- deliveries held</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      {rows.length > 0 && (
        <section aria-labelledby="rows">
          <h3 id="rows">{tell('unreadableRows')}</h3>
          <ul class="tasks">
            {rows.slice(0, 20).map(({ key, kind, reason, foundAt, advice }) => (
              <li key={`${key.pk}/${key.sk}`} class="task">
                <strong>
                  {kind}: {key.pk} / {key.sk}
                </strong>
                <p>{inWords(advice)}</p>
                <p class="hint">
                  {reason}. {tell('foundAt', { at: formatLocalTime(foundAt, language.value) })}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
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
