import { useSignal } from '@preact/signals';
import type { LeagueTableAnswer } from '../../contract/league-tables.ts';
import { formatInteger, formatPeriod, formatPoints } from '../../domain/language/format.ts';
import { Loaded } from '../api/loaded.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import type { Catalogue } from './ranked-week.tsx';
import { quarterOf } from './weeks.ts';

type Leagues = Catalogue['leagues'];

/** How each league stands over the quarter of a week, read when somebody asks: it takes the rankings of all its weeks. */
export function QuarterTables({
  set,
  period,
  leagues,
}: {
  readonly set: string;
  readonly period: string;
  readonly leagues: Leagues;
}) {
  const isAsked = useSignal(false);
  if (isAsked.value)
    return leagues.map((league) => (
      <QuarterTable key={league.id} set={set} quarter={quarterOf(period)} league={league} />
    ));
  return (
    <p class="actions">
      <button
        type="button"
        onClick={() => {
          isAsked.value = true;
        }}
      >
        {say('showQuarter')}
      </button>
    </p>
  );
}

function QuarterTable({
  set,
  quarter,
  league: { id, name },
}: {
  readonly set: string;
  readonly quarter: string;
  readonly league: Leagues[number];
}) {
  const asked = useAnswer<'getLeagueTable'>(
    `/v1/league-tables/${encodeURIComponent(set)}/${quarter}?league=${id}&limit=1000`,
  );
  const { value } = language;
  return (
    <section aria-labelledby={`quarter-${id}`}>
      <h2 id={`quarter-${id}`}>
        {say('quarter', { league: inWords(name), period: formatPeriod(quarter, value) })}
      </h2>
      <Loaded asked={asked}>
        {({ lines, weeks }) => <Lines lines={lines} league={inWords(name)} weeks={weeks.length} />}
      </Loaded>
    </section>
  );
}

function Lines({
  lines,
  league,
  weeks,
}: {
  readonly lines: LeagueTableAnswer['lines'];
  readonly league: string;
  readonly weeks: number;
}) {
  const { value } = language;
  if (lines.length === 0) return <p>{say('nobodyRanked')}</p>;
  return (
    <table>
      <caption>{say('quarterCaption', { league, count: formatInteger(weeks, value) })}</caption>
      <thead>
        <tr>
          <th scope="col" class="number">
            {say('rank')}
          </th>
          <th scope="col">{say('unit')}</th>
          {(['points', 'weeksSent', 'weeksLed'] as const).map((key) => (
            <th key={key} scope="col" class="number">
              {say(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ unit, name, rank, points, weeks: of, submitted, wins, candidate }) => (
          <tr key={unit}>
            <td class="number">{rank ?? '—'}</td>
            <th scope="row">
              {inWords(name)}
              {candidate && <span class="measure">{say('candidate')}</span>}
            </th>
            <td class="number">{formatPoints(Math.round(points * 100), value)}</td>
            <td class="number">
              {submitted}/{of}
            </td>
            <td class="number">{wins}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
