import type { Scorecard } from '../../contract/scorecards.ts';
import { formatPoints, formatWeek } from '../../domain/language/format.ts';
import { language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { linePath } from './line-path.ts';

const size = { width: 600, height: 120 };

/** How a unit's points went: a line, and the same in a table. */
export function Trend({ trend }: { readonly trend: Scorecard['trend'] }) {
  const { value } = language;
  if (trend.length === 0) return null;
  const points = (number: number) => formatPoints(Math.round(number * 100), value);
  return (
    <>
      <h2 id="trend">{say('trend')}</h2>
      <figure>
        {trend.length > 1 && (
          <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby="trend">
            <title>{say('trend')}</title>
            <path
              d={linePath(
                trend.map(({ points: of }) => of),
                size,
              )}
            />
          </svg>
        )}
        <table>
          <caption>{say('trendCaption', { count: trend.length })}</caption>
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
            {trend.map(({ period, points: of, rank, of: among }) => (
              <tr key={period}>
                <th scope="row">{formatWeek(period, value)}</th>
                <td class="number">{points(of)}</td>
                <td class="number">
                  {rank}/{among}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </figure>
    </>
  );
}
