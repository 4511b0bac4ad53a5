import type { DeliveryPage } from '../../contract/deliveries.ts';
import type { ExtensionRequestPage } from '../../contract/extension-requests.ts';
import type { OccurrencesAnswer } from '../../contract/occurrences.ts';
import { portalPaths } from '../../contract/portal-paths.ts';
import type { UnreadableRowsAnswer } from '../../contract/unreadable-rows.ts';
import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import type { Outcome } from '../api/request.ts';
import { type Asked, useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { HeldRuns } from './held-runs.tsx';
import { LeftOutNote } from './left-out.tsx';
import { accountOf, runName } from './run-state.ts';
import { tell } from './tell.ts';

/** The most requests for an extension that are counted; beyond, it is said that there are more. */
const mostCounted = 200;

/** The most unreadable rows shown at once. */
const mostRows = 20;

const number = (count: number) => formatInteger(count, language.value);

/** What needs an operator: each with the way to where it is dealt with. @param recent the runs of the last days */
export function Attention({ recent }: { readonly recent: Asked<OccurrencesAnswer> }) {
  const held = useAnswer<'listHeldRuns'>('/v1/deliveries/held');
  const rows = useAnswer<'listUnreadableRows'>('/v1/unreadable-rows');
  const proposal = useAnswer<'getProposal'>('/v1/catalogue/proposal');
  const report = useAnswer<'listDeliveries'>('/v1/deliveries?limit=1');
  const requests = useAnswer<'listExtensionRequests'>(
    `/v1/extension-requests?state=waiting&limit=${mostCounted}`,
  );
  const sources = [recent, held, rows, proposal, report, requests];
  const failed = sources.filter(({ outcome }) => outcome !== null && !isKnown(outcome));
  const waiting = answerOf(held)?.runs.filter(({ released }) => !released) ?? [];
  const facts = [
    ...failingRuns(answerOf(recent)),
    ...unsentMessages(answerOf(report)),
    ...waitingRequests(answerOf(requests)),
    ...(waiting.length === 0 ? [] : [{ text: tell('heldWaiting', { count: number(waiting.length) }) }]),
    ...(answerOf(proposal) === null
      ? []
      : [{ text: tell('proposalWaits'), path: portalPaths.operationsPart('catalogue') }]),
    ...unreadable(answerOf(rows)),
  ];
  const isAsking = sources.some(({ outcome }) => outcome === null);
  return (
    <section aria-labelledby="attention">
      <h2 id="attention">{tell('attention')}</h2>
      {isAsking && <p role="status">{say('loading')}</p>}
      {!isAsking && failed.length === 0 && facts.length === 0 && <p>{tell('nothingToDo')}</p>}
      <ul class="plain-list">
        {facts.map(({ text, path }: Fact) => (
          <li key={text}>{path === undefined ? text : <a href={path}>{text}</a>}</li>
        ))}
      </ul>
      {failed.length > 0 && <Failure failed={failed} />}
      {[answerOf(held), answerOf(rows), answerOf(requests)].map((of, index) =>
        of === null ? null : <LeftOutNote key={index} of={of} />,
      )}
      <HeldRuns runs={waiting} />
      <Rows answer={answerOf(rows)} />
    </section>
  );
}

type Fact = { readonly text: string; readonly path?: string };

/** An answer; there may be nothing to answer with, such as before the first report. */
function isKnown(outcome: Outcome<unknown>): boolean {
  return outcome.kind === 'answered' || (outcome.kind === 'refused' && outcome.status === 404);
}

function answerOf<T>({ outcome }: Asked<T>): T | null {
  return outcome?.kind === 'answered' ? outcome.body : null;
}

function failingRuns(answer: OccurrencesAnswer | null): Fact[] {
  const failing = (answer?.occurrences ?? []).filter(({ status }) =>
    ['failed', 'missing', 'unreadable'].includes(status),
  );
  return failing.map((run) => ({
    text: tell('runFailing', { run: runName(run), why: accountOf(run.account) || tell('runNotMade') }),
  }));
}

function unsentMessages(answer: DeliveryPage | null): Fact[] {
  if (answer === null) return [];
  const { counts, occurrence } = answer;
  const unsent = (['failed', 'bounced', 'expired'] as const).reduce(
    (sum, state) => sum + (counts[state] ?? 0),
    0,
  );
  if (unsent === 0) return [];
  return [{ text: tell('unsent', { count: number(unsent) }), path: portalPaths.messages(occurrence) }];
}

function waitingRequests(answer: ExtensionRequestPage | null): Fact[] {
  if (answer === null || answer.requests.length === 0) return [];
  const count = number(answer.requests.length) + (answer.next === null ? '' : '+');
  return [{ text: tell('requestsWait', { count }), path: portalPaths.extensions() }];
}

function unreadable(answer: UnreadableRowsAnswer | null): Fact[] {
  return answer === null || answer.total === 0
    ? []
    : [{ text: tell('rowsUnreadable', { count: number(answer.total) }) }];
}

/** What could not be asked for, said once for all that failed alike. */
function Failure({ failed }: { readonly failed: readonly Asked<unknown>[] }) {
  const reasons = failed.map(({ outcome }) =>
    outcome?.kind === 'refused' ? outcome.problem.detail : say('unreachable'),
  );
  return (
    <div class="notice" role="alert">
      {[...new Set(reasons)].map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <button
        type="button"
        onClick={() => {
          for (const { again } of failed) again();
        }}
      >
        {say('again')}
      </button>
    </div>
  );
}

function Rows({ answer }: { readonly answer: UnreadableRowsAnswer | null }) {
  if (answer === null || answer.rows.length === 0) return null;
  const shown = answer.rows.slice(0, mostRows);
  return (
    <section aria-labelledby="rows">
      <h3 id="rows">{tell('unreadableRows')}</h3>
      <ul class="tasks">
        {shown.map(({ key, kind, reason, foundAt, advice }) => (
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
      {answer.total > shown.length && (
        <p>{tell('andMore', { count: number(answer.total - shown.length) })}</p>
      )}
    </section>
  );
}
