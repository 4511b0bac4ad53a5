import type { HeldRunAnswer } from '../../contract/holds.ts';
import { capitalise, formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { jobWords } from '../../domain/schedule/job-words.ts';
import { inWords, language } from '../language/language.ts';
import { commandWords } from './command.ts';
import { Facts } from './facts.tsx';
import { tell } from './tell.ts';

/** The runs that wait for two operators: whom they would reach, who has agreed, and the command by which each operator agrees. */
export function HeldRuns({ runs }: { readonly runs: readonly HeldRunAnswer[] }) {
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="held">
      <h3 id="held">{tell('held')}</h3>
      <ul class="tasks">
        {runs.map((run) => (
          <li key={run.id} class="task">
            <strong>{nameOf(run.id)}</strong>
            <Facts facts={factsOf(run)} />
            <Addresses title={tell('heldNewly')} all={run.newlyCount} shown={run.newly} />
            <Addresses title={tell('heldNoLonger')} all={run.noLongerCount} shown={run.noLonger} />
            <p>{tell('heldCommand')}</p>
            <code class="command words">
              {commandWords('deliveries', 'release', '--id', run.id, '--confirm', run.confirm).map((word) => [
                <span key={word}>{word}</span>,
                ' ',
              ])}
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function factsOf({ count, cap, previous, words }: HeldRunAnswer): string[] {
  const { value } = language;
  const number = (of: number) => formatInteger(of, value);
  return [
    tell('heldFacts', { count: number(count), cap: number(cap) }),
    previous === null
      ? tell('heldFirst')
      : tell('heldPrevious', { run: nameOf(previous.id), count: number(previous.count) }),
    ...(words.length === 0 ? [tell('heldNobody')] : []),
    ...words.map(({ label, at }) => tell('heldAgreed', { by: label, at: formatLocalTime(at, value) })),
  ];
}

function Addresses({
  title,
  all,
  shown,
}: {
  readonly title: string;
  readonly all: number;
  readonly shown: readonly string[];
}) {
  if (all === 0) return null;
  const number = (of: number) => formatInteger(of, language.value);
  return (
    <details>
      <summary>
        {title} ({number(all)})
      </summary>
      <p class="reason words">
        {shown.map((address, index) => [
          <span key={address}>{index + 1 < shown.length ? `${address},` : address}</span>,
          ' ',
        ])}
      </p>
      {all > shown.length && <p>{tell('andMore', { count: number(all - shown.length) })}</p>}
    </details>
  );
}

/** A run by its id, `report@2024-01-15T00:00:00Z`; the id itself where it is of another form, as of corrected e-mails. */
function nameOf(id: string): string {
  const [job = '', at = ''] = id.split('@');
  const name = Object.entries(jobWords).find(([one]) => one === job)?.[1];
  if (name === undefined || Number.isNaN(Date.parse(at))) return id;
  return `${capitalise(inWords(name))}, ${formatLocalTime(at, language.value)}`;
}
