import type { Standings } from '../../contract/standings.ts';
import {
  formatPoints,
  formatPointsChange,
  formatSignedInteger,
  formatWeek,
} from '../../domain/language/format.ts';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { Moved } from './moved.tsx';
import { Trend } from './trend.tsx';

/** What another body published about the whole, as the report by e-mail heads it. Nothing for a set that follows none. */
export function PublishedStanding({ set, period }: { readonly set: string; readonly period: string }) {
  const { outcome } = useAnswer<'getStandings'>(`/v1/standings/${encodeURIComponent(set)}/${period}`);
  if (outcome?.kind !== 'answered') return null;
  const { name, series } = outcome.body;
  const latest = series.find((one) => one.period === period);
  const whole = series.filter(isWhole);
  if (latest === undefined && whole.length === 0) return null;
  return (
    <section class="card" aria-labelledby="standing">
      <h2 id="standing" class="tight">
        {inWords(name)}
      </h2>
      {latest === undefined ? <p>{say('notPublished')}</p> : <Latest standing={latest} />}
      {whole.length > 1 && <Trend trend={whole} heading="standingTrend" />}
    </section>
  );
}

type Standing = Standings['series'][number];
type Whole = Standing & { readonly points: number; readonly rank: number };

function isWhole(standing: Standing): standing is Whole {
  return standing.points !== null && standing.rank !== null;
}

function Latest({ standing }: { readonly standing: Standing }) {
  const { points, rank, of, delta, comparedWith, illustrative } = standing;
  const { value } = language;
  const hundredths = (number: number) => Math.round(number * 100);
  return (
    <>
      <p class="standing">
        {points !== null && (
          <span>
            <strong>{formatPoints(hundredths(points), value)}</strong> {say('pointsWord')}
            {delta?.points == null ? null : (
              <>
                {' '}
                <Moved places={delta.points} text={formatPointsChange(hundredths(delta.points), value)} />
              </>
            )}
          </span>
        )}
        {rank !== null && (
          <span>
            {say('rankWord')}{' '}
            <strong>
              {rank}
              {of === null ? '' : `/${of}`}
            </strong>
            {delta?.places == null ? null : (
              <>
                {' '}
                <Moved
                  places={delta.places}
                  text={say('changedPlaces', { places: formatSignedInteger(delta.places, value) })}
                />
              </>
            )}
          </span>
        )}
      </p>
      <ul class="facts">
        {comparedWith !== null && <li>{say('comparedWith', { week: formatWeek(comparedWith, value) })}</li>}
        {illustrative && <li>{say('illustrative')}</li>}
      </ul>
    </>
  );
}
