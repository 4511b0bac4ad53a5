import { portalPaths } from '../../contract/portal-paths.ts';
import { formatWeek } from '../../domain/language/format.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { go } from '../shell/address.ts';
import { Page } from '../shell/page.tsx';
import { Completeness } from './completeness.tsx';
import { LeagueRanking } from './league-ranking.tsx';
import { PublishedStanding } from './published-standing.tsx';
import { QuarterTables } from './quarter-tables.tsx';
import { OfRankedWeek, type RankedWeek } from './ranked-week.tsx';
import { weekAfter } from './weeks.ts';

/** A ranked week: each league in its order, and who sent figures. */
export function WeekPage({ set, period }: { readonly set: string; readonly period: string }) {
  return (
    <Page
      title={
        period === '' ? say('weekOfLeaders') : say('weekTitle', { week: formatWeek(period, language.value) })
      }
    >
      <OfRankedWeek set={set} period={period}>
        {(week) => <Week week={week} />}
      </OfRankedWeek>
    </Page>
  );
}

function Week({ week: { catalogue, set, period, last } }: { readonly week: RankedWeek }) {
  const { value } = language;
  const to = (weeks: number) => portalPaths.week(set.id, weekAfter(period, weeks));
  const leagues = catalogue.leagues.filter(({ id }) => set.leagues.includes(id));
  return (
    <>
      <p class="lead">
        {inWords(set.name)}, {formatWeek(period, value)}
      </p>
      <nav class="actions weeks" aria-label={say('otherWeeks')}>
        <a href={to(-1)}>{say('weekBefore', { week: formatWeek(weekAfter(period, -1), value) })}</a>
        <a href={to(1)}>{say('weekAfter', { week: formatWeek(weekAfter(period, 1), value) })}</a>
        <OtherWeek catalogue={catalogue} set={set} period={period} last={last} />
        <button type="button" onClick={() => print()}>
          {say('print')}
        </button>
      </nav>
      <PublishedStanding key={`standing/${period}`} set={set.id} period={period} />
      {leagues.map((league) => (
        <LeagueRanking key={`${league.id}/${period}`} set={set.id} period={period} league={league} />
      ))}
      <QuarterTables key={`quarter/${period}`} set={set.id} period={period} leagues={leagues} />
      <Completeness key={period} set={set.id} period={period} />
    </>
  );
}

/** How many weeks back can be chosen: a year. */
const weeksBack = 53;

/** Any week of the last year, and any of the ranked sets where there are several. */
function OtherWeek({ catalogue, set, period, last }: RankedWeek) {
  const weeks = Array.from({ length: weeksBack }, (_, back) => weekAfter(last, -back));
  const all = weeks.includes(period) ? weeks : [period, ...weeks].toSorted().toReversed();
  const sets = catalogue.sets.filter(({ leagues }) => leagues.length > 0);
  return (
    <>
      {sets.length > 1 && (
        <select
          aria-label={say('chooseSet')}
          value={set.id}
          onChange={(event) => go(portalPaths.week(event.currentTarget.value, period))}
        >
          {sets.map(({ id, name }) => (
            <option key={id} value={id}>
              {inWords(name)}
            </option>
          ))}
        </select>
      )}
      <select
        aria-label={say('chooseWeek')}
        value={period}
        onChange={(event) => go(portalPaths.week(set.id, event.currentTarget.value))}
      >
        {all.map((week) => (
          <option key={week} value={week}>
            {formatWeek(week, language.value)}
          </option>
        ))}
      </select>
    </>
  );
}
