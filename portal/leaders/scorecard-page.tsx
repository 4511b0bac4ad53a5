import { portalPaths } from '../../contract/portal-paths.ts';
import type { Scorecard } from '../../contract/scorecards.ts';
import {
  formatPoints,
  formatPointsChange,
  formatSignedInteger,
  formatWeek,
} from '../../domain/language/format.ts';
import { Loaded } from '../api/loaded.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { Page } from '../shell/page.tsx';
import { Questions } from './questions.tsx';
import { OfRankedWeek, type RankedWeek } from './ranked-week.tsx';
import { Trend } from './trend.tsx';

/** The points of one unit in a week, why they changed, and how they went. */
export function ScorecardPage({
  unit,
  set,
  period,
}: {
  readonly unit: string;
  readonly set: string;
  readonly period: string;
}) {
  return (
    <Page title={say('scorecard')}>
      <OfRankedWeek set={set} period={period}>
        {(week) => <OneScorecard unit={unit} week={week} />}
      </OfRankedWeek>
    </Page>
  );
}

function OneScorecard({
  unit,
  week: { catalogue, set, period },
}: {
  readonly unit: string;
  readonly week: RankedWeek;
}) {
  const query = new URLSearchParams({ set: set.id, period });
  const asked = useAnswer<'getScorecard'>(`/v1/units/${encodeURIComponent(unit)}/scorecard?${query}`);
  const found = catalogue.units.find(({ id }) => id === unit);
  const { value } = language;
  return (
    <>
      <p class="lead">
        {found === undefined ? unit : inWords(found.name)} – {inWords(set.name)}, {formatWeek(period, value)}
      </p>
      <p class="actions">
        <a href={portalPaths.week(set.id, period)}>{say('toWeek')}</a>
        <button type="button" onClick={() => print()}>
          {say('print')}
        </button>
      </p>
      <Loaded asked={asked}>{(card) => <Card card={card} set={set} />}</Loaded>
      {/* Nobody is there to answer for a unit that has ended, of a week that it was not ranked in. */}
      {!(found?.validTo && asked.outcome?.kind === 'refused') && (
        <Questions unit={unit} set={set.id} period={period} />
      )}
    </>
  );
}

const hundredths = (points: number) => Math.round(points * 100);

function Card({ card, set }: { readonly card: Scorecard; readonly set: RankedWeek['set'] }) {
  const { value } = language;
  const { line, of, className, explanation, trend, provisional } = card;
  const points = (number: number) => formatPoints(hundredths(number), value);
  const facts = [
    line.rank === null ? say('notRanked') : say('rankOf', { rank: line.rank, of }),
    say('pointsOf', { points: points(line.points), of: points(line.maxPoints) }),
    ...(className === null ? [] : [inWords(className)]),
    ...(line.delta === null
      ? []
      : [say('changed', { points: formatPointsChange(hundredths(line.delta.points), value) })]),
    ...(line.delta?.places == null
      ? []
      : [say('changedPlaces', { places: formatSignedInteger(line.delta.places, value) })]),
    ...(provisional ? [say('provisional')] : []),
    ...(line.illustrative ? [say('illustrative')] : []),
  ];
  return (
    <>
      <ul class="facts strong">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {explanation[value].length > 0 && (
        <>
          <h2>{say('why')}</h2>
          <ul class="why">
            {explanation[value].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      <Trend trend={trend} />
      <h2>{say('byIndicator')}</h2>
      <Points line={line} set={set} />
    </>
  );
}

function Points({ line, set }: { readonly line: Scorecard['line']; readonly set: RankedWeek['set'] }) {
  const { value } = language;
  const points = (number: number) => formatPoints(hundredths(number), value);
  const scores = new Map(line.indicators.map((one) => [one.indicator, one]));
  // What was gained by a figure sent again, or lost by one not sent, is part of the change above too.
  const changed = [...(line.why?.indicators ?? []), ...(line.why?.notSent ?? [])];
  const changes = new Map(changed.map((one) => [one.indicator, one.points]));
  return (
    <table>
      <caption>{say('pointsCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('indicator')}</th>
          <th scope="col" class="number">
            {say('points')}
          </th>
          <th scope="col" class="number">
            {say('most')}
          </th>
          <th scope="col" class="number">
            {say('pointsChange')}
          </th>
        </tr>
      </thead>
      {set.groups.map(({ id, name }) => {
        const group = line.groups.find((one) => one.group === id);
        const indicators = set.indicators.filter((one) => one.group === id && scores.has(one.id));
        return indicators.length === 0 ? null : (
          <tbody key={id}>
            <tr class="group-row">
              <th scope="row">{inWords(name)}</th>
              <td class="number">{group === undefined ? '' : points(group.points)}</td>
              <td class="number">{group === undefined ? '' : points(group.maxPoints)}</td>
              <td />
            </tr>
            {indicators.map((indicator) => {
              const score = scores.get(indicator.id);
              const change = changes.get(indicator.id);
              return (
                <tr key={indicator.id}>
                  <th scope="row">{inWords(indicator.name)}</th>
                  <td class="number">{score === undefined ? '' : points(score.points)}</td>
                  <td class="number">{score === undefined ? '' : points(score.maxPoints)}</td>
                  <td class="number">
                    {change === undefined ? '' : formatPointsChange(hundredths(change), value)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        );
      })}
    </table>
  );
}
