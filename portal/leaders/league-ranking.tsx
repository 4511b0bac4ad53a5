import { portalPaths } from '../../contract/portal-paths.ts';
import type { Ranking } from '../../contract/rankings/ranking.ts';
import {
  capitalise,
  formatInteger,
  formatLocalTime,
  formatPoints,
  formatPointsChange,
  formatSignedInteger,
  formatWeek,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import {
  newerUnapprovedWords,
  type Unapproved,
  unapprovedStates,
  unapprovedWords,
} from '../../domain/submission/unapproved.ts';
import { Loaded } from '../api/loaded.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import type { Key } from '../language/vietnamese.ts';
import { Moved } from './moved.tsx';
import type { Catalogue } from './ranked-week.tsx';
import { UnitNotes } from './unit-notes.tsx';

type Line = Ranking['lines'][number];

/** The ranking of a league in a week. */
export function LeagueRanking({
  set,
  period,
  league,
}: {
  readonly set: string;
  readonly period: string;
  readonly league: Catalogue['leagues'][number];
}) {
  const asked = useAnswer<'getRanking'>(
    `/v1/rankings/${encodeURIComponent(set)}/${period}?league=${league.id}&limit=1000`,
  );
  return (
    <section aria-labelledby={`league-${league.id}`}>
      <h2 id={`league-${league.id}`}>{inWords(league.name)}</h2>
      <Loaded asked={asked}>{(ranking) => <Lines ranking={ranking} />}</Loaded>
    </section>
  );
}

function Lines({ ranking }: { readonly ranking: Ranking }) {
  const { value } = language;
  const { set, period, lines, comparedWith, ranked, received, expected, edition, cutOffAt } = ranking;
  const waiting = [...lines.filter(({ submitted }) => !submitted), ...ranking.excluded].flatMap(
    ({ unapproved }) => unapproved ?? [],
  );
  const facts = [
    say('receivedOf', {
      received: formatInteger(received + waiting.length, value),
      expected: formatInteger(expected, value),
    }),
    ...unapprovedFacts(waiting, value),
    say('cutOff', { at: formatLocalTime(cutOffAt, value) }),
    ...(edition > 1 ? [say('edition', { edition })] : []),
    ...(comparedWith === null ? [] : [say('comparedWith', { week: formatWeek(comparedWith.period, value) })]),
    ...(ranking.provisional ? [say('provisional')] : []),
    ...(lines.some(({ illustrative }) => illustrative) ? [say('illustrative')] : []),
  ];
  return (
    <>
      <ul class="facts">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {lines.length === 0 ? (
        <p>{say('nobodyRanked')}</p>
      ) : (
        <table>
          <caption>{say('rankingCaption', { ranked: formatInteger(ranked, value) })}</caption>
          <thead>
            <tr>
              <th scope="col" class="number">
                {say('rank')}
              </th>
              <th scope="col">{say('unit')}</th>
              <th scope="col" class="number">
                {say('points')}
              </th>
              <th scope="col" class="number">
                {say('pointsChange')}
              </th>
              <th scope="col" class="number">
                {say('placesChange')}
              </th>
              <th scope="col" class="wide">
                {say('className')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <RankingLine
                key={line.unit}
                line={line}
                ranking={ranking}
                path={portalPaths.scorecard(line.unit, set, period)}
              />
            ))}
          </tbody>
        </table>
      )}
      <UnitNotes ranking={ranking} />
    </>
  );
}

/** How many units sent figures of which none counts for want of approval. */
function unapprovedFacts(found: readonly Unapproved[], value: Language): string[] {
  return unapprovedStates.flatMap((state) => {
    const count = found.filter((one) => one === state).length;
    return count === 0
      ? []
      : [`${capitalise(inWords(unapprovedWords[state]))}: ${formatInteger(count, value)}`];
  });
}

/** Whether the unit sent nothing that counts, or something after it, because that is not approved. */
function unapprovedMarks({ submitted, unapproved }: Line): string[] {
  if (unapproved === undefined) return [];
  return [inWords((submitted ? newerUnapprovedWords : unapprovedWords)[unapproved])];
}

const reasons = {
  'nothing-sent': 'notRankedNoFigures',
  partial: 'notRankedIncomplete',
  'too-little-applies': 'notRankedLittle',
  unreadable: 'notRankedUnreadable',
} as const satisfies Readonly<Record<NonNullable<Line['notRanked']>, Key>>;

function RankingLine({
  line,
  ranking,
  path,
}: {
  readonly line: Line;
  readonly ranking: Ranking;
  readonly path: string;
}) {
  const { rank, name, points, delta, late, notRanked } = line;
  const { value } = language;
  const hundredths = (number: number) => Math.round(number * 100);
  const found = ranking.classes.find(({ id }) => id === line.class);
  const marks = [
    ...(notRanked === null || (notRanked === 'nothing-sent' && line.unapproved !== undefined)
      ? []
      : [say(reasons[notRanked])]),
    ...unapprovedMarks(line),
    ...(line.sent === 'partial' ? [say('statePartial')] : []),
    ...(late ? [say('late')] : []),
    ...(line.carriedFrom === undefined
      ? []
      : [say('carried', { week: formatWeek(line.carriedFrom, value) })]),
    ...(line.comparedWith === undefined
      ? []
      : [say('changeSince', { week: formatWeek(line.comparedWith.period, value) })]),
  ];
  return (
    <tr>
      <td class="number">{rank ?? '—'}</td>
      <th scope="row">
        <a href={path}>{inWords(name)}</a>
        {marks.length > 0 && <span class="measure">{marks.join('; ')}</span>}
      </th>
      <td class="number">{formatPoints(hundredths(points), value)}</td>
      <td class="number">{delta === null ? '—' : formatPointsChange(hundredths(delta.points), value)}</td>
      <td class="number">
        <Moved places={delta?.places ?? null} text={formatSignedInteger(delta?.places ?? 0, value)} />
      </td>
      <td class="wide">{found === undefined ? '—' : inWords(found.name)}</td>
    </tr>
  );
}
