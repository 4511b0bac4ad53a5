import type { Scorecard } from '../../contract/scorecards.ts';
import { formatPoints, formatWeek } from '../../domain/language/format.ts';
import { language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { linePath } from './line-path.ts';

const size = { width: 600, height: 120 };

/** Points and rank in a period; `of` is null where the number of places is not known. */
type Point = Pick<Scorecard['trend'][number], 'period' | 'points' | 'rank' | 'illustrative'> & {
  readonly of: number | null;
};

/** How points went: a line, and the same in a table. */
export function Trend({
  trend,
  heading = 'trend',
}: {
  readonly trend: readonly Point[];
  readonly heading?: 'trend' | 'standingTrend';
}) {
  const { value } = language;
  if (trend.length === 0) return null;
  const points = (number: number) => formatPoints(Math.round(number * 100), value);
  return (
    <>
      <h2 id={heading}>{say(heading)}</h2>
      <figure>
        {trend.length > 1 && (
          <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby={heading}>
            <title>{say(heading)}</title>
            <path
              d={linePath(
                trend.map(({ points: of }) => of),
                size,
              )}
            />
          </svg>
        )}
        <table>
          <caption>
            {say('trendCaption', { count: trend.length })}
            {trend.some(({ illustrative }) => illustrative) && ` · † ${say('illustrative')}`}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say('week')}</th>
              <th scope="col" class="number">
                {say('points')}
              </th>
              <th scope="col" class="number">
                {say('rank')}
              </th>
            </tr>
          </thead>
          <tbody>
            {trend.map(({ period, points: of, rank, of: among, illustrative }) => (
              <tr key={period}>
                <th scope="row">
                  {formatWeek(period, value)}
                  {illustrative && '†'}
                </th>
                <td class="number">{points(of)}</td>
                <td class="number">
                  {rank}
                  {among === null ? '' : `/${among}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </figure>
    </>
  );
}
